import { fileURLToPath } from 'node:url';
import type { OverlayOptions } from 'sharp';

const font = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/sarabun/700Bold/Sarabun_700Bold.ttf'),
);

/**
 * Invisible text with the highest and the lowest Thai letters. It gives all text pictures the same
 * baseline.
 */
const reference = '<span alpha="1">ปื้ฎู</span>';
/** The position of the baseline in a text picture as a share of its height, measured with Sarabun Bold. */
const baselineShare = 0.695;

export type Anchor = 'start' | 'middle' | 'end';

export interface TextBlock {
  text: string;
  ink: string;
  size: number;
  anchor: Anchor;
  x: number;
  /** The vertical position of the baseline. */
  y: number;
}

/**
 * Draws a text as a picture that is placed over another one. Sharp's SVG does not find our font, but
 * its text input accepts a font file.
 */
export async function drawText({
  text,
  ink,
  size,
  anchor,
  x,
  y,
}: TextBlock): Promise<OverlayOptions> {
  const { default: sharp } = await import('sharp');
  const markup = `<span foreground="${ink}">${text}</span>`;
  const before = anchor === 'start' ? '' : reference;
  const after = anchor === 'end' ? '' : reference;
  const { data, info } = await sharp({
    text: {
      text: before + markup + after,
      font: `Sarabun Bold ${size}`,
      fontfile: font,
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  const shift = { start: 0, middle: info.width / 2, end: info.width }[anchor];
  return {
    input: data,
    left: Math.round(x - shift),
    top: Math.round(y - info.height * baselineShare),
  };
}

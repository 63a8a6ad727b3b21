import { icons, isIconName } from './assets/icons.ts';
import { isTone, tones } from './messages/parts/theme.ts';

const pixels = 96;
const drawn = new Map<string, Promise<Buffer>>();

/** An icon in the colour of a state, such as `clock-due`, for cards and chips. Null for an unknown name. */
export async function iconPng(name: string): Promise<Buffer | null> {
  const [icon = '', tone = '', ...rest] = name.split('-');
  if (!isIconName(icon) || !isTone(tone) || rest.length > 0) return null;
  const cached = drawn.get(name);
  if (cached) return cached;
  const drawing = draw(svgOf(icons[icon], tones[tone].ink));
  drawn.set(name, drawing);
  return drawing;
}

/** Loads the image library when the first picture is drawn, because many processes never draw one. */
async function draw(svg: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg)).png().toBuffer();
}

function svgOf(shape: string, ink: string): string {
  const stroke = `fill="none" stroke="${ink}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 24 24" ${stroke}>${shape}</svg>`;
}

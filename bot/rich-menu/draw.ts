import { icons } from '../assets/icons.ts';
import type { IconName } from '../assets/icons.ts';
import { colors, tones } from '../messages/parts/theme.ts';
import { heightOf, menuWidth, placeOfCell, stripHeight } from './menus.ts';
import type { Menu, Strip } from './menus.ts';
import { drawText } from './text-layer.ts';
import type { TextBlock } from './text-layer.ts';

const iconSize = 272;
const stripIcon = 132;
const lineWidth = 6;

export interface Drawing {
  svg: string;
  words: readonly TextBlock[];
}

/** Everything that the picture depends on. The same plan always gives the same picture. */
export function planOf(menu: Menu): Drawing {
  const height = heightOf(menu);
  const shapes = [
    `<rect width="${menuWidth}" height="${height}" fill="${colors.surface}"/>`,
    ...(menu.strip ? [stripShape(menu.strip)] : []),
    ...menu.cells.map((_, index) => cellShape(menu, index)),
    rules(menu, height),
  ];
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${menuWidth}" height="${height}">${shapes.join('')}</svg>`,
    words: [...(menu.strip ? stripWords(menu.strip) : []), ...cellWords(menu)],
  };
}

/**
 * Draws the menu as a PNG: a strip with the state of the work, and the actions below it. It is far
 * below LINE's limit of 1 MB.
 */
export async function drawMenu(menu: Menu): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const { svg, words } = planOf(menu);
  return sharp(Buffer.from(svg))
    .composite(await Promise.all(words.map(drawText)))
    .png({ palette: true, quality: 90, effort: 3 })
    .toBuffer();
}

function icon(
  name: IconName,
  placement: { x: number; y: number; size: number; ink: string; weight: number },
): string {
  const { x, y, size, ink, weight } = placement;
  const stroke = `fill="none" stroke="${ink}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<g transform="translate(${x} ${y}) scale(${size / 24})" ${stroke}>${icons[name]}</g>`;
}

function stripShape({ tone, icon: name }: Strip): string {
  const { ink, tint } = tones[tone];
  return [
    `<rect width="${menuWidth}" height="${stripHeight}" fill="${tint}"/>`,
    icon(name, { x: 84, y: 44, size: stripIcon, ink, weight: 2 }),
    icon('next', { x: 2316, y: 50, size: 120, ink, weight: 2 }),
  ].join('');
}

function stripWords({ tone, label }: Strip): TextBlock[] {
  const { ink } = tones[tone];
  const line = { ink, size: 106, y: 150 };
  return [
    { ...line, text: label, anchor: 'start', x: 256 },
    { ...line, text: 'เปิดดู', anchor: 'end', x: 2270 },
  ];
}

/** The first action is drawn as a filled button. */
function cellShape(menu: Menu, index: number): string {
  const { x, y, width, height } = placeOfCell(menu, index);
  const first = index === 0;
  const ground = first
    ? `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colors.brand}"/>`
    : '';
  const cell = menu.cells[index];
  if (!cell) return ground;
  const drawn = icon(cell.icon, {
    x: x + (width - iconSize) / 2,
    y: y + (height - 453) / 2,
    size: iconSize,
    ink: first ? colors.surface : colors.brand,
    weight: 1.75,
  });
  return ground + drawn;
}

function cellWords(menu: Menu): TextBlock[] {
  return menu.cells.map(({ label }, index) => {
    const { x, y, width, height } = placeOfCell(menu, index);
    return {
      text: label,
      ink: index === 0 ? colors.surface : colors.ink,
      size: label.length > 10 ? 116 : 136,
      anchor: 'middle',
      x: x + width / 2,
      y: y + (height - 453) / 2 + 432,
    };
  });
}

function rules(menu: Menu, height: number): string {
  const top = menu.strip ? stripHeight : 0;
  const across = menu.cells.flatMap((_, index) => {
    const { y } = placeOfCell(menu, index);
    return index % 3 === 0 && y > 0 ? [`M0 ${y}H${menuWidth}`] : [];
  });
  const down = [1, 2].map((index) => `M${placeOfCell(menu, index).x} ${top}V${height}`);
  return `<path d="${[...across, ...down].join('')}" stroke="${colors.line}" stroke-width="${lineWidth}"/>`;
}

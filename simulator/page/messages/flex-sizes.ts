// LINE's size keywords in pixels, chosen so that lines of a card wrap at about the same places as on
// a phone.
type Scale = Record<string, number>;

const space: Scale = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const letters: Scale = {
  xxs: 11,
  xs: 13,
  sm: 14,
  md: 16,
  lg: 19,
  xl: 22,
  xxl: 29,
  '3xl': 35,
  '4xl': 48,
  '5xl': 74,
};
const pictures: Scale = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  '3xl': 180,
  '4xl': 200,
  '5xl': 220,
};
const borders: Scale = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };
const bubbles: Scale = {
  nano: 120,
  micro: 160,
  deca: 220,
  hecto: 241,
  kilo: 260,
  mega: 300,
  giga: 386,
};

/** Translates a keyword and returns a length unchanged; '' for a value that LINE would refuse. */
function onScale(scale: Scale, text: string | undefined): string {
  if (text === undefined) return '';
  const pixels = scale[text];
  if (pixels !== undefined) return `${pixels}px`;
  return /^-?\d+(\.\d+)?(px|%)$/.test(text) ? text : '';
}

export const spaceOf = (text: string | undefined): string => onScale(space, text);
export const borderWidth = (text: string | undefined): string => onScale(borders, text);
export const letterSize = (text = 'md'): string => onScale(letters, text);
export const pictureWidth = (text = 'md'): string =>
  text === 'full' ? '100%' : onScale(pictures, text);
export const bubbleWidth = (text = 'mega'): string => onScale(bubbles, text) || '300px';

export function isSmallBubble(size: string | undefined): boolean {
  return ['nano', 'micro', 'deca', 'hecto', 'kilo'].includes(size ?? 'mega');
}

/** The space around the blocks of a bubble, by the size of the bubble. */
export function blockPadding(block: string, size = 'mega'): string {
  if (block === 'footer') return '10px';
  if (size === 'nano' || size === 'micro') return '10px';
  if (isSmallBubble(size)) return '13px';
  return block === 'body' ? '19px 20px 17px' : '20px';
}

export function colour(text: string | undefined): string {
  return text !== undefined && /^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/.test(text) ? text : '';
}

export function ratio(text = '1:1'): string {
  const [wide = 0, high = 0] = text.split(':').map(Number);
  return wide > 0 && high > 0 ? `${wide} / ${high}` : '1 / 1';
}

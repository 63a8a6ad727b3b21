// LINE's keywords as pixels, so that a card here breaks its lines about where a phone would.
const space = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const letters = {
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
const pictures = {
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
const borders = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };

const measured = (text) => (/^-?\d+(\.\d+)?(px|%)$/.test(text ?? '') ? text : undefined);

export function spaceOf(keyword) {
  if (keyword === undefined) return undefined;
  return keyword in space ? `${space[keyword]}px` : measured(keyword);
}

export function letterSize(keyword = 'md') {
  return keyword in letters ? `${letters[keyword]}px` : measured(keyword);
}

export function pictureWidth(keyword = 'md') {
  if (keyword === 'full') return '100%';
  return keyword in pictures ? `${pictures[keyword]}px` : measured(keyword);
}

export function borderWidth(keyword) {
  if (keyword === undefined) return undefined;
  return keyword in borders ? `${borders[keyword]}px` : measured(keyword);
}

export const bubbleWidths = {
  nano: 120,
  micro: 160,
  deca: 220,
  hecto: 241,
  kilo: 260,
  mega: 300,
  giga: 386,
};

/** Space around the blocks of a bubble, by its size. */
export function blockPadding(block, size) {
  if (block === 'footer') return '10px';
  if (size === 'nano' || size === 'micro') return '10px';
  if (size === 'deca' || size === 'hecto' || size === 'kilo') return '13px';
  return block === 'body' ? '19px 20px 17px' : '20px';
}

export function colour(text) {
  return /^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/.test(text ?? '') ? text : undefined;
}

export function ratio(text = '1:1') {
  const [wide, high] = text.split(':').map(Number);
  return wide > 0 && high > 0 ? `${wide} / ${high}` : '1 / 1';
}

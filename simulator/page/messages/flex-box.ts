// How the parts of a Flex Message share the space of their box: LINE's layout rules as CSS flexbox.
import { borderWidth, colour, spaceOf } from './flex-sizes.ts';
import type { FlexPart } from '../types.ts';

const sides = [
  ['paddingTop', 'paddingTop'],
  ['paddingBottom', 'paddingBottom'],
  ['paddingStart', 'paddingLeft'],
  ['paddingEnd', 'paddingRight'],
] as const;
const moves = [
  ['offsetTop', 'top'],
  ['offsetBottom', 'bottom'],
  ['offsetStart', 'left'],
  ['offsetEnd', 'right'],
] as const;
const gravities = { top: 'flex-start', center: 'center', bottom: 'flex-end' } as const;

function shareOf(part: FlexPart, parent: FlexPart): string {
  const across = parent.layout !== 'vertical';
  const length = across ? part.width : part.height;
  const rigid = part.type === 'icon' || part.type === 'separator';
  const sized = part.type === 'box' && length !== undefined && part.flex === undefined;
  const weight = rigid || sized ? 0 : (part.flex ?? (across ? 1 : 0));
  if (weight === 0) return '0 0 auto';
  return across ? `${weight} 0 0` : `${weight} 0 auto`;
}

/** A component's share of its box, and its position in the box. */
export function placeInBox(node: HTMLElement, part: FlexPart, parent: FlexPart): void {
  const { style } = node;
  const free = part.position === 'absolute';
  if (free) style.position = 'absolute';
  else style.flex = shareOf(part, parent);
  if (!free && parent.layout !== 'vertical') {
    style.minWidth = '0';
    style.maxWidth = '100%';
  }
  for (const [name, side] of moves) {
    if (part[name] === undefined) continue;
    style[side] = spaceOf(part[name]);
    if (!free) style.position = 'relative';
  }
  if (part.gravity && parent.layout === 'horizontal') style.alignSelf = gravities[part.gravity];
}

/** A part's own margin replaces the spacing of the box. The first part has no spacing before it. */
export function gapBefore(part: FlexPart, parent: FlexPart, first: boolean): string {
  if (part.position === 'absolute') return '';
  if (part.margin !== undefined) return spaceOf(part.margin);
  return first || part.type === 'filler' ? '' : spaceOf(parent.spacing);
}

function gradient({ background }: FlexPart): string {
  if (background?.type !== 'linearGradient') return '';
  const { angle = '0deg', startColor, centerColor, endColor } = background;
  const stops = [startColor, centerColor, endColor].map(colour).filter((stop) => stop !== '');
  return `linear-gradient(${Number.parseFloat(angle) || 0}deg, ${stops.join(', ')})`;
}

export function paintBox(node: HTMLElement, part: FlexPart): void {
  const { style } = node;
  style.backgroundColor = colour(part.backgroundColor);
  style.backgroundImage = gradient(part);
  style.borderRadius = spaceOf(part.cornerRadius);
  if (part.cornerRadius) node.classList.add('fx-round');
  style.borderWidth = borderWidth(part.borderWidth);
  style.borderColor = colour(part.borderColor);
  for (const name of ['width', 'height', 'maxWidth', 'maxHeight'] as const)
    if (part[name] !== undefined) style[name] = part[name];
  padBox(node, part, '');
  if (part.justifyContent) style.justifyContent = part.justifyContent;
  if (part.alignItems) style.alignItems = part.alignItems;
}

/** `otherwise` is the padding of a box that sets no padding. */
export function padBox(node: HTMLElement, part: FlexPart, otherwise: string): void {
  node.style.padding = part.paddingAll === undefined ? otherwise : spaceOf(part.paddingAll);
  for (const [name, side] of sides)
    if (part[name] !== undefined) node.style[side] = spaceOf(part[name]);
}

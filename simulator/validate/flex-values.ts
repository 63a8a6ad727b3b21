import { complain, field, isFields, pattern, present } from './report.ts';
import type { Spot } from './report.ts';

const steps = 'xs|sm|md|lg|xl|xxl';
const decimal = '\\d+(\\.\\d+)?';
const known = {
  color: /^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/,
  margin: new RegExp(`^(none|${steps}|${decimal}px)$`),
  padding: new RegExp(`^(none|${steps}|${decimal}px|${decimal}%)$`),
  offset: new RegExp(`^-?(none|${steps}|${decimal}px|${decimal}%)$`),
  radius: new RegExp(`^(none|${steps}|${decimal}px)$`),
  border: new RegExp(`^(none|light|normal|medium|semi-bold|bold|${decimal}px)$`),
  length: new RegExp(`^(${decimal}px|${decimal}%)$`),
  textSize: new RegExp(`^(xxs|${steps}|3xl|4xl|5xl|${decimal}px)$`),
  imageSize: new RegExp(`^(xxs|${steps}|3xl|4xl|5xl|full|${decimal}px|${decimal}%)$`),
  pixels: new RegExp(`^${decimal}px$`),
  angle: new RegExp(`^${decimal}deg$`),
  percent: new RegExp(`^${decimal}%$`),
} as const;

export type ValueKind = keyof typeof known;

export function value(spot: Spot, kind: ValueKind): void {
  pattern(spot, known[kind], 'invalid property');
}

export function values(spot: Spot, kinds: Record<string, ValueKind>): void {
  for (const [name, kind] of Object.entries(kinds)) value(field(spot, name), kind);
}

export function aspectRatio(spot: Spot): void {
  if (!present(spot)) return;
  const match = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(String(spot.value));
  const width = Number(match?.[1]);
  const height = Number(match?.[2]);
  const inRange = (part: number) => part >= 1 && part <= 100_000;
  if (typeof spot.value !== 'string' || !inRange(width) || !inRange(height) || height > width * 3)
    complain(spot, 'invalid aspectRatio');
}

export function flexWeight(spot: Spot): void {
  if (!present(spot)) return;
  const good = typeof spot.value === 'number' && Number.isFinite(spot.value) && spot.value >= 0;
  if (!good) complain(spot, 'must be a number of 0 or more');
}

/** The number of animated images in it. LINE allows ten in a message. */
export function countAnimated(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, item) => sum + countAnimated(item), 0);
  if (!isFields(node)) return 0;
  const own = node['type'] === 'image' && node['animated'] === true ? 1 : 0;
  return own + countAnimated(Object.values(node).filter((item) => typeof item === 'object'));
}

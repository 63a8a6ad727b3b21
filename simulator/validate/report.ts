/** An entry of `details` in LINE's 400 answer. */
export interface Detail {
  message: string;
  property: string;
}

export interface Rules {
  httpOrigins: ReadonlySet<string> | 'localhost';
}

/** A value to check, its path in the request body, and the list to which errors are added. */
export interface Spot {
  value: unknown;
  path: string;
  details: Detail[];
  rules: Rules;
}

export type Fields = Record<string, unknown>;

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a field if it is a text; undefined for other types. */
export function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function complain(spot: Spot, message: string): void {
  spot.details.push({ message, property: spot.path });
}

export function field(spot: Spot, name: string): Spot {
  const value = isFields(spot.value) ? spot.value[name] : undefined;
  return { ...spot, value, path: spot.path === '' ? name : `${spot.path}.${name}` };
}

export function present(spot: Spot): boolean {
  return spot.value !== undefined && spot.value !== null;
}

/** True for an object; otherwise reports an error. */
export function object(spot: Spot): boolean {
  if (isFields(spot.value)) return true;
  complain(spot, present(spot) ? 'must be an object' : 'must be specified');
  return false;
}

interface TextLimit {
  max: number;
  count?: 'units' | 'graphemes';
  optional?: boolean;
}

export function text(spot: Spot, limit: TextLimit): void {
  if (!present(spot) && limit.optional) return;
  if (!present(spot)) return complain(spot, 'May not be empty');
  if (typeof spot.value !== 'string') return complain(spot, 'must be a string');
  if (spot.value.length === 0) return complain(spot, 'May not be empty');
  const length = limit.count === 'graphemes' ? countGraphemes(spot.value) : spot.value.length;
  if (length > limit.max) complain(spot, `Length must be between 0 and ${limit.max}`);
}

export function oneOf(spot: Spot, choices: readonly string[], optional = true): void {
  if (!present(spot) && optional) return;
  if (typeof spot.value === 'string' && choices.includes(spot.value)) return;
  complain(spot, `Must be one of the following values: [${choices.join(', ')}]`);
}

export function flag(spot: Spot): void {
  if (present(spot) && typeof spot.value !== 'boolean') complain(spot, 'must be a boolean');
}

interface NumberLimit {
  min: number;
  max?: number;
  optional?: boolean;
}

export function wholeNumber(spot: Spot, limit: NumberLimit): void {
  if (!present(spot) && limit.optional) return;
  const max = limit.max ?? Number.MAX_SAFE_INTEGER;
  const good =
    typeof spot.value === 'number' &&
    Number.isInteger(spot.value) &&
    spot.value >= limit.min &&
    spot.value <= max;
  if (!good) complain(spot, `must be an integer between ${limit.min} and ${max}`);
}

/**
 * The items of a list, each with its path. If the number of items is wrong, reports an error and
 * returns none.
 */
export function list(spot: Spot, size: { min: number; max: number }): Spot[] {
  if (!Array.isArray(spot.value)) {
    complain(spot, present(spot) ? 'must be an array' : 'must be specified');
    return [];
  }
  if (spot.value.length < size.min || spot.value.length > size.max)
    complain(spot, `Size must be between ${size.min} and ${size.max}`);
  return spot.value.map((value: unknown, index) => ({
    ...spot,
    value,
    path: `${spot.path}[${index}]`,
  }));
}

function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

function isLocalDemo(url: URL, rules: Rules): boolean {
  if (url.protocol !== 'http:') return false;
  if (rules.httpOrigins === 'localhost') return url.hostname === 'localhost';
  return rules.httpOrigins.has(url.origin);
}

/**
 * Checks an address that LINE or the phone will fetch: https, percent-encoded, at most 2,000
 * characters.
 */
export function mediaUrl(spot: Spot, optional = false): void {
  if (!present(spot) && optional) return;
  const before = spot.details.length;
  text(spot, { max: 2000 });
  if (spot.details.length > before || typeof spot.value !== 'string') return;
  const url = parseUrl(spot.value);
  const safe = url !== undefined && (url.protocol === 'https:' || isLocalDemo(url, spot.rules));
  if (!safe) return complain(spot, 'Must be a valid HTTPS URL');
  if (/[^\x21-\x7e]/.test(spot.value)) complain(spot, 'URL must be percent-encoded');
}

export function pattern(spot: Spot, expected: RegExp, message: string): void {
  if (!present(spot)) return;
  if (typeof spot.value !== 'string' || !expected.test(spot.value)) complain(spot, message);
}

export function unknownFields(spot: Spot, allowed: readonly string[]): void {
  if (!isFields(spot.value)) return;
  for (const name of Object.keys(spot.value))
    if (!allowed.includes(name)) complain(field(spot, name), 'unknown field');
}

export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '', 'utf8');
}

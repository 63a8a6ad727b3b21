import { cutGraphemes, cutUnits } from '#domain/thai/text.ts';

/** LINE's limits (Messaging API reference): it counts labels in graphemes, the rest in UTF-16 units. */
const altTextUnits = 1500;
const quickLabelGraphemes = 20;
const flexLabelGraphemes = 40;
/** Our own limits. They are far below LINE's, so that a row stays short and a bubble stays below 30 kB. */
const lineUnits = 120;
const paragraphUnits = 400;
const textUnits = 2000;
/** The UTF-16 length is limited too, because one grapheme may contain many combining marks. */
const labelUnits = 120;

/** Makes a text safe to send: well-formed, without control characters, and never empty. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

function fit(text: string, units: number): string {
  const whole = clean(text);
  if (whole.length <= units) return whole || '–';
  return `${cutUnits(whole, units - 1).trimEnd()}…`;
}

export function lineOf(text: string): string {
  return fit(text, lineUnits);
}

export function paragraphOf(text: string): string {
  return fit(text, paragraphUnits);
}

/** The alternative text of a card, with its line breaks. */
export function altTextOf(text: string): string {
  return fitLines(text, altTextUnits);
}

export function plainWords(text: string): string {
  return fitLines(text, textUnits);
}

function fitLines(text: string, units: number): string {
  const lines = text.split('\n').map(clean).join('\n').trim();
  return lines.length <= units ? lines || '–' : `${cutUnits(lines, units - 1)}…`;
}

export function quickLabel(text: string): string {
  return label(text, quickLabelGraphemes);
}

export function flexLabel(text: string): string {
  return label(text, flexLabelGraphemes);
}

function label(text: string, max: number): string {
  const whole = clean(text);
  return cutUnits(cutGraphemes(whole, max), labelUnits).trim() || '–';
}

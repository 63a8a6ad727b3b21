import { describe, expect, it } from 'vitest';
import { checkField } from '../../domain/form.ts';
import { readList } from '../../domain/list/sheet.ts';
import { parseThaiDate } from '../../domain/thai/date.ts';
import { toLatinDigits, toThaiDigits } from '../../domain/thai/number.ts';
import {
  containsNationalId,
  countGraphemes,
  cutGraphemes,
  cutUnits,
  limitMarks,
  looseThai,
  normalizeThai,
  understoodPart,
} from '../../domain/thai/text.ts';
import { placeAsked } from '../../bot/features/place-names.ts';
import { plainly, readings } from '../../bot/features/words.ts';
import { unbroken } from '../../bot/messages/no-break.ts';
import { tidy } from '../../domain/fields/text.ts';
import { context } from '../examples/example.ts';
import { fieldOf } from './fields/samples.ts';

/** Texts that made a parser slow once, or could: each is repeated to the length asked for. */
const hostile: Record<string, string> = {
  'marks on ำ': 'ำ่้',
  'tone and vowel marks': '่ัิ้',
  'one mark': '\u0301',
  'mixed marks': '\u0316\u0301\u0e38\u0e48',
  digits: '1',
  'digits with separators': '1 - ',
  'thirteen digits': '1234567890123 ',
  blanks: ' ',
  'line breaks': ' \n ',
  'the word for day': 'วัน  ',
  'doubled vowels': 'เเ',
  'letters of a place': 'ต.',
  'mixed scripts': 'กaあ한א',
  'jamo of Hangul': '\u1112\u1161\u11ab',
};

/** Every function that reads a text somebody typed. Add a new one here. */
const parsers: Record<string, (text: string) => unknown> = {
  normalizeThai,
  looseThai,
  limitMarks,
  understoodPart,
  containsNationalId,
  countGraphemes,
  cutGraphemes: (text) => cutGraphemes(text, 50),
  cutUnits: (text) => cutUnits(text, 50),
  tidy,
  toLatinDigits,
  toThaiDigits,
  parseThaiDate: (text) => parseThaiDate(text, '2024-12-18'),
  unbroken,
  plainly,
  readings: (text) => readings(plainly(text)),
  placeAsked,
  ...Object.fromEntries(
    Object.entries(fieldOf).map(([kind, field]) => [
      `the field kind ${kind}`,
      (text: string) => checkField({ field, value: text, ctx: context }),
    ]),
  ),
  'a list’s head': (text) =>
    readList(fieldOf.repeat, { lines: [[text, text], [text]], idOf: () => null }),
};

const shortLength = 4_000;
const times = 8;
/** One text of eight times the length against eight short ones: linear is 1, quadratic 8. */
const mostTimesSlower = 4;
/** Less than this on the long text is quick enough, and too little to be measured. */
const leastMs = 4;

function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** The best of three, so that a garbage collection does not count. */
function best(work: () => unknown): number {
  return Math.min(spent(work), spent(work), spent(work));
}

function repeated(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

function timesSlower(parse: (text: string) => unknown, unit: string): number {
  const long = repeated(unit, shortLength * times);
  const short = repeated(unit, shortLength);
  const slow = best(() => parse(long));
  if (slow < leastMs) return 1;
  const eight = best(() => {
    for (let at = 0; at < times; at += 1) parse(short);
  });
  return slow / Math.max(eight, 1);
}

describe('processor time of a parser', () => {
  it.each(Object.keys(parsers))('%s grows no faster than its text', (name) => {
    const parse = parsers[name] ?? ((text: string) => text);
    const slower = Object.entries(hostile).filter(
      ([, unit]) => timesSlower(parse, unit) > mostTimesSlower,
    );
    // Measured once more: another process may have had the core meanwhile.
    const still = slower.filter(([, unit]) => timesSlower(parse, unit) > mostTimesSlower);
    expect(still.map(([what]) => what)).toEqual([]);
  });
});

describe('a chat text of 5,000 letters', () => {
  it.each(Object.keys(hostile))('of %s is read within 10 ms', (what) => {
    const text = (hostile[what] ?? '').repeat(5_000).slice(0, 5_000);
    const read = (): unknown => [
      readings(plainly(text)),
      placeAsked(text),
      containsNationalId(text),
    ];
    read();
    expect(best(read)).toBeLessThan(10);
  });
});

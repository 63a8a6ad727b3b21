import { describe, expect, it } from 'vitest';
import { checkField } from '#domain/form/form.ts';
import { findHead } from '#domain/list/find-head.ts';
import { readCell } from '#domain/list/read-cell.ts';
import { targetIdOf, targetsOf } from '#domain/list/match-columns.ts';
import { parseThaiDate } from '#domain/thai/date.ts';
import { toLatinDigits, toThaiDigits } from '#domain/thai/number.ts';
import {
  containsNationalId,
  countGraphemes,
  cutGraphemes,
  cutUnits,
  limitMarks,
  looseThai,
  normalizeThai,
  understoodPart,
} from '#domain/thai/text.ts';
import { normalizeCommand, readings } from '#domain/chat/courtesy.ts';
import { dayIn, formIn, peopleIn, timeIn } from '#domain/chat/said-values.ts';
import { marksPlace } from '#domain/chat/places.ts';
import { understand } from '#domain/chat/understand.ts';
import { noWrap } from '#bot/messages/parts/no-wrap.ts';
import { dialledNumber, phoneNumber } from '#domain/fields/phone.ts';
import { trimLines } from '#domain/fields/text.ts';
import { readAmount } from '#domain/thai/amount.ts';
import { isBlankText } from '#domain/thai/invisible.ts';
import { splitPersonName } from '#domain/thai/person-name.ts';
import { context } from '../examples/example.ts';
import { hostileTexts, repeated } from '../support/hostile/hostile-texts.ts';
import { fieldOf } from './fields/samples.ts';

const rowFields = [
  fieldOf.choice,
  fieldOf.phone,
  fieldOf.date,
  { ...fieldOf.integer, lead: 'หมู่ที่' },
];
const cellContext = { today: context.today, known: new Set(), words: {}, era: null };
const listTargets = targetsOf(fieldOf.repeat);

/** Every function that reads text typed by a person. Add a new one here. */
const parsers: Record<string, (text: string) => unknown> = {
  normalizeThai,
  looseThai,
  limitMarks,
  understoodPart,
  containsNationalId,
  countGraphemes,
  cutGraphemes: (text) => cutGraphemes(text, 50),
  cutUnits: (text) => cutUnits(text, 50),
  tidy: trimLines,
  splitPersonName,
  phoneNumber,
  dialledNumber,
  isBlankText,
  readAmount: (text) => readAmount(text, { decimals: 2 }),
  toLatinDigits,
  toThaiDigits,
  parseThaiDate: (text) => parseThaiDate(text, '2024-12-18'),
  unbroken: noWrap,
  plainly: normalizeCommand,
  readings: (text) => readings(normalizeCommand(text)),
  understand,
  marksPlace,
  dayIn: (text) => dayIn(text, '2024-12-18'),
  timeIn,
  peopleIn,
  formIn,
  ...Object.fromEntries(
    rowFields.map((field) => [
      `a cell of the kind ${field.kind}`,
      (text: string) => readCell(field, text, cellContext),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(fieldOf).map(([kind, field]) => [
      `the field kind ${kind}`,
      (text: string) => checkField({ field, value: text, ctx: context }),
    ]),
  ),
  'a list’s head': (text) =>
    findHead([[text, text], [text]], (heading) => targetIdOf(listTargets, heading)),
};

const shortLength = 4_000;
const times = 8;
/**
 * The limit of the time for one text of eight times the length, divided by the time for eight short texts.
 * Linear code gives 1, quadratic code 8.
 */
const mostTimesSlower = 4;
/** A function that takes less than this for the long text is fast enough, and too fast to measure. */
const leastMs = 4;

function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Takes the best of three runs, so that a garbage collection does not count. */
function best(work: () => unknown): number {
  return Math.min(spent(work), spent(work), spent(work));
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
    const slower = Object.entries(hostileTexts).filter(
      ([, unit]) => timesSlower(parse, unit) > mostTimesSlower,
    );
    // Measures again when the ratio is too high, because another process may have used the core.
    const still = slower.filter(([, unit]) => timesSlower(parse, unit) > mostTimesSlower);
    expect(still.map(([what]) => what)).toEqual([]);
  });
});

describe('a chat text of 5,000 characters', () => {
  it.each(Object.keys(hostileTexts))('%s is read within 10 ms', (what) => {
    const text = repeated(hostileTexts[what] ?? '', 5_000);
    const read = (): unknown => [
      readings(normalizeCommand(text)),
      understand(text),
      containsNationalId(text),
    ];
    read();
    expect(best(read)).toBeLessThan(10);
  });
});

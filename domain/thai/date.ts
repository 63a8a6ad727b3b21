import { buddhistYearOf, fromBuddhistYear } from './year.ts';
import { bangkokTime, isDay, weekday, yearOf } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { cleanValue } from './invisible.ts';
import { toLatinDigits } from './number.ts';

export const monthNames = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const;
export const monthShortNames = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
] as const;
const weekdayNames = ['อาทิตย์', 'จันทร์', 'อังคาร', 'พุธ', 'พฤหัสบดี', 'ศุกร์', 'เสาร์'] as const;

interface Parts {
  date: number;
  month: number;
  year: number;
  weekday: string;
}

/**
 * Month names are tables instead of Intl, because phones differ in locale data. A test compares the
 * tables with Intl's Thai.
 */
const styles = {
  short: ({ date, month, year }: Parts) => `${date}/${month}/${String(year).slice(-2)}`,
  medium: ({ date, month, year }: Parts) => `${date} ${monthShortNames[month - 1]} ${year}`,
  dayMonth: ({ date, month }: Parts) => `${date} ${monthShortNames[month - 1]}`,
  long: ({ date, month, year }: Parts) => `${date} ${monthNames[month - 1]} ${year}`,
  full: (at: Parts) => `วัน${at.weekday}ที่ ${at.date} ${monthNames[at.month - 1]} พ.ศ. ${at.year}`,
  weekdayShort: (at: Parts) =>
    `${at.weekday} ${at.date} ${monthShortNames[at.month - 1]} ${at.year}`,
};

export type DayStyle = keyof typeof styles;

/** Writes a Bangkok day for a Thai reader, always with the Buddhist year. */
export function formatDay(on: Day, style: DayStyle): string {
  return styles[style]({
    date: Number(on.slice(8, 10)),
    month: Number(on.slice(5, 7)),
    year: buddhistYearOf(on),
    weekday: weekdayNames[weekday(on)] ?? '',
  });
}

/** Writes 08:40 the official way, as 08.40 น. */
export function thaiTime(time: string): string {
  return `${time.replace(':', '.')} น.`;
}

/** 10.42 น. */
export function formatTime(instant: Date): string {
  return thaiTime(bangkokTime(instant));
}

export type ParsedDate =
  | { kind: 'day'; day: Day }
  | { kind: 'ask'; ask: 'year' | 'range' | 'weekday'; day?: Day }
  /**
   * A two-digit year that fits both eras: `day` reads it in the common era, `buddhist` in พ.ศ. if
   * that day exists.
   */
  | { kind: 'ask'; ask: 'era'; day: Day; buddhist: Day | null }
  | { kind: 'invalid' };

const invalid: ParsedDate = { kind: 'invalid' };
/** Maximum characters of a written date, spaces included. */
const longestDate = 80;
const writtenWeekday = /(อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์)/;
const yearsBack = 10;
const yearsAhead = 5;

interface Written {
  date: number;
  month: number;
  year: string | null;
  era: 'be' | 'ce' | null;
}

/**
 * Reads a typed date, always with the day before the month. It asks when the text is ambiguous, or
 * when the weekday does not match the date, because either may be the mistake.
 */
export function parseThaiDate(text: string, today: Day): ParsedDate {
  if (text.length > longestDate) return invalid;
  const parsed = parseWritten(text, today);
  if (parsed.kind === 'invalid' || parsed.day === undefined) return parsed;
  if (parsed.kind === 'ask' && parsed.ask !== 'range') return parsed;
  const named = writtenWeekday.exec(cleanValue(text))?.[1];
  const isOther = named !== undefined && !weekdayNames[weekday(parsed.day)]?.startsWith(named);
  return isOther ? { kind: 'ask', ask: 'weekday', day: parsed.day } : parsed;
}

function parseWritten(text: string, today: Day): ParsedDate {
  const written = readWritten(text);
  if (!written) return invalid;
  const now = yearOf(today);
  if (written.year === null) return withoutYear(written, now);
  return written.year.length === 2 ? twoDigitYear(written, now) : fourDigitYear(written, now);
}

function withoutYear(written: Written, now: number): ParsedDate {
  if (!realDay(written, 2000)) return invalid;
  const on = realDay(written, now);
  return { kind: 'ask', ask: 'year', ...(on ? { day: on } : {}) };
}

function twoDigitYear(written: Written, now: number): ParsedDate {
  const digits = Number(written.year);
  const buddhist = fromBuddhistYear(2500 + digits);
  const common = 2000 + digits;
  if (written.era === 'ce') return settled(realDay(written, common), now);
  const isSure = written.era === 'be' || plausible(buddhist, now) || common > now + yearsAhead;
  const on = isSure ? null : realDay(written, common);
  if (!on) return settled(realDay(written, buddhist), now);
  return { kind: 'ask', ask: 'era', day: on, buddhist: realDay(written, buddhist) };
}

function fourDigitYear(written: Written, now: number): ParsedDate {
  const year = Number(written.year);
  const isBuddhist = year >= 2400 && year < 2743;
  const isCommon = year >= 1900 && year < 2200;
  if (isBuddhist && written.era !== 'ce')
    return settled(realDay(written, fromBuddhistYear(year)), now);
  if (isCommon && written.era !== 'be') return settled(realDay(written, year), now);
  return invalid;
}

function settled(on: Day | null, now: number): ParsedDate {
  if (!on) return invalid;
  return plausible(yearOf(on), now)
    ? { kind: 'day', day: on }
    : { kind: 'ask', ask: 'range', day: on };
}

function plausible(year: number, now: number): boolean {
  return year >= now - yearsBack && year <= now + yearsAhead;
}

function realDay({ date, month }: Written, year: number): Day | null {
  const on = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(on) ? on : null;
}

function readWritten(text: string): Written | null {
  const plain = toLatinDigits(cleanValue(text));
  const era = /ค\.?ศ/.test(plain) ? 'ce' : /พ\.?ศ/.test(plain) ? 'be' : null;
  const bare = plain
    .replace(/วัน\s*(?:(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์)\s*)?ที่/, ' ')
    .replace(/เดือน/, ' ')
    .replace(/[คพ]\.?ศ\.?(?=\s*\d)/, ' ')
    .trim();
  return yearFirst(bare, era) ?? numbers(bare, era) ?? words(bare, era);
}

function yearFirst(text: string, era: Written['era']): Written | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  return match && { ...numericDate(match[3], match[2]), year: match[1] ?? null, era };
}

function numbers(text: string, era: Written['era']): Written | null {
  const separated = text.replace(/\s*([/\-.\s])\s*/g, '$1').replaceAll(' ', '/');
  const match = /^(\d{1,2})[/\-.](\d{1,2})(?:[/\-.](\d{4}|\d{2}))?$/.exec(separated);
  return match && { ...numericDate(match[1], match[2]), year: match[3] ?? null, era };
}

function words(text: string, era: Written['era']): Written | null {
  const spaced = text.replaceAll(/[/-]/g, ' ');
  const match = /^(\d{1,2})\s*([ก-๎.]+(?:\s[ก-๎.]+)?|[A-Za-z]{3,9}\.?)\s*(\d{4}|\d{2})?$/.exec(
    spaced,
  );
  const month = match && monthNumber(match[2] ?? '');
  return match && month ? { date: Number(match[1]), month, year: match[3] ?? null, era } : null;
}

function numericDate(
  date: string | undefined,
  month: string | undefined,
): Pick<Written, 'date' | 'month'> {
  return { date: Number(date), month: Number(month) };
}

/** Matches an abbreviation, or enough of the name: ธ.ค., ธค, ธันวา, ธันวาคม. */
function monthNumber(word: string): number {
  const bare = word.replace(/[.\s]/g, '');
  if (/^[A-Za-z]/.test(bare)) return englishMonths.findIndex((name) => isEnglish(name, bare)) + 1;
  const short = monthShortNames.findIndex((name) => name.replaceAll('.', '') === bare);
  if (short >= 0) return short + 1;
  if (bare.length < 4) return 0;
  const key = monthKey(bare);
  const named = monthKeys.findIndex((name) => name.startsWith(key));
  return (named >= 0 ? named : monthKeys.findIndex((name) => isOneLetterOff(name, key))) + 1;
}

/** Matches English month names as Excel writes them, such as Feb or February. */
const englishMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function isEnglish(name: string, typed: string): boolean {
  const key = typed.toLowerCase();
  return name === key || name.slice(0, 3) === key || (name === 'september' && key === 'sept');
}

/** Letters that people confuse, as in กรกฏาคม, พฤษจิกายน and กุมพาพันธ์. */
function monthKey(word: string): string {
  return word
    .replace(/[\u0e47-\u0e4c]/g, '')
    .replaceAll('ฏ', 'ฎ')
    .replaceAll('ภ', 'พ')
    .replace(/[ศส]/g, 'ษ');
}

const monthKeys = monthNames.map(monthKey);
const shortestMisspelt = 5;

/** True when exactly one letter is missing, added or different. */
function isOneLetterOff(name: string, typed: string): boolean {
  if (typed.length < shortestMisspelt || Math.abs(name.length - typed.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === name[at]) at += 1;
  const rests = [
    [name.slice(at + 1), typed.slice(at + 1)],
    [name.slice(at + 1), typed.slice(at)],
    [name.slice(at), typed.slice(at + 1)],
  ];
  return rests.some(([rest, other]) => rest === other);
}

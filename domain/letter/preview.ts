import type { Day } from '../calendar.ts';
import { bangkokDay, isWorkingDay } from '../calendar.ts';
import type { Centre, Level } from '../centre/centre.ts';
import { yearsWithoutHolidays } from '../holidays.ts';
import type { Duty } from '../duty/duty.ts';
import { roundTitle } from '../duty/title.ts';
import { letterForms, titleOf } from '../forms/index.ts';
import { districtDueOn, planDuties } from './letter.ts';
import { fiscalYearDays } from '../thai/year.ts';
import type { Letter } from './letter.ts';
import { roundKey, roundsOf } from './dates.ts';
import { letterProblems } from './problems.ts';
import { formatDay } from '../thai/date.ts';
import { toLatinDigits } from '../thai/number.ts';

interface Previewing {
  letter: Letter;
  centres: readonly Centre[];
  holidays: ReadonlySet<Day>;
  now: Date;
  /** Other letters in force for the same places. */
  others: readonly Letter[];
  /** Numbers of letters that are already published. */
  numbersUsed: readonly string[];
}

/** What publishing the letter would add. */
export function previewLetter(of: Previewing) {
  const duties = planDuties(of);
  const byRound = Map.groupBy(duties, roundKey);
  return {
    total: duties.length,
    levels: levelsOf(duties),
    rounds: roundsOf(of.letter).map(({ clause, obligation, round }) => ({
      clause,
      key: roundKey({ obligation: obligation.id, round: round.no }),
      title: roundTitle(obligation, round),
      opensOn: round.opensOn,
      dueOn: round.dueOn,
      districtDueOn: obligation.levels.includes('tambon')
        ? districtDueOn({ level: 'tambon', dueOn: round.dueOn }, of.holidays)
        : null,
      count: byRound.get(roundKey({ obligation: obligation.id, round: round.no }))?.length ?? 0,
    })),
    districts: districtsOf(duties),
    problems: letterProblems(of.letter, letterForms),
    warnings: warningsOf(of),
  };
}

function levelsOf(duties: readonly Duty[]): Record<Level, number> {
  const counts = { tambon: 0, district: 0, province: 0 };
  for (const { level } of duties) counts[level] += 1;
  return counts;
}

function districtsOf(duties: readonly Duty[]): { name: string; count: number }[] {
  const groups = Map.groupBy(duties, (duty) => duty.districtName);
  return [...groups].map(([name, group]) => ({ name, count: group.length }));
}

export interface Warning {
  code:
    | 'dayOff'
    | 'past'
    | 'outsideYear'
    | 'beforeOpening'
    | 'noDaysOff'
    | 'olderYear'
    | 'twice'
    | 'sameNumber';
  text: string;
}

/** Warnings for the province. They do not prevent publishing. */
export function warningsOf(of: Omit<Previewing, 'centres'>): Warning[] {
  const { letter, holidays, others } = of;
  const dates = roundsOf(letter).flatMap(({ round }) => [round.opensOn, round.dueOn]);
  return [
    ...roundsOf(letter).flatMap((round) => roundWarnings(round, of)),
    ...yearsWithoutHolidays(dates, holidays).map((year) => ({
      code: 'noDaysOff' as const,
      text: `ยังไม่มีวันหยุดของปี ${year} ในระบบ จึงนับเฉพาะเสาร์อาทิตย์ กรุณาเพิ่มที่หน้าวันหยุด`,
    })),
    ...others
      .filter((other) => other.fiscalYear < letter.fiscalYear)
      .map((other) => ({
        code: 'olderYear' as const,
        text: `หนังสือปี ${other.fiscalYear} ยังใช้อยู่ เรื่องที่ค้างของปีนั้นยังติดตามต่อ`,
      })),
    ...sameNumber(of),
    ...repeatedObligations(of).map((form) => ({
      code: 'twice' as const,
      text: `${form} ปี ${letter.fiscalYear} มีในหนังสือฉบับอื่นที่ใช้อยู่แล้ว ศอช. จะต้องส่งทั้งสองฉบับ`,
    })),
  ];
}

/** A draft made from last year's letter has that letter's number until a new one is typed. */
function sameNumber({
  letter,
  numbersUsed,
}: Pick<Previewing, 'letter' | 'numbersUsed'>): Warning[] {
  const plain = (text: string): string => toLatinDigits(text).replaceAll(' ', '');
  const used = numbersUsed.some((number) => plain(number) === plain(letter.number));
  if (letter.number === '' || !used) return [];
  const text = `เลขที่ ${letter.number} ซ้ำกับหนังสือฉบับก่อน กรุณาตรวจว่าแก้เป็นเลขของปีนี้แล้ว`;
  return [{ code: 'sameNumber', text }];
}

type RoundOf = ReturnType<typeof roundsOf>[number];

export function roundWarnings(
  { clause, obligation, round }: RoundOf,
  { letter, holidays, now }: Pick<Previewing, 'letter' | 'holidays' | 'now'>,
): Warning[] {
  const due = formatDay(round.dueOn, 'medium');
  const name = `ข้อ ${clause} ${roundTitle(obligation, round)}`;
  const year = fiscalYearDays(letter.fiscalYear);
  const tells: [Warning['code'], boolean, string][] = [
    ['past', round.dueOn < bangkokDay(now), `กำหนดส่ง ${due} ผ่านไปแล้ว เรื่องจะเกินกำหนดทันที`],
    ['dayOff', !isWorkingDay(round.dueOn, holidays), `กำหนดส่ง ${due} ตรงกับวันหยุด`],
    [
      'outsideYear',
      round.dueOn < year.from || round.dueOn > year.to,
      `กำหนดส่ง ${due} อยู่นอกปีงบประมาณ ${letter.fiscalYear}`,
    ],
    [
      'beforeOpening',
      obligation.levels.includes('tambon') &&
        districtDueOn({ level: 'tambon', dueOn: round.dueOn }, holidays) < round.opensOn,
      'ตำบลต้องส่งอำเภอก่อนวันเปิดให้ส่ง เวลาสั้นเกินไป',
    ],
  ];
  return tells.flatMap(([code, holds, text]) => (holds ? [{ code, text: `${name} ${text}` }] : []));
}

function repeatedObligations({ letter, others }: Pick<Previewing, 'letter' | 'others'>): string[] {
  const same = others.filter((other) => other.fiscalYear === letter.fiscalYear);
  const demanded = new Set(
    same.flatMap((other) => roundsOf(other).map((round) => round.obligation.form)),
  );
  const ownForms = new Set(roundsOf(letter).map(({ obligation }) => obligation.form));
  return [...ownForms].filter((form) => demanded.has(form)).map((form) => titleOf(form).short);
}

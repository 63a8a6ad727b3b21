import * as z from 'zod/mini';
import { dateBasisSchema } from './date-basis.ts';
import { addWorkingDays, daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Centre } from '../centre/centre.ts';
import { areaCodeSchema, levelSchema } from '../centre/centre.ts';
import { ofCentre, newDutyFields } from '../duty/duty.ts';
import type { Duty } from '../duty/duty.ts';
import { formId } from '../form/id.ts';
import { fiscalYearOf } from '../thai/year.ts';

/** Letters are data that the province edits. The schemas in this file say what a valid letter is. */
export const idPartSchema = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

export const roundSchema = z.object({
  no: z.int().check(z.minimum(1)),
  opensOn: daySchema,
  dueOn: daySchema,
  /** Where the due date comes from: the letter itself, or a date that the province chose. */
  dateBasis: dateBasisSchema,
  /** The published dates of a round that the province has moved. Removed when the round is moved back. */
  movedFrom: z.optional(
    z.object({ opensOn: daySchema, dueOn: daySchema, dateBasis: dateBasisSchema }),
  ),
});
export type Round = z.infer<typeof roundSchema>;

export const obligationSchema = z.object({
  id: idPartSchema,
  levels: z.array(levelSchema).check(z.minLength(1)),
  form: formId,
  rounds: z.array(roundSchema).check(z.minLength(1)),
});
export type Obligation = z.infer<typeof obligationSchema>;

export const clauseSchema = z.object({
  no: z.string().check(z.minLength(1)),
  /** A short summary. The full text of the letter stays with the office. */
  summary: z.string().check(z.minLength(1)),
  /** The clause's obligations. An obligation for two clauses is listed under the first. */
  obligations: z.array(obligationSchema),
});
export type Clause = z.infer<typeof clauseSchema>;

export const letterSchema = z.object({
  id: idPartSchema,
  number: z.string(),
  date: daySchema,
  subject: z.string(),
  fiscalYear: z.int(),
  issuer: z.string(),
  legalBasis: z.string(),
  areaCode: areaCodeSchema,
  enclosures: z.array(z.object({ no: z.int(), title: z.string() })),
  clauses: z.array(clauseSchema),
  publishedOn: z.nullable(daySchema),
  /**
   * From this day on the letter is not in force. Its duties can be read, but get no reminders and are
   * not counted.
   */
  archivedOn: z.nullable(daySchema),
  /** The last day on which its number, title or text was corrected after publication. */
  correctedOn: z.optional(daySchema),
  version: z.int(),
});
export type Letter = z.infer<typeof letterSchema>;

export const letterStateSchema = z.enum(['draft', 'published', 'archived']);
export type LetterState = z.infer<typeof letterStateSchema>;

export function stateOf(item: Pick<Letter, 'publishedOn' | 'archivedOn'>): LetterState {
  if (item.publishedOn === null) return 'draft';
  return item.archivedOn ? 'archived' : 'published';
}

/**
 * The fiscal year shown by default: the current one if a letter covers it, else the last one, else
 * the next.
 */
export function yearInView(years: readonly number[], today: Day): number {
  const now = fiscalYearOf(today);
  const begun = years.filter((year) => year <= now);
  if (begun.length > 0) return Math.max(...begun);
  return years.length > 0 ? Math.min(...years) : now;
}

/** Days the district has to check a tambon's report before the province wants it. */
export const districtCheckDays = 5;

/**
 * The due date at the district. It is earlier for tambons only; districts and the province report
 * directly to the province.
 */
export function districtDueOn(
  dutyLike: Pick<Duty, 'level' | 'dueOn'>,
  holidays: ReadonlySet<Day>,
): Day {
  return dutyLike.level === 'tambon'
    ? addWorkingDays(dutyLike.dueOn, -districtCheckDays, holidays)
    : dutyLike.dueOn;
}

export function dutyId(parts: {
  letter: string;
  obligation: string;
  round: number;
  centre: string;
}): string {
  return [parts.letter, parts.obligation, String(parts.round), parts.centre].join('.');
}

interface Plan {
  letter: Letter;
  centres: readonly Centre[];
  holidays: ReadonlySet<Day>;
}

/**
 * Creates the duties of a letter: one for each obligation, round and centre of its levels. The ids
 * are deterministic, so publishing twice changes nothing. A centre owes nothing in a round that
 * opens after the centre closed or is due before it opened, so earlier totals stay correct.
 */
export function planDuties({ letter, centres, holidays }: Plan): Duty[] {
  return letter.clauses.flatMap((item) =>
    item.obligations.flatMap((obligation) =>
      obligation.rounds.flatMap((round) =>
        centres
          .filter((centre) => owes(centre, obligation, round))
          .map((centre) =>
            newDuty({
              letter,
              clause: item,
              obligation,
              round,
              centre,
              holidays,
            }),
          ),
      ),
    ),
  );
}

function owes(centre: Centre, obligation: Obligation, round: Round): boolean {
  if (!obligation.levels.includes(centre.level)) return false;
  if ((centre.reopenedOn ?? centre.openedOn) > round.dueOn) return false;
  return centre.closedOn === null || centre.closedOn > round.opensOn;
}

interface NewDuty {
  letter: Letter;
  clause: Clause;
  obligation: Obligation;
  round: Round;
  centre: Centre;
  holidays: ReadonlySet<Day>;
}

function newDuty({ letter, clause, obligation, round, centre, holidays }: NewDuty): Duty {
  return {
    id: dutyId({
      letter: letter.id,
      obligation: obligation.id,
      round: round.no,
      centre: centre.id,
    }),
    letter: letter.id,
    clause: clause.no,
    obligation: obligation.id,
    form: obligation.form,
    round: round.no,
    rounds: obligation.rounds.length,
    extra: false,
    ...ofCentre(centre),
    fiscalYear: letter.fiscalYear,
    opensOn: round.opensOn,
    dueOn: round.dueOn,
    districtDueOn: districtDueOn({ level: centre.level, dueOn: round.dueOn }, holidays),
    dateBasis: round.dateBasis,
    ...newDutyFields,
  };
}

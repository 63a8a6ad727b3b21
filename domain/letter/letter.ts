import * as z from 'zod/mini';
import { addWorkingDays, daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Centre } from '../centre/centre.ts';
import { areaCodeSchema, levelSchema } from '../centre/centre.ts';
import { ofCentre, newDutyFields } from '../duty/duty.ts';
import type { Duty } from '../duty/duty.ts';
import { formId } from '../form/id.ts';
import { fiscalYearOf } from '../thai/year.ts';

/** A letter is data: the province edits it in MongoDB, this schema is what it must stay. */
export const idPartSchema = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

const dateBasisSchema = z.enum(['letter', 'province']);

export const roundSchema = z.object({
  no: z.int().check(z.minimum(1)),
  opensOn: daySchema,
  dueOn: daySchema,
  /** Where the date comes from: the letter itself, or the province's own milestone. */
  dateBasis: dateBasisSchema,
  /** The dates it was published with, once the province has moved it; gone when it is moved back. */
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
  /** A short summary in our own words; the letter's text stays with the office. */
  summary: z.string().check(z.minLength(1)),
  /** The obligations the clause demands; one that serves two clauses is listed under the first. */
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
  /** No longer in force from this day: its duties can be read, are not reminded of and not counted. */
  archivedOn: z.nullable(daySchema),
  /** The day its number, title or text was last corrected after publication. */
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

/** The year the screens count: this one when a letter demands it, else the last one, else the next. */
export function yearInView(years: readonly number[], today: Day): number {
  const now = fiscalYearOf(today);
  const begun = years.filter((year) => year <= now);
  if (begun.length > 0) return Math.max(...begun);
  return years.length > 0 ? Math.min(...years) : now;
}

/** Days the district has to check a tambon's report before the province wants it (design §5). */
export const districtCheckDays = 5;

/** Tambons owe their district earlier; districts and the province owe the province itself. */
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
 * The duties a letter creates: every obligation × round × centre of its levels.
 * Deterministic ids, so publishing twice changes nothing. A centre that closed before a round
 * opens, or opens after it is due, owes nothing in that round (the denominator stays dated).
 */
export function planDuties({ letter, centres, holidays }: Plan): Duty[] {
  return letter.clauses.flatMap((item) =>
    item.obligations.flatMap((owed) =>
      owed.rounds.flatMap((turn) =>
        centres
          .filter((centre) => owes(centre, owed, turn))
          .map((centre) =>
            newDuty({ letter, clause: item, obligation: owed, round: turn, centre, holidays }),
          ),
      ),
    ),
  );
}

function owes(centre: Centre, owed: Obligation, turn: Round): boolean {
  if (!owed.levels.includes(centre.level)) return false;
  if ((centre.reopenedOn ?? centre.openedOn) > turn.dueOn) return false;
  return centre.closedOn === null || centre.closedOn > turn.opensOn;
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

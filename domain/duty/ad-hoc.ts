import * as z from 'zod/mini';
import { bangkokDay, lastDay } from '../calendar.ts';
import { fiscalYearOf } from '../thai/year.ts';
import type { Day } from '../calendar.ts';
import type { Centre } from '../centre/centre.ts';
import { ofCentre, newDutyFields } from './duty.ts';
import type { Duty } from './duty.ts';
import type { Clause, Letter, Obligation } from '../letter/letter.ts';
import { dutyId } from '../letter/letter.ts';
import type { Outcome } from './outcome.ts';
import { withUndo } from './undo.ts';

/**
 * Extra reports, which no letter demanded: a further meeting, or a register updated between rounds
 * (docs/decisions/0012). They are written and reviewed like a duty, but have no dates, get no
 * reminders and are not counted.
 */
export const adHocFormSchema = z.enum(['meeting-report', 'committee-register']);
export type AdHocForm = z.infer<typeof adHocFormSchema>;

/**
 * Used in the id of an extra report in place of the obligation. A letter cannot contain an obligation
 * of this name.
 */
const mark = 'extra';

/** An extra report has no date. Its dueOn is the latest possible day, which is not shown. */
const noDate: Day = lastDay;

interface Now {
  now: Date;
}

/**
 * The demanded round that a report may be meant for: the earliest open round of the centre without a
 * report.
 */
export function openRound(
  duties: readonly Duty[],
  { form, now }: Now & { form: AdHocForm },
): Duty | null {
  const today = bangkokDay(now);
  const open = duties.filter(
    (duty) =>
      duty.form === form &&
      !duty.extra &&
      duty.revision === 0 &&
      (duty.state === 'todo' || duty.state === 'draft') &&
      today >= duty.opensOn,
  );
  return open.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.round - b.round)[0] ?? null;
}

interface NewExtra extends Now {
  letter: Letter;
  centre: Centre;
  form: AdHocForm;
  /** Counts the extra reports of one centre, form and letter, starting at 1. */
  no: number;
}

/**
 * Only one extra report is open at a time, and its number is computed from stored data. So two
 * people who start one together start the same report.
 */
export function newAdHocDuty({ letter, centre, form, no, now }: NewExtra): Duty {
  const today = bangkokDay(now);
  const clause = letter.clauses.find((candidate) => obligationIn(candidate, form));
  return {
    id: dutyId({ letter: letter.id, obligation: `${mark}-${form}`, round: no, centre: centre.id }),
    letter: letter.id,
    clause: clause?.no ?? '',
    obligation: `${mark}-${form}`,
    form,
    round: no,
    rounds: (clause && obligationIn(clause, form)?.rounds.length) ?? 0,
    extra: true,
    ...ofCentre(centre),
    fiscalYear: fiscalYearOf(today),
    opensOn: today,
    dueOn: noDate,
    districtDueOn: noDate,
    dateBasis: 'province',
    ...newDutyFields,
  };
}

/** Reads the number of an extra report from its id; 0 for other ids and other forms. */
export function numberIn(id: string, form: AdHocForm): number {
  const [, obligation, round] = id.split('.').slice(-4);
  return obligation === `${mark}-${form}` ? Number(round) : 0;
}

type Begun = Pick<Duty, 'extra' | 'revision' | 'state'>;

/** An extra report that was started but never submitted. Discarding it removes the whole duty. */
export function isDiscardable(duty: Begun): boolean {
  return duty.extra && duty.revision === 0 && (duty.state === 'todo' || duty.state === 'draft');
}

/**
 * A duty with a first draft that can be discarded. The draft is removed and the duty is still owed.
 * The draft of a correction cannot be discarded.
 */
export function hasDiscardableDraft(duty: Begun): boolean {
  return !duty.extra && duty.revision === 0 && duty.state === 'draft';
}

export function discardDraft(duty: Duty, act: { by: string; now: Date }): Outcome {
  if (!hasDiscardableDraft(duty)) return { refused: 'wrong-state' };
  return { duty: withUndo(duty, { ...act, kind: 'discard', next: { ...duty, state: 'todo' } }) };
}

function obligationIn(clause: Clause, form: AdHocForm): Obligation | undefined {
  return clause.obligations.find((obligation) => obligation.form === form);
}

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
 * Extra reports: a meeting beyond the two demanded, a register brought up to date between rounds
 * (design §5). They walk the same route as a duty, but carry no date, are never reminded of, and no
 * figure counts them.
 */
export const adHocFormSchema = z.enum(['meeting-report', 'committee-register']);
export type AdHocForm = z.infer<typeof adHocFormSchema>;

/** Part of an extra's id where a duty has its obligation: no letter can demand it. */
const mark = 'extra';

/** Nobody waits for it: as late as a day can be, and shown nowhere. */
const noDate: Day = lastDay;

interface Now {
  now: Date;
}

/** The round a report files against: the earliest open one of the centre that nothing was sent for. */
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
  /** 1 for the centre's first extra of this form under this letter. */
  no: number;
}

/** One at a time has the same number for everybody, so two who begin together begin the same. */
export function newAdHocDuty({ letter, centre, form, no, now }: NewExtra): Duty {
  const today = bangkokDay(now);
  const clause = letter.clauses.find((one) => demandIn(one, form));
  return {
    id: dutyId({ letter: letter.id, obligation: `${mark}-${form}`, round: no, centre: centre.id }),
    letter: letter.id,
    clause: clause?.no ?? '',
    obligation: `${mark}-${form}`,
    form,
    round: no,
    rounds: (clause && demandIn(clause, form)?.rounds.length) ?? 0,
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

/** Which extra of this form an id names; 0 for a duty and for other forms. */
export function numberIn(id: string, form: AdHocForm): number {
  const [, obligation, round] = id.split('.').slice(-4);
  return obligation === `${mark}-${form}` ? Number(round) : 0;
}

type Begun = Pick<Duty, 'extra' | 'revision' | 'state'>;

/** An extra begun by mistake and never sent: it is removed as a whole. */
export function isDiscardable(duty: Begun): boolean {
  return duty.extra && duty.revision === 0 && (duty.state === 'todo' || duty.state === 'draft');
}

/** A duty is still owed when its draft is removed; the first one only, never a correction. */
export function hasDiscardableDraft(duty: Begun): boolean {
  return !duty.extra && duty.revision === 0 && duty.state === 'draft';
}

/** The duty without its draft. */
export function discardDraft(duty: Duty, act: { by: string; now: Date }): Outcome {
  if (!hasDiscardableDraft(duty)) return { refused: 'wrong-state' };
  return { duty: withUndo(duty, { ...act, kind: 'discard', next: { ...duty, state: 'todo' } }) };
}

function demandIn(clause: Clause, form: AdHocForm): Obligation | undefined {
  return clause.obligations.find((obligation) => obligation.form === form);
}

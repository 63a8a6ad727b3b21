import { addWorkingDays, bangkokDay, isWorkingDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { assigneeOf, isOwed } from './duty.ts';
import type { ReviewStage, Duty, Extension } from './duty.ts';
import { districtDueOn } from '../letter/letter.ts';
import type { ProblemCode } from '../problem.ts';
import type { Outcome } from './outcome.ts';
import { withUndo } from './undo.ts';

interface Act {
  by: string;
  byName?: string;
  now: Date;
}

interface Dated {
  today: Day;
  holidays: ReadonlySet<Day>;
}

const usualWorkingDays = 5;

/** The date a request for more time proposes: five working days after the date, or from today. */
export function proposedExtension({ dueOn }: Pick<Duty, 'dueOn'>, { today, holidays }: Dated): Day {
  return addWorkingDays(dueOn > today ? dueOn : today, usualWorkingDays, holidays);
}

/** Why a new date cannot be asked for or given; null when it can. */
export function dateRefusal(
  dueOn: Day,
  { after, today, holidays }: Dated & { after: Day },
): ProblemCode | null {
  if (dueOn < today) return 'date-in-past';
  if (dueOn <= after) return 'date-not-later';
  return isWorkingDay(dueOn, holidays) ? null : 'date-day-off';
}

interface Ask extends Act {
  dueOn: Day;
  reason: string;
  holidays: ReadonlySet<Day>;
}

const askable = new Set<Duty['state']>(['todo', 'draft', 'returned']);

/** One open request a duty: asking again changes its date and reason. */
export function askExtension(
  duty: Duty,
  { by, byName, now, dueOn, reason, holidays }: Ask,
): Outcome {
  if (!askable.has(duty.state) || duty.extra) return { refused: 'wrong-state' };
  const refused = dateRefusal(dueOn, { after: duty.dueOn, today: bangkokDay(now), holidays });
  if (refused) return { refused };
  const extension: Extension = {
    state: 'asked',
    dueOn,
    originalDueOn: originalDate(duty),
    reason,
    askedBy: by,
    askedAt: now,
    ...(byName === undefined ? {} : { askedByName: byName }),
    openedAt: openedAt(duty, now),
    decidedBy: null,
    decidedAt: null,
  };
  return { duty: { ...duty, extension } };
}

/** A request that is open, or was withdrawn today, goes on: the deciders have been told of it once. */
function openedAt({ extension }: Duty, now: Date): Date {
  if (!extension) return now;
  const { state, openedAt: opened = extension.askedAt } = extension;
  const withdrawnToday = state === 'withdrawn' && bangkokDay(opened) === bangkokDay(now);
  return state === 'asked' || withdrawnToday ? opened : now;
}

export function withdrawExtension(duty: Duty): Outcome {
  const { extension } = duty;
  if (extension?.state !== 'asked') return { refused: 'wrong-state' };
  return { duty: { ...duty, extension: { ...extension, state: 'withdrawn' } } };
}

interface Decide extends Act {
  grant: boolean;
  dueOn: Day;
  reason?: string | null;
  holidays: ReadonlySet<Day>;
}

/** A granted extension moves the province's date and recomputes the district's, never into the past. */
export function decideExtension(duty: Duty, act: Decide): Outcome {
  const asked = duty.extension;
  if (asked?.state !== 'asked' || duty.state === 'waived') return { refused: 'wrong-state' };
  const reason = act.reason?.trim() ?? '';
  if (!act.grant && reason === '') return { refused: 'reason-required' };
  const extension = { ...asked, ...decision(act, reason === '' ? null : reason) };
  if (!act.grant) {
    const next: Duty = { ...duty, extension: { ...extension, state: 'refused' } };
    return { duty: withUndo(duty, { ...act, kind: 'refuse', next }) };
  }
  const today = bangkokDay(act.now);
  if (act.dueOn < today) return { refused: 'date-in-past' };
  if (act.dueOn <= duty.dueOn) return { refused: 'date-not-later' };
  const next = grantTo({ ...duty, extension: { ...extension, grantedFrom: datesOf(duty) } }, act);
  return { duty: withUndo(duty, { ...act, kind: 'grant', next }) };
}

function decision({ by, byName, now }: Act, reason: string | null) {
  const name = byName === undefined ? {} : { decidedByName: byName };
  return { decidedBy: by, decidedAt: now, decisionReason: reason, ...name };
}

function datesOf(duty: Duty): NonNullable<Extension['grantedFrom']> {
  return {
    dueOn: duty.dueOn,
    originalDueOn: originalDate(duty),
    returnDueOn: duty.returnDueOn,
  };
}

function grantTo(duty: Duty, act: Move): Duty {
  const extension: Duty['extension'] = duty.extension && {
    ...duty.extension,
    state: 'granted',
    dueOn: act.dueOn,
  };
  return easeReturn(moveDueDate({ ...duty, extension }, act));
}

interface Give extends Act {
  dueOn: Day;
  reason: string;
  /** Whose date moves: the province's own, or the district's up to it. */
  desk: ReviewStage;
  holidays: ReadonlySet<Day>;
}

/** More time that nobody asked for. An open request is granted by it. */
export function giveExtension(duty: Duty, act: Give): Outcome {
  if (!canBeExtended(duty, act.desk)) return { refused: 'wrong-state' };
  const after = act.desk === 'province' ? duty.dueOn : duty.districtDueOn;
  const refused = dateRefusal(act.dueOn, { ...act, after, today: bangkokDay(act.now) });
  if (refused) return { refused };
  if (act.desk === 'district' && act.dueOn > duty.dueOn) return { refused: 'date-past-province' };
  const next =
    act.desk === 'province'
      ? grantTo({ ...duty, extension: givenTo(duty, act) }, act)
      : easeReturn({ ...duty, districtDueOn: act.dueOn });
  return { duty: withUndo(duty, { ...act, kind: 'give', next }) };
}

/** Still owed; the district's own date says nothing any more when the report is at its desk. */
export function canBeExtended(duty: Duty, from: ReviewStage): boolean {
  return isOwed(duty) && (from === 'province' || assigneeOf(duty) === 'centre');
}

function givenTo(duty: Duty, act: Give): Extension {
  const asked = duty.extension?.state === 'asked' ? duty.extension : null;
  return {
    state: 'granted',
    dueOn: act.dueOn,
    originalDueOn: originalDate(duty),
    reason: asked?.reason ?? act.reason,
    askedBy: asked?.askedBy ?? act.by,
    askedAt: asked?.askedAt ?? act.now,
    ...(asked?.askedByName === undefined ? {} : { askedByName: asked.askedByName }),
    ...decision(act, act.reason),
    grantedFrom: datesOf(duty),
    given: asked === null,
  };
}

/**
 * Decided again: a refused or granted request is open once more, and a granted date goes back to the one
 * before, or to the round's when that was moved since. What nobody asked for is withdrawn.
 */
export function reopenExtension(duty: Duty, act: Act & { holidays: ReadonlySet<Day> }): Outcome {
  const { extension } = duty;
  if (!isReopenable(duty) || !extension) return { refused: 'wrong-state' };
  const { grantedFrom, decidedByName: _name, decisionReason: _reason, given, ...rest } = extension;
  const asked: Extension = { ...rest, state: 'asked', decidedBy: null, decidedAt: null };
  const open: Duty = {
    ...duty,
    extension: given === true ? { ...asked, state: 'withdrawn' } : { ...asked, openedAt: act.now },
  };
  const next = extension.state === 'granted' ? dateBefore(open, { ...act, grantedFrom }) : open;
  return { duty: withUndo(duty, { ...act, kind: 'reopenExtension', next }) };
}

/** Decided, and the report has not been judged by the date yet. */
export function isReopenable({ state, extension, reachedProvinceAt }: Duty): boolean {
  if (!extension || state === 'waived' || state === 'accepted') return false;
  if (extension.state === 'granted') return reachedProvinceAt === null;
  return extension.state === 'refused';
}

interface Before extends Act {
  grantedFrom: Extension['grantedFrom'];
  holidays: ReadonlySet<Day>;
}

function dateBefore(duty: Duty, { grantedFrom, now, holidays }: Before): Duty {
  const original = originalDate(duty);
  const isMoved = grantedFrom === undefined || grantedFrom.originalDueOn !== original;
  const dueOn = isMoved ? original : grantedFrom.dueOn;
  const returnDueOn =
    duty.returnDueOn === null ? null : (grantedFrom?.returnDueOn ?? duty.returnDueOn);
  return moveDueDate({ ...duty, returnDueOn }, { dueOn, now, holidays });
}

/** More time at the province is more time for a returned report too. */
function easeReturn(duty: Duty): Duty {
  const { returnDueOn, districtDueOn: atDistrict } = duty;
  if (returnDueOn === null || returnDueOn >= atDistrict) return duty;
  return { ...duty, returnDueOn: atDistrict };
}

interface Move {
  dueOn: Day;
  now: Date;
  holidays: ReadonlySet<Day>;
}

/** A new date at the province; the district's own date follows, never before today. */
export function moveDueDate(duty: Duty, { dueOn, now, holidays }: Move): Duty {
  const computed = districtDueOn({ level: duty.level, dueOn }, holidays);
  const today = bangkokDay(now);
  return { ...duty, dueOn, districtDueOn: computed < today && today <= dueOn ? today : computed };
}

/** The date before any extension: asking again, or being refused later, does not forget it. */
function originalDate(duty: Duty): Day {
  return duty.extension?.originalDueOn ?? duty.dueOn;
}

import { bangkokDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { assigneeOf, isOwed } from './duty.ts';
import type { ReviewStage, Duty, Extension } from './duty.ts';
import { districtDueOn } from '../letter/letter.ts';
import { askRefusal, dateRefusal } from './extension-dates.ts';
import type { Outcome } from './outcome.ts';
import { withUndo } from './undo.ts';

interface Act {
  by: string;
  byName?: string;
  now: Date;
}

interface Ask extends Act {
  dueOn: Day;
  reason: string;
  holidays: ReadonlySet<Day>;
}

const askable = new Set<Duty['state']>(['todo', 'draft', 'returned']);

/** Asks for an extension. A duty has one open request; asking again changes its date and reason. */
export function askExtension(
  duty: Duty,
  { by, byName, now, dueOn, reason, holidays }: Ask,
): Outcome {
  if (!askable.has(duty.state) || duty.extra) return { refused: 'wrong-state' };
  const refused = askRefusal(dueOn, { duty, today: bangkokDay(now), holidays });
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

/**
 * A request that is still open, or was withdrawn today, keeps its first time, because the people who
 * decide have already been notified.
 */
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

/**
 * Decides a request. Granting it moves the date at the province. The date at the district is computed
 * again, but never moves into the past.
 */
export function decideExtension(duty: Duty, act: Decide): Outcome {
  const request = duty.extension;
  if (request?.state !== 'asked' || duty.state === 'waived') return { refused: 'wrong-state' };
  const reason = act.reason?.trim() ?? '';
  if (!act.grant && reason === '') return { refused: 'reason-required' };
  const extension = { ...request, ...decision(act, reason === '' ? null : reason) };
  if (!act.grant) {
    const next: Duty = { ...duty, extension: { ...extension, state: 'refused' } };
    return { duty: withUndo(duty, { ...act, kind: 'refuse', next }) };
  }
  const refused = dateRefusal(act.dueOn, {
    ...act,
    after: duty.dueOn,
    today: bangkokDay(act.now),
  });
  if (refused) return { refused };
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
  /**
   * Decides whose date moves. The province moves its own date. A district head moves the district's
   * date, at most up to the province's.
   */
  stage: ReviewStage;
  holidays: ReadonlySet<Day>;
}

/** Gives an extension without a request. It also grants an open request. */
export function giveExtension(duty: Duty, act: Give): Outcome {
  if (!canBeExtended(duty, act.stage)) return { refused: 'wrong-state' };
  const after = act.stage === 'province' ? duty.dueOn : duty.districtDueOn;
  const refused = dateRefusal(act.dueOn, { ...act, after, today: bangkokDay(act.now) });
  if (refused) return { refused };
  if (act.stage === 'district' && act.dueOn > duty.dueOn) return { refused: 'date-past-province' };
  const next =
    act.stage === 'province'
      ? grantTo({ ...duty, extension: givenTo(duty, act) }, act)
      : easeReturn({ ...duty, districtDueOn: act.dueOn });
  return { duty: withUndo(duty, { ...act, kind: 'give', next }) };
}

/**
 * True while the duty is still owed. Once the report is at the district, the district's own date no
 * longer matters.
 */
export function canBeExtended(duty: Duty, from: ReviewStage): boolean {
  return isOwed(duty) && (from === 'province' || assigneeOf(duty) === 'centre');
}

function givenTo(duty: Duty, act: Give): Extension {
  const request = duty.extension?.state === 'asked' ? duty.extension : null;
  return {
    state: 'granted',
    dueOn: act.dueOn,
    originalDueOn: originalDate(duty),
    reason: request?.reason ?? act.reason,
    askedBy: request?.askedBy ?? act.by,
    askedAt: request?.askedAt ?? act.now,
    ...(request?.askedByName === undefined ? {} : { askedByName: request.askedByName }),
    ...decision(act, act.reason),
    grantedFrom: datesOf(duty),
    given: request === null,
  };
}

/**
 * Reopens a decided request. A granted date is reset to the earlier one, or to the round's date if
 * the round was moved since. An extension given without a request is withdrawn.
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

/** True when the request was decided and no report has been judged by the granted date yet. */
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

/** When the new date is later, the date of a returned report moves with it. */
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

/** Sets a new date at the province. The date at the district follows, but never before today. */
export function moveDueDate(duty: Duty, { dueOn, now, holidays }: Move): Duty {
  const computed = districtDueOn({ level: duty.level, dueOn }, holidays);
  const today = bangkokDay(now);
  return { ...duty, dueOn, districtDueOn: computed < today && today <= dueOn ? today : computed };
}

/** The date before any extension. It is kept when a later request is made or refused. */
function originalDate(duty: Duty): Day {
  return duty.extension?.originalDueOn ?? duty.dueOn;
}

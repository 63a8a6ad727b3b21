import { addWorkingDays, bangkokDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { ReviewStage, Duty } from './duty.ts';
import type { Grant } from '../permissions.ts';
import { isWithin } from '../centre/centre.ts';
import type { Outcome } from './outcome.ts';
import { withUndo } from './undo.ts';

interface Act {
  by: string;
  now: Date;
}

const writable = new Set<Duty['state']>(['todo', 'draft', 'returned']);

/**
 * Starting a draft changes the state from todo to draft. A returned duty stays returned until it is
 * submitted again.
 */
export function beginDraft(duty: Duty, { now }: Pick<Act, 'now'>): Outcome {
  if (!writable.has(duty.state)) return { refused: 'wrong-state' };
  if (bangkokDay(now) < duty.opensOn) return { refused: 'not-open' };
  return { duty: duty.state === 'todo' ? { ...duty, state: 'draft' } : duty };
}

interface Submit extends Act {
  submission: string;
  revision: number;
  /** The first review stage of the report (firstReviewStage). */
  stage: ReviewStage;
}

/** Submits a report for review. A correction adds a revision and cannot overwrite a newer one. */
export function submit(duty: Duty, act: Submit): Outcome {
  if (!writable.has(duty.state)) return { refused: 'wrong-state' };
  if (bangkokDay(act.now) < duty.opensOn) return { refused: 'not-open' };
  if (act.revision !== duty.revision + 1) return { refused: 'conflict' };
  const sent: Duty = {
    ...duty,
    state: 'inReview',
    reviewAt: act.stage,
    returnDueOn: null,
    returnNote: null,
    submission: act.submission,
    revision: act.revision,
    submittedBy: act.by,
    submittedAt: act.now,
  };
  return { duty: act.stage === 'province' ? reachProvince(sent, act.now) : sent };
}

/**
 * The first reviewer of a report, by level. A tambon's report goes to the district. A district's own
 * report goes to the district head when a member submitted it, otherwise to the province. The
 * province's own report is reviewed at the province.
 */
export function firstReviewStage(
  duty: Pick<Duty, 'level' | 'areaCode'>,
  grants: readonly Grant[],
): ReviewStage {
  if (duty.level === 'tambon') return 'district';
  if (duty.level === 'province') return 'province';
  const official = grants.some(
    (grant) =>
      grant.role !== 'member' && grant.role !== 'admin' && isWithin(duty.areaCode, grant.areaCode),
  );
  return official ? 'province' : 'district';
}

export function forward(duty: Duty, act: Act): Outcome {
  if (duty.state !== 'inReview' || duty.reviewAt !== 'district') return { refused: 'wrong-state' };
  const next = reachProvince({ ...duty, reviewAt: 'province' }, act.now);
  return { duty: withUndo(duty, { ...act, kind: 'forward', next }) };
}

export function accept(duty: Duty, act: Act): Outcome {
  if (duty.state !== 'inReview' || duty.reviewAt !== 'province') return { refused: 'wrong-state' };
  const next: Duty = { ...duty, state: 'accepted', reviewAt: null, acceptedAt: act.now };
  return { duty: withUndo(duty, { ...act, kind: 'accept', next }) };
}

/**
 * True if this revision has already left the review stage. A second tap on the same button then
 * counts as done.
 */
export function isPastStage(
  { state, reviewAt, revision }: Pick<Duty, 'state' | 'reviewAt' | 'revision'>,
  of: { stage: ReviewStage; revision: number },
): boolean {
  if (revision !== of.revision) return false;
  return state === 'accepted' || (of.stage === 'district' && reviewAt === 'province');
}

interface Return extends Act {
  /** The name of the person who returns the report, and that person's comments. */
  byName: string;
  comments: readonly string[];
  stage: ReviewStage;
  returnDueOn: Day;
}

/** Returns a report to its sender with a new date. Both review stages may return it. */
export function returnToAuthor(duty: Duty, act: Return): Outcome {
  if (duty.state !== 'inReview' || duty.reviewAt !== act.stage) return { refused: 'wrong-state' };
  if (act.returnDueOn < bangkokDay(act.now)) return { refused: 'date-in-past' };
  const [text = ''] = act.comments;
  const returnNote = { text, count: act.comments.length, by: act.byName, at: act.now };
  const { returnDueOn } = act;
  const next: Duty = { ...duty, state: 'returned', reviewAt: null, returnDueOn, returnNote };
  return { duty: withUndo(duty, { ...act, kind: 'return', next }) };
}

const plainDays = 5;
const fewestReturnDays = 2;

/**
 * The date proposed for a return: five working days from today. When the report must still reach the
 * province by its due date, the time is shorter, but at least two working days.
 */
export function proposedReturnDate(
  duty: Pick<Duty, 'dueOn' | 'reachedProvinceAt'>,
  { today, holidays }: { today: Day; holidays: ReadonlySet<Day> },
): Day {
  const plain = addWorkingDays(today, plainDays, holidays);
  if (duty.reachedProvinceAt !== null) return plain;
  const fewest = addWorkingDays(today, fewestReturnDays, holidays);
  const dayBefore = addWorkingDays(duty.dueOn, -1, holidays);
  if (dayBefore >= plain) return plain;
  return dayBefore > fewest ? dayBefore : fewest;
}

/** Comments can be answered while the report is in review or returned. */
export function isDiscussable({ state }: Pick<Duty, 'state'>): boolean {
  return state === 'returned' || state === 'inReview';
}

export function waive(duty: Duty, act: Act & { reason: string }): Outcome {
  const over = duty.state === 'waived' || duty.state === 'accepted';
  if (over || duty.extra) return { refused: 'wrong-state' };
  const { by, now: at, reason } = act;
  const from = { state: duty.state, reviewAt: duty.reviewAt };
  const next: Duty = {
    ...duty,
    state: 'waived',
    reviewAt: null,
    waiver: { reason, by, at, from },
  };
  return { duty: withUndo(duty, { ...act, kind: 'waive', next }) };
}

function reachProvince(duty: Duty, now: Date): Duty {
  if (duty.reachedProvinceAt) return { ...duty, reviewAt: 'province' };
  return { ...duty, reviewAt: 'province', reachedProvinceAt: now, judgedDueOn: duty.dueOn };
}

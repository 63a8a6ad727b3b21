import { byUrgency, dueOnFor, holderOf, standingOf } from './duty.ts';
import type { Duty, Standing, Viewpoint } from './duty.ts';
import type { Day } from './calendar.ts';
import { isDiscardable } from './extra.ts';
import { isTalkedOver } from './review.ts';
import { can } from './permissions.ts';
import type { Actor, Subject } from './permissions.ts';

export type DutyAct =
  | 'fill'
  | 'submit'
  | 'forward'
  | 'return'
  | 'accept'
  | 'askExtension'
  | 'decideExtension'
  | 'waive'
  | 'discard'
  | 'reply';

export function subjectOf(duty: Pick<Duty, 'areaCode' | 'level' | 'centre' | 'form'>): Subject {
  return { areaCode: duty.areaCode, level: duty.level, centre: duty.centre, form: duty.form };
}

/** With whose eyes this person looks at this duty: who fills it is a worker, whatever else they are. */
export function viewpointOf(actor: Actor, duty: Duty): Viewpoint {
  if (can(actor, 'draft.write', subjectOf(duty))) return 'worker';
  if (can(actor, 'duty.accept', subjectOf(duty))) return 'province';
  return can(actor, 'duty.forward', subjectOf(duty)) ? 'head' : 'worker';
}

export interface Seen {
  duty: Duty;
  id: string;
  standing: Standing;
  dueOn: Day;
}

/** The duty against this person's own date. */
export function seenBy(actor: Actor, { duty, now }: { duty: Duty; now: Date }): Seen {
  const dueOn = dueOnFor(duty, viewpointOf(actor, duty));
  return { duty, id: duty.id, dueOn, standing: standingOf(duty, { dueOn, now }) };
}

export function mostUrgentFirst(seen: readonly Seen[]): Seen[] {
  return seen.toSorted(byUrgency);
}

/** What this person may do with it now: every button on every screen comes from here. */
export function actsOn(actor: Actor, { duty, today }: { duty: Duty; today: Day }): DutyAct[] {
  const subject = subjectOf(duty);
  const holder = holderOf(duty);
  const dated = !duty.extra;
  const mayWait = duty.extension?.state !== 'asked';
  const open = today >= duty.opensOn;
  const offers: [DutyAct, boolean][] = [
    ['fill', holder === 'centre' && open && can(actor, 'draft.write', subject)],
    ['submit', holder === 'centre' && open && can(actor, 'duty.submit', subject)],
    ['forward', holder === 'district' && can(actor, 'duty.forward', subject)],
    ['return', mayReturn(actor, duty)],
    ['accept', holder === 'province' && can(actor, 'duty.accept', subject)],
    [
      'askExtension',
      dated && holder === 'centre' && mayWait && can(actor, 'duty.askExtension', subject),
    ],
    ['decideExtension', !mayWait && duty.state !== 'waived' && can(actor, 'duty.extend', subject)],
    ['waive', dated && holder !== 'nobody' && can(actor, 'duty.waive', subject)],
    ['discard', isDiscardable(duty) && can(actor, 'draft.write', subject)],
    ['reply', isTalkedOver(duty) && can(actor, 'comment.reply', subject)],
  ];
  return offers.filter(([, allowed]) => allowed).map(([act]) => act);
}

function mayReturn(actor: Actor, duty: Duty): boolean {
  if (duty.reviewAt === 'district') return can(actor, 'duty.return', subjectOf(duty));
  return duty.reviewAt === 'province' && can(actor, 'duty.returnFromProvince', subjectOf(duty));
}

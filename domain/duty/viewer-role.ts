import { byUrgency, dueOnFor, assigneeOf, standingOf } from './duty.ts';
import type { Duty, Assignee, Standing, DutyViewRole } from './duty.ts';
import { bangkokDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { isReopenable, canBeExtended } from './extension.ts';
import { hasDiscardableDraft, isDiscardable } from './ad-hoc.ts';
import { canReopen } from './reopen.ts';
import { isDiscussable } from './review.ts';
import { undoUntil } from './undo.ts';
import { can } from '../permissions.ts';
import type { Action, Actor, Subject } from '../permissions.ts';

export type DutyAction =
  | 'fill'
  | 'submit'
  | 'forward'
  | 'return'
  | 'accept'
  | 'askExtension'
  | 'decideExtension'
  | 'waive'
  | 'discard'
  | 'reply'
  | 'undo'
  | 'reopen'
  | 'reopenExtension'
  | 'giveExtension'
  | 'withdrawExtension';

export function subjectOf(duty: Pick<Duty, 'areaCode' | 'level' | 'centre' | 'form'>): Subject {
  return { areaCode: duty.areaCode, level: duty.level, centre: duty.centre, form: duty.form };
}

/**
 * The role in which the actor sees the duty. A person who may fill it in sees it as a worker, even
 * with other roles.
 */
export function viewRoleOf(actor: Actor, duty: Duty): DutyViewRole {
  const subject = subjectOf(duty);
  if (can(actor, 'draft.write', subject)) return 'worker';
  if (can(actor, 'duty.accept', subject)) return 'province';
  return can(actor, 'duty.forward', subject) ? 'head' : 'worker';
}

export interface DutyForActor {
  duty: Duty;
  id: string;
  standing: Standing;
  dueOn: Day;
}

/** The duty with the actor's own due date. */
export function dutyForActor(actor: Actor, { duty, now }: { duty: Duty; now: Date }): DutyForActor {
  const dueOn = dueOnFor(duty, viewRoleOf(actor, duty));
  return { duty, id: duty.id, dueOn, standing: standingOf(duty, { dueOn, now }) };
}

export function mostUrgentFirst(seen: readonly DutyForActor[]): DutyForActor[] {
  return seen.toSorted(byUrgency);
}

interface Asked {
  actor: Actor;
  duty: Duty;
  subject: Subject;
  holder: Assignee;
  today: Day;
  now: Date;
}

const may = ({ actor, subject }: Asked, action: Action): boolean => can(actor, action, subject);
const isOpen = ({ holder, duty, today }: Asked): boolean =>
  holder === 'centre' && today >= duty.opensOn;
const isAskedFor = ({ duty }: Asked): boolean => duty.extension?.state === 'asked';

const actionRules: readonly { act: DutyAction; isOffered: (asked: Asked) => boolean }[] = [
  { act: 'fill', isOffered: (asked) => isOpen(asked) && may(asked, 'draft.write') },
  { act: 'submit', isOffered: (asked) => isOpen(asked) && may(asked, 'duty.submit') },
  {
    act: 'forward',
    isOffered: (asked) => asked.holder === 'district' && may(asked, 'duty.forward'),
  },
  { act: 'return', isOffered: mayReturn },
  { act: 'accept', isOffered: (asked) => asked.holder === 'province' && may(asked, 'duty.accept') },
  {
    act: 'askExtension',
    isOffered: (asked) =>
      !asked.duty.extra &&
      asked.holder === 'centre' &&
      !isAskedFor(asked) &&
      may(asked, 'duty.askExtension'),
  },
  {
    act: 'decideExtension',
    isOffered: (asked) =>
      isAskedFor(asked) && asked.duty.state !== 'waived' && may(asked, 'duty.extend'),
  },
  {
    act: 'waive',
    isOffered: (asked) =>
      !asked.duty.extra && asked.holder !== 'nobody' && may(asked, 'duty.waive'),
  },
  {
    act: 'discard',
    isOffered: ({ duty, ...asked }) =>
      (isDiscardable(duty) || hasDiscardableDraft(duty)) && may({ duty, ...asked }, 'draft.write'),
  },
  { act: 'reply', isOffered: (asked) => isDiscussable(asked.duty) && may(asked, 'comment.reply') },
  {
    act: 'undo',
    isOffered: ({ duty, actor, now }) => undoUntil(duty, { by: actor.person, now }) !== null,
  },
  { act: 'reopen', isOffered: (asked) => canReopen(asked.duty) && may(asked, 'duty.reopen') },
  {
    act: 'reopenExtension',
    isOffered: (asked) => isReopenable(asked.duty) && may(asked, 'duty.reopen'),
  },
  {
    act: 'giveExtension',
    isOffered: (asked) =>
      may(asked, 'duty.giveExtension') &&
      canBeExtended(asked.duty, may(asked, 'duty.extend') ? 'province' : 'district'),
  },
  {
    act: 'withdrawExtension',
    isOffered: (asked) =>
      isAskedFor(asked) && asked.holder === 'centre' && may(asked, 'duty.askExtension'),
  },
];

/** The actions the actor may take now. All buttons on all screens come from this list. */
export function actionsFor(actor: Actor, { duty, now }: { duty: Duty; now: Date }): DutyAction[] {
  if (duty.archived) return [];
  const today = bangkokDay(now);
  const asked = { actor, duty, subject: subjectOf(duty), holder: assigneeOf(duty), today, now };
  return actionRules.filter((offer) => offer.isOffered(asked)).map((offer) => offer.act);
}

function mayReturn(asked: Asked): boolean {
  const desk = asked.duty.reviewAt;
  if (desk === 'district') return may(asked, 'duty.return');
  return desk === 'province' && may(asked, 'duty.returnFromProvince');
}

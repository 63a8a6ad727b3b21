import { byUrgency, dueOnFor, assigneeOf, isOpenWork, standingOf } from './duty.ts';
import type { DutyAction } from './action.ts';
import type { Duty, DutyViewRole } from './duty.ts';
import type { Assignee, Standing } from './standing.ts';
import { bangkokDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { isReopenable, canBeExtended } from './extension.ts';
import { hasDiscardableDraft, isDiscardable } from './ad-hoc.ts';
import { canReopen } from './reopen.ts';
import { isDiscussable } from './review.ts';
import { undoUntil } from './undo.ts';
import { can } from '../permissions.ts';
import type { Action, Actor, Subject } from '../permissions.ts';

export function subjectOf(duty: Pick<Duty, 'areaCode' | 'level' | 'centre' | 'form'>): Subject {
  return { areaCode: duty.areaCode, level: duty.level, centre: duty.centre, form: duty.form };
}

/**
 * The role in which the actor sees the duty. A person who may fill it in sees it as a worker, even
 * with other roles.
 */
export function viewRoleOf(
  actor: Actor,
  duty: Pick<Duty, 'areaCode' | 'level' | 'centre' | 'form'>,
): DutyViewRole {
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
  { act: 'fill', isOffered: (context) => isOpen(context) && may(context, 'draft.write') },
  { act: 'submit', isOffered: (context) => isOpen(context) && may(context, 'duty.submit') },
  {
    act: 'forward',
    isOffered: (context) => context.holder === 'district' && may(context, 'duty.forward'),
  },
  { act: 'return', isOffered: mayReturn },
  {
    act: 'accept',
    isOffered: (context) => context.holder === 'province' && may(context, 'duty.accept'),
  },
  {
    act: 'askExtension',
    isOffered: (context) =>
      !context.duty.extra &&
      context.holder === 'centre' &&
      !isAskedFor(context) &&
      may(context, 'duty.askExtension'),
  },
  {
    act: 'decideExtension',
    isOffered: (context) =>
      isAskedFor(context) && context.duty.state !== 'waived' && may(context, 'duty.extend'),
  },
  {
    act: 'waive',
    isOffered: (context) =>
      !context.duty.extra && context.holder !== 'nobody' && may(context, 'duty.waive'),
  },
  {
    act: 'discard',
    isOffered: ({ duty, ...context }) =>
      (isDiscardable(duty) || hasDiscardableDraft(duty)) &&
      may({ duty, ...context }, 'draft.write'),
  },
  {
    act: 'reply',
    isOffered: (context) => isDiscussable(context.duty) && may(context, 'comment.reply'),
  },
  {
    act: 'undo',
    isOffered: ({ duty, actor, now }) => undoUntil(duty, { by: actor.person, now }) !== null,
  },
  { act: 'reopen', isOffered: (context) => canReopen(context.duty) && may(context, 'duty.reopen') },
  {
    act: 'reopenExtension',
    isOffered: (context) => isReopenable(context.duty) && may(context, 'duty.reopen'),
  },
  {
    act: 'giveExtension',
    isOffered: (context) =>
      may(context, 'duty.giveExtension') &&
      canBeExtended(context.duty, may(context, 'duty.extend') ? 'province' : 'district'),
  },
  {
    act: 'withdrawExtension',
    isOffered: (context) =>
      isAskedFor(context) && context.holder === 'centre' && may(context, 'duty.askExtension'),
  },
  {
    act: 'chase',
    isOffered: (context) =>
      isOpenWork(context.duty, context.today) &&
      may(context, 'duty.chase') &&
      !(context.holder === 'district' && may(context, 'duty.forward')),
  },
];

/** The actions the actor may take now. All buttons on all screens come from this list. */
export function actionsFor(actor: Actor, { duty, now }: { duty: Duty; now: Date }): DutyAction[] {
  if (duty.archived) return [];
  const today = bangkokDay(now);
  const context = { actor, duty, subject: subjectOf(duty), holder: assigneeOf(duty), today, now };
  return actionRules.filter((offer) => offer.isOffered(context)).map((offer) => offer.act);
}

function mayReturn(context: Asked): boolean {
  const stage = context.duty.reviewAt;
  if (stage === 'district') return may(context, 'duty.return');
  return stage === 'province' && may(context, 'duty.returnFromProvince');
}

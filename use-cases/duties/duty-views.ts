import { bangkokDay, daysBetween } from '#domain/calendar.ts';
import { dutyCentreLabel } from '#domain/centre/label.ts';
import { assigneeOf, timeliness } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { undoUntil } from '#domain/duty/undo.ts';
import { actionsFor, mostUrgentFirst, dutyForActor } from '#domain/duty/viewer-role.ts';
import type { DutyForActor } from '#domain/duty/viewer-role.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Actor } from '#domain/permissions.ts';
import type { Draft } from '#models/drafts.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Makes views of duties. The progress of all their drafts is read with one query. */
export async function viewDuties(
  env: UseCaseContext,
  duties: readonly Duty[],
): Promise<DutyView[]> {
  return viewDutiesForActor(env, dutiesForActor(env, duties));
}

export function dutiesForActor(
  { actor, now }: UseCaseContext,
  duties: readonly Duty[],
): DutyForActor[] {
  return duties.map((duty) => dutyForActor(actor, { duty, now }));
}

export function urgentFirst(env: UseCaseContext, duties: readonly Duty[]): DutyForActor[] {
  return mostUrgentFirst(dutiesForActor(env, duties));
}

/** Used by callers that have already computed the actor's due dates. */
export async function viewDutiesForActor(
  env: UseCaseContext,
  seen: readonly DutyForActor[],
): Promise<DutyView[]> {
  const progress = await progressOf(env, seen);
  return seen.map((view) => viewDuty(env, { ...view, progress: progress.get(view.id) ?? null }));
}

export async function viewOne(env: UseCaseContext, duty: Duty): Promise<DutyView> {
  const [view] = await viewDuties(env, [duty]);
  if (!view) throw new Error('a duty has no view');
  return view;
}

interface Sources extends DutyForActor {
  progress: DutyView['progress'];
}

export function viewDuty(
  { actor, now }: { actor: Actor; now: Date },
  { duty, standing, dueOn, progress }: Sources,
): DutyView {
  const today = bangkokDay(now);
  return {
    id: duty.id,
    title: dutyTitle(duty),
    letter: duty.letter,
    fiscalYear: duty.fiscalYear,
    archived: duty.archived,
    clause: duty.clause,
    obligation: duty.obligation,
    form: duty.form,
    round: duty.round,
    rounds: duty.rounds,
    extra: duty.extra,
    centre: {
      id: duty.centre,
      name: duty.centreName,
      label: dutyCentreLabel(duty, actor.grants),
      level: duty.level,
      areaCode: duty.areaCode,
      districtName: duty.districtName,
    },
    state: duty.state,
    reviewAt: duty.reviewAt,
    standing,
    timeliness: timeliness(duty, { dueOn, now }),
    holder: assigneeOf(duty),
    dueOn,
    provinceDueOn: duty.dueOn,
    districtDueOn: duty.districtDueOn,
    opensOn: duty.opensOn,
    dateBasis: duty.dateBasis,
    daysLeft: daysBetween(today, dueOn),
    progress,
    returned: duty.state === 'returned' ? duty.returnNote : null,
    returnDueOn: duty.state === 'returned' ? duty.returnDueOn : null,
    extension: extensionView(duty),
    waiver: duty.waiver && { reason: duty.waiver.reason, at: duty.waiver.at },
    submittedAt: duty.submittedAt,
    reachedProvinceAt: duty.reachedProvinceAt,
    acceptedAt: duty.acceptedAt,
    revision: duty.revision,
    version: duty.version,
    undoUntil: undoUntil(duty, { by: actor.person, now }),
    actions: actionsFor(actor, { duty, now }),
  };
}

/** A withdrawn request is not shown. */
function extensionView({ extension }: Duty): DutyView['extension'] {
  if (!extension || extension.state === 'withdrawn') return null;
  const { state, dueOn, reason, askedAt, given = false } = extension;
  return {
    state,
    dueOn,
    reason,
    given,
    askedBy: extension.askedByName ?? null,
    askedAt,
    decidedBy: extension.decidedByName ?? null,
    decisionReason: extension.decisionReason ?? null,
  };
}

async function progressOf(
  env: UseCaseContext,
  seen: readonly DutyForActor[],
): Promise<ReadonlyMap<string, Draft['progress']>> {
  const { drafts } = env.stores;
  const begun = seen.filter(({ duty }) => duty.state === 'draft' || duty.state === 'returned');
  if (begun.length === 0) return new Map();
  const ids = begun.map((view) => view.id);
  return env.inTransaction ? drafts.progressOf(ids) : drafts.progressTogether(ids);
}

export async function namesOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return new Map();
  return new Map((await stores.persons.many(unique)).map((person) => [person.id, person.name]));
}

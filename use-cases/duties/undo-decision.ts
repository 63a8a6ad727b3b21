import * as z from 'zod/mini';
import type { Decision, DecisionKind, Duty } from '#domain/duty/duty.ts';
import { isUndoneBy, undo, undoWindowMs } from '#domain/duty/undo.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import type { Action } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { decisionKey } from '../notices/notices.ts';
import { revertRegister } from '../centres/revert-register.ts';
import { projectRegister } from '../reports/project-register.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The permission that each decision needs, also to undo it. */
const rights: Record<DecisionKind, readonly Action[]> = {
  forward: ['duty.forward'],
  return: ['duty.return', 'duty.returnFromProvince'],
  accept: ['duty.accept'],
  waive: ['duty.waive'],
  grant: ['duty.extend'],
  refuse: ['duty.extend'],
  give: ['duty.giveExtension'],
  reopen: ['duty.reopen'],
  reopenExtension: ['duty.reopen'],
  discard: ['draft.write'],
};

/** How the history calls the undo of each decision. */
const words: Record<DecisionKind, string> = {
  forward: 'ส่งต่อจังหวัด',
  return: 'ส่งคืนแก้ไข',
  accept: 'รับรองรายงาน',
  waive: 'ยกเว้น',
  grant: 'ขยายเวลา',
  refuse: 'ไม่ขยายเวลา',
  give: 'ขยายเวลา',
  reopen: 'เปิดใหม่',
  reopenExtension: 'พิจารณาขยายเวลาใหม่',
  discard: 'ทิ้งร่าง',
};

interface Undone {
  duty: Awaited<ReturnType<typeof viewOne>>;
  /** The comments of an undone return. They become drafts again. */
  comments: { path: string | null; text: string }[];
}

/**
 * เลิกทำ: undoes the actor's own newest decision for a short time. A second tap succeeds without a
 * change.
 */
export const undoDecision = command({
  name: 'duty.undo',
  input: z.object({ id: z.string(), version: z.optional(z.int()) }),
  run: async (env, { id, version }): Promise<Undone> => {
    if ((await env.stores.duties.get(id)) === null) return restoreExtra(env, id);
    const duty = await findDuty(env, { id, action: 'duty.read' });
    if (duty.archived) throw new Problem('letter-archived');
    requireDecider(env, duty);
    if (isAskedAgain(env, { duty, version }))
      return { duty: await viewOne(env, duty), comments: [] };
    if (version !== undefined && duty.lastDecision?.version !== version)
      throw new Problem('undo-late');
    const outcome = undo(duty, { by: env.actor.person, now: env.now });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const { decision } = outcome;
    const next = await env.stores.duties.save(outcome.duty);
    await cancelMessages(env, { duty, decision });
    const { comments, note } = await takeBackEffects(env, { duty, decision, restored: next });
    const said = words[decision.kind];
    env.audit({
      subject: id,
      areaCode: duty.areaCode,
      note: note === null ? said : `${said} · ${note}`,
    });
    return { duty: await viewOne(env, next), comments };
  },
});

function requireDecider({ actor }: UseCaseContext, duty: Duty): void {
  const kind = duty.lastDecision?.kind;
  const needed = kind ? rights[kind] : Object.values(rights).flat();
  if (!needed.some((action) => can(actor, action, subjectOf(duty))))
    throw new Problem('not-allowed');
}

/** The undo has the version that follows the version of the decision. */
function isAskedAgain(
  { actor }: UseCaseContext,
  of: { duty: Duty; version: number | undefined },
): boolean {
  const { duty, version } = of;
  if (!isUndoneBy(duty, actor.person)) return false;
  return version === undefined || version === duty.version - 1;
}

interface Of {
  duty: Duty;
  decision: Decision;
}

async function cancelMessages({ stores }: UseCaseContext, { duty, decision }: Of): Promise<void> {
  const key = decisionKey({ id: duty.id, version: decision.version });
  if (!(await stores.deliveries.cancel(key))) throw new Problem('undo-late');
  if (decision.kind === 'give') await stores.deliveries.takeOut(duty.id);
}

/** Undoes the effects that a decision had outside the duty. */
async function takeBackEffects(
  env: UseCaseContext,
  { duty, decision, restored }: Of & { restored: Duty },
): Promise<{ comments: Undone['comments']; note: string | null }> {
  // Reopening an accepted report took back its register. Undoing the reopening applies the register
  // again.
  if (decision.kind === 'reopen' && restored.state === 'accepted')
    await projectRegister(env, restored);
  if (decision.kind === 'accept') return { comments: [], note: await revertRegister(env, duty) };
  if (decision.kind === 'return')
    return { comments: await removeComments(env, { duty, decision }), note: null };
  if (decision.kind === 'discard') await restoreDraft(env, duty.id);
  return { comments: [], note: null };
}

async function removeComments(
  { stores }: UseCaseContext,
  { duty, decision }: Of,
): Promise<Undone['comments']> {
  const { by, at } = decision;
  const ofReturn = { duty: duty.id, revision: duty.revision, by, at };
  const written = await stores.comments.find(ofReturn);
  if (written.some((comment) => comment.replies.length > 0)) throw new Problem('undo-late');
  await stores.comments.remove(ofReturn);
  return written.map(({ path, text }) => ({ path, text }));
}

async function restoreDraft({ stores }: UseCaseContext, id: string): Promise<void> {
  const row = await stores.discarded.get(id);
  if (row?.draft) await stores.drafts.put(row.draft);
  await stores.discarded.remove({ id });
}

/** Restores an extra report with its draft. */
async function restoreExtra(env: UseCaseContext, id: string): Promise<Undone> {
  const row = await env.stores.discarded.get(id);
  if (!row) throw new Problem('not-found');
  if (row.by !== env.actor.person) throw new Problem('not-allowed');
  if (!row.duty || env.now.getTime() - row.at.getTime() > undoWindowMs)
    throw new Problem('undo-late');
  const { version } = row.duty;
  const { by, at } = row;
  const duty: Duty = {
    ...row.duty,
    lastDecision: { kind: 'discard', by, at, version, before: {}, takenBack: true },
  };
  await env.stores.duties.insert(duty);
  await restoreDraft(env, id);
  env.audit({ subject: id, areaCode: duty.areaCode, note: words.discard });
  return { duty: await viewOne(env, duty), comments: [] };
}

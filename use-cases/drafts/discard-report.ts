import * as z from 'zod/mini';
import { discardDraft, isDiscardable } from '#domain/duty/ad-hoc.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { Draft } from '#models/drafts.ts';
import type { Database } from '#models/mongo/connect.ts';
import { viewOne } from '../duties/duty-views.ts';
import { findDuty } from '../duties/find-duty.ts';
import { requireOwnDraft } from './draft-people.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const inputSchema = z.object({ id: z.string() });

/** Removes an extra report and its draft. duty.undo restores both for a short time. */
export const discardReport = command({
  name: 'report.discard',
  input: inputSchema,
  run: async (env, { id }) => {
    const undoUntil = new Date(env.now.getTime() + limits.undo.shownMs);
    if (await isDiscardedBy(env, id)) return { undoUntil };
    const duty = await findDuty(env, { id, action: 'draft.write' });
    if (!isDiscardable(duty)) throw new Problem('wrong-state');
    const draft = await ownDraft(env, duty);
    await env.stores.duties.remove({ id, version: duty.version });
    await keepApart(env, { duty, whole: true, draft });
    return { undoUntil };
  },
});

/** Removes the first draft of a duty. The duty is still owed. */
export const discardDutyDraft = command({
  name: 'draft.discard',
  input: inputSchema,
  run: async (env, { id }) => {
    const duty = await findDuty(env, { id, action: 'draft.write' });
    const outcome = discardDraft(duty, { by: env.actor.person, now: env.now });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const draft = await ownDraft(env, duty);
    const next = await env.stores.duties.save(outcome.duty);
    await keepApart(env, { duty, whole: false, draft });
    return { duty: await viewOne(env, next) };
  },
});

/** True when the actor has already discarded it, so that a second tap succeeds. */
async function isDiscardedBy({ stores, actor }: UseCaseContext, id: string): Promise<boolean> {
  if ((await stores.duties.get(id)) !== null) return false;
  return (await stores.discarded.get(id))?.by === actor.person;
}

/** The actor's own draft. A colleague's draft must be taken over before it can be discarded. */
async function ownDraft(env: UseCaseContext, duty: Duty): Promise<Draft | null> {
  const draft = await env.stores.drafts.get(duty.id);
  if (draft && draft.holder !== env.actor.person) await requireOwnDraft(env, draft);
  return draft;
}

async function keepApart(
  env: UseCaseContext,
  { duty, whole, draft }: { duty: Duty; whole: boolean; draft: Draft | null },
): Promise<void> {
  const { id, areaCode, centre } = duty;
  await env.stores.drafts.remove({ id });
  await env.stores.discarded.put({
    id,
    areaCode,
    centre,
    by: env.actor.person,
    at: env.now,
    duty: whole ? duty : null,
    draft,
  });
  env.audit({ subject: id, areaCode });
}

const keptMs = 86_400_000;

/** Deletes discarded drafts after a day. */
export function sweepDiscarded({ stores }: Database, now: Date): Promise<number> {
  return stores.discarded.empty(new Date(now.getTime() - keptMs));
}

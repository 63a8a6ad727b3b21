import * as z from 'zod/mini';
import { undoWindowMs } from '#domain/duty/undo.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { ErasureRequest } from '#models/privacy/erasure-requests.ts';
import { notify, withdrawNotices } from '../notices/notices.ts';
import { command, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { requireNotLastHolder } from './last-holder.ts';

const decisionSchema = z.object({
  id: z.uuid(),
  /** The text sent to the person. For a refusal it is the reason. */
  reply: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.erasure.replyLetters)),
});

interface DecidedErasure {
  state: ErasureRequest['state'];
  /** False when another officer decided first. */
  isFirst: boolean;
  undoUntil: Date | null;
}

/**
 * Grants a request. The data is erased after the person has been told. Until then the decision can be
 * undone for some seconds.
 */
export const grantErasure = command({
  name: 'erasure.grant',
  input: decisionSchema,
  run: async (env, { id, reply }) => {
    const request = await readDecidable(env, id);
    const person = await env.stores.persons.get(request.person);
    if (!person) throw new Problem('not-found');
    if (request.state === 'asked') await requireNotLastHolder(env, person);
    return decide(env, { request, state: 'granted', reply });
  },
});

export const refuseErasure = command({
  name: 'erasure.refuse',
  input: decisionSchema,
  run: async (env, { id, reply }) =>
    decide(env, { request: await readDecidable(env, id), state: 'refused', reply }),
});

/** Undoes one's own decision while its undo button is shown. A second call changes nothing. */
export const undoErasureDecision = command({
  name: 'erasure.undo',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const { stores, actor, now } = env;
    const request = await readDecidable(env, id);
    const { state, decidedAt, decidedBy } = request;
    if (state === 'asked') return {};
    if (decidedBy !== actor.person || decidedAt === null) throw new Problem('not-allowed');
    if (state === 'erased' || now.getTime() - decidedAt.getTime() > undoWindowMs)
      throw new Problem('undo-late');
    await stores.deliveries.cancel(erasureDecisionKey(request));
    await stores.erasureRequests.put({
      ...request,
      state: 'asked',
      decidedBy: null,
      decidedAt: null,
      reply: null,
    });
    env.audit({ subject: request.person, areaCode: request.areaCode, before: state });
    return {};
  },
});

/** A request on which the actor may decide. A person's own request is decided by a colleague. */
export async function readDecidable(env: UseCaseContext, id: string): Promise<ErasureRequest> {
  const request = await env.stores.erasureRequests.get(id);
  if (!request || request.state === 'withdrawn') throw new Problem('not-found');
  const { areaCode, person } = request;
  requirePermission(env, { action: 'privacy.manage', subject: { areaCode } });
  if (person === env.actor.person) throw new Problem('not-allowed');
  return request;
}

/** The key of the message about this decision. */
export function erasureDecisionKey({ id, decidedAt }: ErasureRequest): string {
  return `erasure-decided:${id}:${decidedAt?.getTime() ?? 0}:`;
}

interface Decision {
  request: ErasureRequest;
  state: 'granted' | 'refused';
  reply: string;
}

async function decide(
  env: UseCaseContext,
  { request, state, reply }: Decision,
): Promise<DecidedErasure> {
  const { stores, actor, now } = env;
  if (request.state !== 'asked') return { state: request.state, isFirst: false, undoUntil: null };
  const decided = { ...request, state, reply, decidedBy: actor.person, decidedAt: now };
  await stores.erasureRequests.put(decided);
  await notify(env, {
    key: erasureDecisionKey(decided),
    people: [request.person],
    areaCode: request.areaCode,
    urgent: true,
    from: withdrawNotices(env),
    notice: { kind: 'erasureDecided', request: request.id, isGranted: state === 'granted', reply },
  });
  // The audit is kept after an erasure, so only the reason of a refusal is written to it.
  const note = state === 'refused' ? reply : null;
  env.audit({ subject: request.person, areaCode: request.areaCode, note });
  return { state, isFirst: true, undoUntil: new Date(now.getTime() + limits.undo.shownMs) };
}

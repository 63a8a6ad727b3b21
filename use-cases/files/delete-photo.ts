import * as z from 'zod/mini';
import { refsOf } from '#domain/fields/attachments.ts';
import type { Attachment } from '#models/attachments.ts';
import type { Database } from '#models/mongo/connect.ts';
import { mergeAnswers } from '../drafts/save-draft.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Deletes a photo that its sender unsent in chat, and removes it from drafts. A submitted report
 * keeps it. `gone` is true when the bytes are no longer needed.
 */
export const deletePhoto = command({
  name: 'photo.taken-back',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }): Promise<{ gone: boolean }> => {
    const { stores, actor } = env;
    const photo = await stores.photos.get(id);
    const file = await stores.attachments.get(id);
    const owners = [photo?.person, file?.by].filter((person) => person !== undefined);
    if (owners.some((owner) => owner !== actor.person)) return { gone: false };
    if (photo) await stores.photos.remove({ id });
    if (!file) return { gone: true };
    if (await isSent(env, file)) return { gone: false };
    await takeOut(env, file);
    await stores.attachments.remove({ id });
    env.audit({ subject: file.duty, areaCode: file.areaCode });
    return { gone: true };
  },
});

async function isSent(
  { stores }: UseCaseContext,
  { id, duty, field }: Attachment,
): Promise<boolean> {
  const sent = await stores.submissions.ofDuty(duty);
  return sent.some(({ answers }) => refsOf(answers[field]).some((ref) => ref.id === id));
}

async function takeOut(
  env: UseCaseContext,
  { id, duty: dutyId, field }: Attachment,
): Promise<void> {
  const draft = await env.stores.drafts.get(dutyId);
  const duty = await env.stores.duties.get(dutyId);
  if (!draft || !duty) return;
  const remaining = refsOf(draft.answers[field]).filter((ref) => ref.id !== id);
  await mergeAnswers(env, { duty, draft, answers: { [field]: remaining } });
}

/**
 * Removes chat photos sent before this time. The bytes are deleted first, so that after an
 * interruption the next run can finish the work.
 */
export async function sweepPhotos({ stores }: Database, before: Date): Promise<number> {
  const old = await stores.photos.before(before);
  const filed = new Set(
    (await stores.attachments.many(old.map((photo) => photo.id))).map(
      (attachment) => attachment.id,
    ),
  );
  for (const { id } of old) {
    if (!filed.has(id)) await stores.attachments.removeBytes(id);
    await stores.photos.remove({ id });
  }
  return old.length;
}

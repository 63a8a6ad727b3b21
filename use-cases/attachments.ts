import * as z from 'zod/mini';
import { limits } from '../domain/limits.ts';
import { Problem } from '../domain/problem.ts';
import { can } from '../domain/permissions.ts';
import { subjectOf } from '../domain/duty/viewpoint.ts';
import { attachment } from '../models/attachments.ts';
import type { Attachment } from '../models/attachments.ts';
import { findDuty } from './find-duty.ts';
import { dayWindow, refusedUntil } from './rate-limits.ts';
import { command, query } from './use-case.ts';
import type { Env, Situation } from './use-case.ts';

/** Files in one field. */
export const maxFilesPerField = 30;

/** Registers a file whose bytes are stored already; the same id again is the same file. */
export const addAttachment = command({
  name: 'attachment.added',
  input: z.omit(attachment, { areaCode: true, by: true, at: true }),
  run: async (env, file): Promise<Attachment> => {
    const duty = await findDuty(env, { id: file.duty, action: 'draft.write' });
    const earlier = await env.stores.attachments.get(file.id);
    if (earlier) {
      if (earlier.duty !== duty.id) throw new Problem('not-allowed');
      return earlier;
    }
    await demandRoom(env, file);
    const added = { ...file, areaCode: duty.areaCode, by: env.actor.person, at: env.now };
    await env.stores.attachments.insert(added);
    return added;
  },
});

async function demandRoom({ stores }: Env, of: { duty: string; field: string }): Promise<void> {
  const inField = await stores.attachments.count({ duty: of.duty, field: of.field });
  if (inField >= maxFilesPerField) throw new Problem('too-many-files');
}

/** May this person put a file here at all? Asked before any byte is stored. */
export const mayAttach = query({
  name: 'attachment.asked',
  input: z.object({ id: z.uuid(), duty: z.string(), field: z.string() }),
  run: async (env, { id, duty, field }) => {
    await findDuty(env, { id: duty, action: 'draft.write' });
    if (!(await env.stores.attachments.get(id))) await demandRoom(env, { duty, field });
    return {};
  },
});

/** A file is served only to those who may read the report it belongs to. */
export const readAttachment = query({
  name: 'attachment.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<Attachment> => {
    const found = await env.stores.attachments.get(id);
    const duty = found && (await env.stores.duties.get(found.duty));
    if (!found || !duty) throw new Problem('not-found');
    if (!can(env.actor, 'duty.read', subjectOf(duty))) throw new Problem('not-allowed');
    return found;
  },
});

/**
 * Counts one upload of so many bytes for this person and Bangkok day, for all processes; refuses with
 * `upload-quota`. Counted before the bytes are stored, so uploads at once cannot pass it together.
 */
export async function demandUploadRoom(
  { db, actor, now }: Pick<Situation, 'db' | 'actor' | 'now'>,
  bytes: number,
): Promise<void> {
  const { rateCounters } = db.stores;
  const until = dayWindow(now);
  const [files, size] = await Promise.all([
    rateCounters.add({ key: `upload:${actor.person}:files`, until }),
    rateCounters.add({ key: `upload:${actor.person}:bytes`, until }, bytes),
  ]);
  const { filesPerPersonDay, bytesPerPersonDay } = limits.upload;
  if (files > filesPerPersonDay || size > bytesPerPersonDay)
    throw refusedUntil('upload-quota', { now, until });
}

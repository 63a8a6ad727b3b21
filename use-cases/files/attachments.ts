import * as z from 'zod/mini';
import type { Duty } from '#domain/duty/duty.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { can } from '#domain/permissions.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { attachmentSchema } from '#models/attachments.ts';
import type { Attachment } from '#models/attachments.ts';
import { findDuty } from '../duties/find-duty.ts';
import { dayWindow, refusedUntil } from '../rate-limits.ts';
import { isWaiting, fileReferences, visibleFiles } from './visible-files.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext, RequestContext } from '../use-case.ts';

interface Added {
  file: Attachment;
  /** False when this id was registered before: the caller's own bytes are one copy too many. */
  isNew: boolean;
}

/** Registers a file whose bytes are stored already; the same id again is the same file. */
export const addAttachment = command({
  name: 'attachment.added',
  input: z.omit(attachmentSchema, { areaCode: true, by: true, at: true, namedAt: true }),
  run: async (env, file): Promise<Added> => {
    const duty = await findDuty(env, { id: file.duty, action: 'draft.write' });
    const earlier = await env.stores.attachments.get(file.id);
    if (earlier) {
      if (earlier.duty !== duty.id) throw new Problem('not-allowed');
      return { file: earlier, isNew: false };
    }
    await demandRoom(env, { duty, field: file.field });
    const added = { ...file, areaCode: duty.areaCode, by: env.actor.person, at: env.now };
    await env.stores.attachments.insert(added);
    return { file: added, isNew: true };
  },
});

/**
 * Uploads are counted until a draft names them, because the phone uploads first and saves after. How
 * many the draft itself may name in a field is the form's own check.
 */
async function demandRoom(
  env: UseCaseContext,
  { duty, field }: { duty: Duty; field: string },
): Promise<void> {
  const files = await env.stores.attachments.ofDuty(duty.id);
  if (files.length === 0) return;
  const naming = await fileReferences(env, duty);
  const waiting = files.filter((file) => isWaiting(file, { naming, now: env.now }));
  const inField = waiting.filter((file) => file.field === field).length;
  const inReport = waiting.length + naming.inDraft.size;
  const { filesPerField, filesPerReport } = limits.upload;
  if (inField >= filesPerField || inReport >= filesPerReport) throw new Problem('too-many-files');
}

/** May this person put a file here at all? Asked before any byte is stored. */
export const mayAttach = query({
  name: 'attachment.asked',
  input: z.object({ id: z.uuid(), duty: z.string(), field: z.string() }),
  run: async (env, { id, duty, field }) => {
    const found = await findDuty(env, { id: duty, action: 'draft.write' });
    if (!(await env.stores.attachments.get(id))) await demandRoom(env, { duty: found, field });
    return {};
  },
});

/** A file is served only to those who may read its report, and only while something names it. */
export const readAttachment = query({
  name: 'attachment.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<Attachment> => {
    const found = await env.stores.attachments.get(id);
    const duty = found && (await env.stores.duties.get(found.duty));
    if (!found || !duty) throw new Problem('not-found');
    if (!can(env.actor, 'duty.read', subjectOf(duty))) throw new Problem('not-allowed');
    const [shown] = await visibleFiles(env, { duty, files: [found] });
    if (!shown) throw new Problem('file-removed');
    return shown;
  },
});

/**
 * Counts one upload of so many bytes for this person and Bangkok day, for all processes; refuses with
 * `upload-quota`. Counted before the bytes are stored, so uploads at once cannot pass it together.
 */
export async function requireUploadRoom(
  { db, actor, now }: Pick<RequestContext, 'db' | 'actor' | 'now'>,
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

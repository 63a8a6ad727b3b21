import * as z from 'zod/mini';
import type { Duty } from '#domain/duty/duty.ts';
import { takesType } from '#domain/form/accepted-files.ts';
import { formFor } from '#domain/forms/index.ts';
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
  /** False when the id was registered before. The caller must then delete the bytes it stored. */
  isNew: boolean;
}

/** Registers a file whose bytes are already stored. Registering an id again has no effect. */
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
    const asked = { path: file.field, type: file.type };
    if (!takesType(formFor(duty.form), asked)) throw new Problem('photos-only');
    await requireRoom(env, { duty, field: file.field });
    const added = { ...file, areaCode: duty.areaCode, by: env.actor.person, at: env.now };
    await env.stores.attachments.insert(added);
    return { file: added, isNew: true };
  },
});

/**
 * Limits uploads that no draft names yet; the phone uploads first and saves the draft later. The
 * files of a field are limited by the form's own checks.
 */
async function requireRoom(
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

/** Checks the permission, before any byte is stored. */
export const mayAttach = query({
  name: 'attachment.asked',
  input: z.object({ id: z.uuid(), duty: z.string(), field: z.string() }),
  run: async (env, { id, duty, field }) => {
    const found = await findDuty(env, { id: duty, action: 'draft.write' });
    if (!(await env.stores.attachments.get(id))) await requireRoom(env, { duty: found, field });
    return {};
  },
});

/** Lets people read a file only if they may read its report, and only while something refers to it. */
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
 * Counts an upload for this person and Bangkok day, across all processes. It refuses with
 * `upload-quota` above the limit. It counts before the bytes are stored, so that concurrent uploads
 * cannot exceed the limit.
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

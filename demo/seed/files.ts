import { createHash } from 'node:crypto';
import type { Duty } from '#domain/duty/duty.ts';
import { indicatorFieldId } from '#domain/scoring.ts';
import type { Database } from '#models/mongo/connect.ts';
import { hashOf, uuidOf } from './invent.ts';
import { drawings } from './pictures.ts';
import type { Drawing, Drawn } from './pictures.ts';

/** A file of a seeded report: what it shows, and the question that it answers. */
interface SeededFile {
  id: string;
  name: string;
  field: string;
  shows: Drawing;
}

/** The indicator to which the evidence is attached: the first one. */
export const evidenceField = indicatorFieldId('1.1');

/** The only file of a report; null for a grading that gives a reason instead of a photo. */
export function fileOf(duty: Pick<Duty, 'id' | 'form'>): SeededFile | null {
  const id = uuidOf(`file:${duty.id}`);
  if (duty.form === 'committee-register')
    return { id, name: 'คำสั่งแต่งตั้ง.jpg', field: 'orderFiles', shows: 'order' };
  if (duty.form === 'meeting-report')
    return { id, name: 'รูปการประชุม.jpg', field: 'photos', shows: 'meeting' };
  return givesReason(duty)
    ? null
    : { id, name: 'รูปการประชุมกรรมการ.jpg', field: evidenceField, shows: 'meeting' };
}

/** One grading in six has no photo. */
export function givesReason({ id }: Pick<Duty, 'id'>): boolean {
  return hashOf(`reason:${id}`) % 6 === 0;
}

interface Sent {
  duty: Duty;
  by: string;
}

/** Draws the missing files. The bytes are stored before the rows, as in an upload. */
export async function seedFiles({ stores }: Database, sent: readonly Sent[]): Promise<void> {
  const files = sent.flatMap((submission) => {
    const file = fileOf(submission.duty);
    return file ? [{ ...submission, file }] : [];
  });
  const known = await stores.attachments.many(files.map(({ file }) => file.id));
  const there = new Set(known.map((attachment) => attachment.id));
  const missing = files.filter(({ file }) => !there.has(file.id));
  if (missing.length === 0) return;
  const pictures = { order: await drawings.order(), meeting: await drawings.meeting() };
  await Promise.all(
    missing.map(async ({ file: { id, shows } }) => {
      const { full, thumb } = pictures[shows];
      await stores.attachments.writeBytes(id, { size: 'full', bytes: full });
      await stores.attachments.writeBytes(id, { size: 'thumb', bytes: thumb });
    }),
  );
  await stores.attachments.insertMissing(
    missing.map((seeded) => rowOf(seeded, pictures[seeded.file.shows])),
  );
}

function rowOf({ duty, by, file }: Sent & { file: SeededFile }, { full, width, height }: Drawn) {
  return {
    id: file.id,
    duty: duty.id,
    areaCode: duty.areaCode,
    field: file.field,
    name: file.name,
    type: 'image/jpeg' as const,
    bytes: full.length,
    width,
    height,
    // One drawing stands for the different photos of all places.
    hash: createHash('sha256').update(full).update(file.id).digest('hex'),
    by,
    at: duty.submittedAt ?? new Date(0),
  };
}

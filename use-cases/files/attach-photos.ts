import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { maxPerField, refsOf } from '#domain/fields/attachments.ts';
import { photoFieldOf } from '#domain/form/photo-field.ts';
import { Problem } from '#domain/problem.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Draft } from '#models/drafts.ts';
import type { Photo } from '#models/photos.ts';
import { addAttachment } from './attachments.ts';
import { namesOf, viewOne } from '../duties/duty-views.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { findDuty } from '../duties/find-duty.ts';
import { loadForProgress } from '../drafts/form-context.ts';
import { initialAnswers } from '../drafts/prefill-facts.ts';
import { saveDraft } from '../drafts/save-draft.ts';
import { referencedFiles } from './visible-files.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

export type PhotoAttachment =
  /** All photos of this batch have been deleted. */
  | { kind: 'gone' }
  /** The photos were attached earlier, to this or another report. */
  | { kind: 'already'; duty: DutyView }
  /** A colleague holds the draft, so the photos wait. */
  | { kind: 'held'; duty: DutyView; by: string }
  /** The report is already sent or not open yet, so the photos wait. */
  | { kind: 'closed'; duty: DutyView }
  | { kind: 'full'; duty: DutyView; most: number }
  | {
      kind: 'filed';
      duty: DutyView;
      field: string;
      added: number;
      /** The number of files now in this field. */
      there: number;
      /** The number of photos that were already attached here. */
      again: number;
      /**
       * The number of photos that another report also uses. This may be intended, so the sender is
       * only told about it.
       */
      elsewhere: number;
      /** The number of photos that did not fit. */
      left: number;
    };

/** Attaches a batch of photos to the draft of one report. */
export const attachPhotos = command({
  name: 'photo.filed',
  input: z.object({ batch: z.uuid(), duty: z.string() }),
  run: async (env, { batch, duty: id }): Promise<PhotoAttachment> => {
    const lot = await env.stores.photos.inBatch(env.actor.person, batch);
    if (lot.length === 0) return { kind: 'gone' };
    const waiting = lot.filter((photo) => photo.filedIn === null);
    if (waiting.length === 0) return alreadyFiled(env, lot);
    const duty = await findDuty(env, { id, action: 'draft.write' });
    const view = await viewOne(env, duty);
    if (!view.actions.includes('fill')) return { kind: 'closed', duty: view };
    const draft = await env.stores.drafts.get(duty.id);
    if (draft && draft.holder !== env.actor.person) {
      const names = await namesOf(env, [draft.holder]);
      return { kind: 'held', duty: view, by: names.get(draft.holder) ?? '' };
    }
    return fileInto(env, { duty, draft, waiting });
  },
});

async function alreadyFiled(env: UseCaseContext, lot: readonly Photo[]): Promise<PhotoAttachment> {
  const id = lot[0]?.filedIn ?? '';
  return {
    kind: 'already',
    duty: await viewOne(env, await findDuty(env, { id, action: 'duty.read' })),
  };
}

interface Into {
  duty: Duty;
  draft: Draft | null;
  waiting: readonly Photo[];
}

async function fileInto(
  env: UseCaseContext,
  { duty, draft, waiting }: Into,
): Promise<PhotoAttachment> {
  const { form } = await loadForProgress(env, duty);
  const { answers } = draft ?? (await initialAnswers(env, { duty, form }));
  const field = photoFieldOf(form, answers);
  if (!field) return { kind: 'closed', duty: await viewOne(env, duty) };
  const there = refsOf(answers[field.id]);
  const { fresh, again } = await withoutRepeats(env, {
    waiting,
    there: there.map((file) => file.id),
  });
  const most = field.max ?? maxPerField;
  const taken = fresh.slice(0, Math.max(0, most - there.length));
  if (fresh.length > 0 && taken.length === 0)
    return { kind: 'full', duty: await viewOne(env, duty), most };
  const elsewhere = await usedElsewhere(env, { taken, duty });
  for (const photo of taken) await attach(env, { photo, duty: duty.id, field: field.id });
  const value = [...there, ...taken.map((photo) => ({ id: photo.id, name: nameOf(photo) }))];
  if (taken.length > 0) await saveInto(env, { duty, draft, change: { field: field.id, value } });
  await env.stores.photos.file(
    [...taken, ...again].map((photo) => photo.id),
    duty.id,
  );
  env.audit({ subject: duty.id, areaCode: duty.areaCode, note: `${taken.length} รูป` });
  return {
    kind: 'filed',
    duty: await viewOne(env, (await env.stores.duties.get(duty.id)) ?? duty),
    field: field.id,
    added: taken.length,
    there: value.length,
    again: again.length,
    elsewhere,
    left: fresh.length - taken.length,
  };
}

/** Attaches each photo once, even if it was sent twice or is already attached. */
async function withoutRepeats(
  env: UseCaseContext,
  { waiting, there }: { waiting: readonly Photo[]; there: readonly string[] },
): Promise<{ fresh: Photo[]; again: Photo[] }> {
  const seen = new Set(
    (await env.stores.attachments.many(there)).map((attachment) => attachment.hash),
  );
  const fresh: Photo[] = [];
  const again: Photo[] = [];
  for (const photo of waiting) {
    (seen.has(photo.hash) ? again : fresh).push(photo);
    seen.add(photo.hash);
  }
  return { fresh, again };
}

async function usedElsewhere(
  env: UseCaseContext,
  { taken, duty }: { taken: readonly Photo[]; duty: Duty },
): Promise<number> {
  const same = await env.stores.attachments.sameAs(taken.map((photo) => photo.hash));
  const others = same.filter((file) => file.duty !== duty.id);
  return new Set((await referencedFiles(env, others)).map((namedFile) => namedFile.hash)).size;
}

async function attach(
  env: UseCaseContext,
  { photo, duty, field }: { photo: Photo; duty: string; field: string },
): Promise<void> {
  const { id, type, bytes, width, height, hash } = photo;
  const name = nameOf(photo);
  await addAttachment.run(env, { id, duty, field, name, type, bytes, width, height, hash });
}

function nameOf({ sentAt }: Photo): string {
  return `รูปจากแชต ${formatDay(bangkokDay(sentAt), 'medium')}.jpg`;
}

async function saveInto(
  env: UseCaseContext,
  {
    duty,
    draft,
    change,
  }: { duty: Duty; draft: Draft | null; change: { field: string; value: unknown } },
): Promise<void> {
  const seen = draft?.savedAt[change.field] ?? null;
  const { refused } = await saveDraft.run(env, { id: duty.id, changes: [{ ...change, seen }] });
  if (refused.length > 0) throw new Problem('invalid-input', { details: { refused } });
}

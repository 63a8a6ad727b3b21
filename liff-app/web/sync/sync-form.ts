import { signal } from '@preact/signals';
import * as z from 'zod/mini';
import type { App } from '../app-context.ts';
import { hasRemoteChanges, localDraftSchema, mergeDraft } from './merge-drafts.ts';
import type { OpenedDraft } from './merge-drafts.ts';
import { afterRefusal, mayGoUnattended } from './sync-policy.ts';
import type { OpenForm } from '../screens/form/open-form.ts';
import { draftKey, openedKey, repliesKey, submitKey } from './storage-keys.ts';
import type { DraftId } from './storage-keys.ts';
import { fileIdsIn } from '#domain/form/named-files.ts';
import { createUploadQueue } from './upload-queue.ts';
import { createDraftSync } from './draft-sync.ts';
import { removeSentReplies } from './reply-drafts.ts';
import type { SyncQueue } from './sync-queue.ts';
import { submitJobSchema } from './submit-machine.ts';
import type { SubmitJob } from './submit-machine.ts';

/**
 * `sent`: answers and files were sent. `submitted`: the report was sent. `retry`: there is no connection.
 * `user`: the person must look at the form. `obsolete`: the duty is closed, another person submitted it, or
 * there is no access; the data stays on the phone. `form-open`: the open form sends it.
 */
export type Outcome = 'sent' | 'submitted' | 'retry' | 'user' | 'obsolete' | 'form-open';

/** The revision of the report when the answers were typed. */
const openedRevisionSchema = z.object({ duty: z.object({ revision: z.number() }) });

/**
 * Sends the stored changes of a closed form by the same rules as the open form. Returns the name of its
 * report.
 */
export async function syncForm(
  app: App,
  id: DraftId,
): Promise<{ outcome: Outcome; report: string }> {
  const answer = await app.api.call('form.open', { id: id.duty });
  if (!answer.ok) return { outcome: afterRefusal(answer.failure), report: '' };
  const { title, centre } = answer.value.duty;
  const outcome = await syncOpened(app, { ...id, open: answer.value });
  return { outcome, report: `${title} ${centre.label}` };
}

async function syncOpened(
  app: App,
  { open, ...id }: DraftId & { open: OpenForm },
): Promise<Outcome> {
  const { storage } = app;
  const job = await storage.get(submitKey(id), submitJobSchema);
  const opened = await storage.get(openedKey(id), openedRevisionSchema);
  const typedRevision = opened?.duty.revision ?? null;
  const verdict = mayGoUnattended({ open, typedRevision, report: job !== null });
  if (verdict === 'report') return job ? resendSubmission(app, { ...id, job }) : 'obsolete';
  if (verdict !== 'all') return verdict;
  const draft = await sendDraft(app, { ...id, open });
  const outcome = draft.outcome === 'sent' ? await sendFiles(app, id) : draft.outcome;
  if (outcome !== 'sent' || !job) return outcome;
  return draft.hasRemoteChanges ? 'user' : sendReport(app, { ...id, job });
}

async function sendDraft(
  app: App,
  { open, ...id }: DraftId & { open: OpenForm },
): Promise<{ outcome: Outcome; hasRemoteChanges: boolean }> {
  const key = draftKey(id);
  const local = await app.storage.get(key, localDraftSchema);
  if (app.locks.isTaken(key)) return { outcome: 'form-open', hasRemoteChanges: true };
  if (!local) return { outcome: 'sent', hasRemoteChanges: false };
  const server = open.draft ?? { ...open.start, savedAt: {} };
  const outcome = await saveAll(app, { ...id, opened: mergeDraft(local, server) });
  return { outcome, hasRemoteChanges: hasRemoteChanges(local, server) };
}

/** Sends the stored changes with the draft sync an open form uses. */
async function saveAll(
  app: App,
  { opened, ...id }: DraftId & { opened: OpenedDraft },
): Promise<Outcome> {
  const key = draftKey(id);
  const lock = app.locks.take(key);
  const draftSync = createDraftSync({
    app,
    lock,
    key,
    duty: id.duty,
    opened,
    answers: signal(opened.answers),
    reasons: signal(opened.reasons),
    copied: signal<readonly string[]>(opened.copied ?? []),
  });
  await draftSync.flush();
  await draftSync.close();
  const outcome = lock.isHeld() ? outcomeOfQueue(draftSync.queue.peek()) : 'form-open';
  lock.release();
  return outcome;
}

function outcomeOfQueue({ failure, conflicts, refused, pending, reasons }: SyncQueue): Outcome {
  if (failure) return afterRefusal(failure);
  if (conflicts.length > 0 || Object.keys(refused).length > 0) return 'user';
  return pending.length > 0 || reasons !== 'saved' ? 'retry' : 'sent';
}

async function sendFiles(app: App, id: DraftId): Promise<Outcome> {
  if (app.locks.isTaken(draftKey(id))) return 'form-open';
  const { storage, online, locks } = app;
  const draft = await storage.get(draftKey(id), localDraftSchema);
  const named = fileIdsIn(draft?.answers);
  const isNamed = (file: string) => !draft || named.includes(file);
  const uploads = createUploadQueue({
    ...id,
    isNamed,
    storage,
    online,
    locks: locks,
    renew: () => app.session.renew(),
  });
  await uploads.restore();
  await uploads.flush();
  await uploads.close();
  const unsent = [...uploads.files.peek().values()].filter(
    ({ id, state }) => state !== 'sent' && isNamed(id),
  );
  const outcomes = unsent.map(({ failure }) => (failure ? afterRefusal(failure) : 'form-open'));
  return outcomes.find((outcome) => outcome !== 'retry') ?? outcomes[0] ?? 'sent';
}

/** The duty can no longer be filled in. Either a response was lost, or another person submitted it. */
async function resendSubmission(
  app: App,
  submission: DraftId & { job: SubmitJob },
): Promise<Outcome> {
  const outcome = await sendReport(app, submission);
  return outcome === 'user' ? 'obsolete' : outcome;
}

/** The id was made when the person pressed ส่งรายงาน, so any number of requests makes one report. */
async function sendReport(
  app: App,
  { job, ...id }: DraftId & { job: SubmitJob },
): Promise<Outcome> {
  if (app.locks.isTaken(draftKey(id))) return 'form-open';
  const answer = await app.api.call('duty.submit', { id: id.duty, ...job });
  // A refused report stays on the phone until the form has shown the reason.
  if (!answer.ok) return afterRefusal(answer.failure);
  const keys = [submitKey(id), draftKey(id), openedKey(id)];
  await Promise.all(keys.map((key) => app.storage.remove(key)));
  await removeSentReplies(app.storage, { key: repliesKey(id), sent: job.replies ?? [] });
  return 'submitted';
}

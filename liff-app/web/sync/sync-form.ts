import { signal } from '@preact/signals';
import * as z from 'zod/mini';
import type { App } from '../app-context.ts';
import { hasRemoteChanges, localDraftSchema, mergeDraft } from './merge-drafts.ts';
import type { OpenedDraft } from './merge-drafts.ts';
import { afterRefusal, mayGoUnattended } from './sync-policy.ts';
import type { OpenForm } from '../screens/form/open-form.ts';
import { draftKey, openedKey, submitKey } from './storage-keys.ts';
import { fileIdsIn } from '#domain/form/named-files.ts';
import { createUploadQueue } from './upload-queue.ts';
import { createDraftSync } from './draft-sync.ts';
import { submitJobSchema } from './submit-machine.ts';
import type { SubmitJob } from './submit-machine.ts';

/**
 * What became of it: gone, as answers or as the whole report; worth another try later; for the person to look at
 * in the form; for nobody any more (sent by another, closed, out of reach), so it only stays; or the form is open.
 */
export type Outcome = 'sent' | 'reported' | 'later' | 'person' | 'nobody' | 'open';

interface Of {
  person: string;
  duty: string;
}

/** The round the answers were typed in. */
const openedAtSchema = z.object({ duty: z.object({ revision: z.number() }) });

/** Sends what lies on this phone of a form that is not open, by the very rules of the open form. */
export async function syncForm(app: App, of: Of): Promise<Outcome> {
  const { storage } = app;
  const answer = await app.api.call('form.open', { id: of.duty });
  if (!answer.ok) return afterRefusal(answer.failure);
  const open = answer.value;
  const job = await storage.get(submitKey(of), submitJobSchema);
  const opened = await storage.get(openedKey(of), openedAtSchema);
  const typedOver = opened?.duty.revision ?? null;
  const verdict = mayGoUnattended({ open, typedOver, report: job !== null });
  if (verdict === 'report') return job ? resendSubmission(app, { ...of, job }) : 'nobody';
  if (verdict !== 'all') return verdict;
  const { outcome, news } = await sendDraft(app, { ...of, open });
  const sent = outcome === 'sent' ? await sendFiles(app, of) : outcome;
  if (sent !== 'sent' || !job) return sent;
  return news ? 'person' : sendReport(app, { ...of, job });
}

type Draft = Of & { open: OpenForm };

async function sendDraft(
  app: App,
  { open, ...of }: Draft,
): Promise<{ outcome: Outcome; news: boolean }> {
  const key = draftKey(of);
  const local = await app.storage.get(key, localDraftSchema);
  if (app.turns.isTaken(key)) return { outcome: 'open', news: true };
  if (!local) return { outcome: 'sent', news: false };
  const server = open.draft ?? { ...open.start, savedAt: {} };
  const news = hasRemoteChanges(local, server);
  return { outcome: await saveAll(app, { ...of, opened: mergeDraft(local, server) }), news };
}

/** The open form's own saver, over what was typed then. */
async function saveAll(app: App, { opened, ...of }: Of & { opened: OpenedDraft }) {
  const key = draftKey(of);
  const turn = app.turns.take(key);
  const saver = createDraftSync({
    app,
    turn,
    key,
    duty: of.duty,
    opened,
    answers: signal(opened.answers),
    reasons: signal(opened.reasons),
  });
  await saver.flush();
  await saver.close();
  const outcome = turn.holds() ? outcomeOfSaver(saver.queue.peek()) : 'open';
  turn.end();
  return outcome;
}

type Queue = ReturnType<ReturnType<typeof createDraftSync>['queue']['peek']>;

function outcomeOfSaver({ failure, conflicts, refused, pending, reasons }: Queue): Outcome {
  if (failure) return afterRefusal(failure);
  if (conflicts.length > 0 || Object.keys(refused).length > 0) return 'person';
  return pending.length > 0 || reasons !== 'kept' ? 'later' : 'sent';
}

async function sendFiles(app: App, of: Of): Promise<Outcome> {
  if (app.turns.isTaken(draftKey(of))) return 'open';
  const { storage, online, turns } = app;
  const draft = await storage.get(draftKey(of), localDraftSchema);
  const named = fileIdsIn(draft?.answers);
  const isNamed = (id: string) => !draft || named.includes(id);
  const shelf = createUploadQueue({
    ...of,
    isNamed,
    storage,
    online,
    turns,
    renew: () => app.session.renew(),
  });
  await shelf.restore();
  await shelf.flush();
  await shelf.close();
  const left = [...shelf.files.peek().values()].filter(
    ({ id, state }) => state !== 'sent' && isNamed(id),
  );
  const worst = left.map(({ failure }) => (failure ? afterRefusal(failure) : 'open'));
  return worst.find((one) => one !== 'later') ?? worst[0] ?? 'sent';
}

/** Its answer was lost, or another was sent meanwhile: then there is nothing to fill in any more. */
async function resendSubmission(app: App, of: Of & { job: SubmitJob }): Promise<Outcome> {
  const outcome = await sendReport(app, of);
  return outcome === 'person' ? 'nobody' : outcome;
}

/** Under the key of the tap on ส่งรายงาน: however often it goes, it is that one report. */
async function sendReport(app: App, { job, ...of }: Of & { job: SubmitJob }): Promise<Outcome> {
  if (app.turns.isTaken(draftKey(of))) return 'open';
  const answer = await app.api.call('duty.submit', { id: of.duty, ...job });
  // Refused, it is kept: the form tells the person why.
  if (!answer.ok) return afterRefusal(answer.failure);
  const keys = [submitKey(of), draftKey(of), openedKey(of)];
  await Promise.all(keys.map((key) => app.storage.remove(key)));
  return 'reported';
}

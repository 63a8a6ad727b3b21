import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { formFor } from '#domain/forms/index.ts';
import type { Form, FormContext } from '#domain/form/form.ts';
import { fileIdsIn } from '#domain/form/named-files.ts';
import type { App } from '#web/app-context.ts';
import { createDraftSync } from '#web/sync/draft-sync.ts';
import type { DraftSync } from '#web/sync/draft-sync.ts';
import type { Lock } from '#web/sync/locks.ts';
import { lastKnownDraft, localDraftSchema, mergeDraft } from '#web/sync/merge-drafts.ts';
import type { OpenedDraft } from '#web/sync/merge-drafts.ts';
import { draftKey, openedKey } from '#web/sync/storage-keys.ts';
import { createSubmitter } from '#web/sync/submitter.ts';
import type { Submitter } from '#web/sync/submitter.ts';
import { createUploadQueue } from '#web/sync/upload-queue.ts';
import type { UploadQueue } from '#web/sync/upload-queue.ts';
import { createFormComments } from './comments.ts';
import type { FormComments } from './comments.ts';
import { lockedFields } from './locked-fields.ts';
import type { OpenForm } from './open-form.ts';
import { createPrefillState } from './prefill-state.ts';
import type { PrefillState } from './prefill-state.ts';
import { createVisibleErrors } from './visible-errors.ts';
import type { VisibleErrors } from './visible-errors.ts';

export interface FormNeeds {
  app: App;
  person: string;
  /** The lock of the draft, taken before the server was asked. */
  lock: Lock;
  /** True when the form was loaded from this phone, because the server could not be reached. */
  cached: boolean;
}

/** The parts from which a form store is made. */
export interface FormParts {
  open: OpenForm;
  form: Form;
  ctx: FormContext;
  answers: Signal<Record<string, unknown>>;
  reasons: Signal<Record<string, string>>;
  copied: Signal<readonly string[]>;
  errors: VisibleErrors;
  draftSync: DraftSync;
  prefill: PrefillState;
  locked: Signal<ReadonlySet<string>>;
  changedCriteria: Signal<ReadonlySet<string>>;
  uploads: UploadQueue;
  comments: FormComments;
  submitter: Submitter;
  discard: () => Promise<void>;
}

/** Returns null when this page does not know the form or its version. */
export async function createFormParts(open: OpenForm, needs: FormNeeds): Promise<FormParts | null> {
  const { duty, criteria, formVersion: version } = open;
  const form = formFor(duty.form, { version, ...(criteria ? { criteria } : {}) });
  if (!form) return null;
  const { app, person, lock } = needs;
  const key = draftKey({ person, duty: duty.id });
  const ctx = contextOf(open);
  const opened = await openDraft(open, needs);
  const answers = signal<Record<string, unknown>>(opened.answers);
  const reasons = signal<Record<string, string>>(opened.reasons);
  const copied = signal<readonly string[]>(opened.copied ?? []);
  const values = { answers, reasons, copied };
  const draftSync = createDraftSync({ app, lock, key, duty: duty.id, opened, ...values });
  const discard = async (): Promise<void> => {
    await draftSync.discard();
    await app.storage.remove(openedKey({ person, duty: duty.id }));
  };
  return {
    open,
    form,
    ctx,
    ...values,
    errors: createVisibleErrors({ form, answers, reasons, ctx }),
    draftSync,
    prefill: createPrefillState({ open, form, answers, draftSync }),
    locked: signal(lockedFields({ open, form, ctx, answers: opened.answers })),
    changedCriteria: signal<ReadonlySet<string>>(new Set(open.changed)),
    uploads: createUploads({ open, answers }, needs),
    comments: await createComments(open, needs),
    submitter: createSubmitter({ app, person, duty, onDone: discard }),
    discard,
  };
}

function contextOf({ context, criteria, previous, attachments }: OpenForm): FormContext {
  const types = Object.values(attachments).map(({ id, type }) => [id, type] as const);
  return {
    ...context,
    fileTypes: Object.fromEntries(types),
    ...(criteria ? { criteria } : {}),
    ...(previous ? { previous: previous.answers } : {}),
  };
}

async function openDraft(
  { duty, draft, start }: OpenForm,
  { app, person, cached }: FormNeeds,
): Promise<OpenedDraft> {
  const local = await app.storage.get(draftKey({ person, duty: duty.id }), localDraftSchema);
  const server = draft ?? { ...start, savedAt: {} };
  return mergeDraft(local, cached && local ? lastKnownDraft(local, server) : server);
}

function createUploads(
  { open, answers }: Pick<FormParts, 'open' | 'answers'>,
  { app, person }: FormNeeds,
): UploadQueue {
  return createUploadQueue({
    storage: app.storage,
    person,
    duty: open.duty.id,
    renew: () => app.session.renew(),
    online: app.online,
    locks: app.locks,
    isNamed: (id) => fileIdsIn(answers.value).includes(id),
  });
}

function createComments(open: OpenForm, { app, person }: FormNeeds): Promise<FormComments> {
  const key = openedKey({ person, duty: open.duty.id });
  return createFormComments({
    open,
    storage: app.storage,
    person,
    save: (comments) => void app.storage.set(key, { ...open, comments }),
  });
}

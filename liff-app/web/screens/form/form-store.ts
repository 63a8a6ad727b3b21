import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { fieldsOf } from '#domain/form/definition.ts';
import { formFor } from '#domain/forms/index.ts';
import { checkField, progressOf, validateAnswers, visibleFields } from '#domain/form/form.ts';
import type { AnswerProblem, Field, Form, FormContext, Progress } from '#domain/form/form.ts';
import { previousAnswer } from '#domain/form/previous-answer.ts';
import type { App } from '#web/app-context.ts';
import type { Lock } from '#web/sync/locks.ts';
import { createPrefillState } from './prefill-state.ts';
import { lockedFields } from './locked-fields.ts';
import { lastKnown, localDraftSchema, mergeDraft } from '#web/sync/merge-drafts.ts';
import { draftKey, openedKey } from '#web/sync/storage-keys.ts';
import { fileIdsIn } from '#domain/form/named-files.ts';
import { createUploadQueue } from '#web/sync/upload-queue.ts';
import type { UploadQueue, QueuedFile } from '#web/sync/upload-queue.ts';
import { createFormComments } from './comments.ts';
import type { FormComments } from './comments.ts';
import { createDraftSync } from '#web/sync/draft-sync.ts';
import type { DraftSync } from '#web/sync/draft-sync.ts';
import { createVisibleErrors } from './visible-errors.ts';
import { createSubmitter } from '#web/sync/submitter.ts';
import type { Submitter } from '#web/sync/submitter.ts';
import type { OpenForm } from './open-form.ts';

type Answers = Record<string, unknown>;

/** One open form: what is answered, what is wrong, what is saved, what is on its way. */
export interface FormStore {
  open: OpenForm;
  form: Form;
  ctx: FormContext;
  answers: ReadonlySignal<Answers>;
  reasons: ReadonlySignal<Record<string, string>>;
  visible: ReadonlySignal<Field[]>;
  progress: ReadonlySignal<Progress>;
  /** Shown under its field: judged on leaving it or on going on. */
  problems: ReadonlySignal<Record<string, string>>;
  set(field: string, value: unknown): void;
  setReason(check: string, text: string): void;
  judge(fields: readonly Field[]): void;
  showProblems(found: readonly AnswerProblem[]): void;
  validate(): ReturnType<typeof validateAnswers>;
  /** The answer given last time, with the round or year it was given in. */
  last(field: Field): { value: unknown; title: string } | null;
  /** Where an answer nobody typed comes from. */
  origin(field: string): string | null;
  /** In a returned report: not asked about, so it is read and not filled in. */
  isClosed(field: string): boolean;
  reopen(field: string): void;
  /** Nothing of this draft stays on this phone. */
  forget(): Promise<void>;
  /** Indicators scored by criteria that say something else by now, until they are answered anew. */
  changed: ReadonlySignal<ReadonlySet<string>>;
  /** Is this question answered and right? */
  progressDone(field: string): boolean;
  talk: FormComments;
  saver: DraftSync;
  photos: UploadQueue;
  /** Files that are answers already and still lie on this phone only. */
  unsentFiles: ReadonlySignal<QueuedFile[]>;
  submitter: Submitter;
  close(): void;
}

interface Needs {
  app: App;
  person: string;
  /** Taken before the server was asked. */
  turn: Lock;
  /** As this phone kept it: the server could not be asked. */
  cached: boolean;
}

export async function openFormStore(
  open: OpenForm,
  { app, person, turn, cached }: Needs,
): Promise<FormStore | null> {
  const { duty, criteria, context, previous, draft, start } = open;
  const form = formFor(duty.form, { version: open.formVersion, ...(criteria ? { criteria } : {}) });
  if (!form) return null;
  const ctx: FormContext = {
    ...context,
    ...(criteria ? { criteria } : {}),
    ...(previous ? { previous: previous.answers } : {}),
  };
  const key = draftKey({ person, duty: duty.id });
  const local = await app.storage.get(key, localDraftSchema);
  const server = draft ?? { ...start, savedAt: {} };
  const opened = mergeDraft(local, cached && local ? lastKnown(local, server) : server);

  const answers = signal<Answers>(opened.answers);
  const reasons = signal<Record<string, string>>(opened.reasons);
  const problems = createVisibleErrors({ answers, ctx });
  const saver = createDraftSync({ app, turn, key, duty: duty.id, opened, answers, reasons });
  const begun = createPrefillState({ open, form, answers, saver });
  const closed = signal(lockedFields({ open, form, ctx, answers: opened.answers }));
  const changed = signal<ReadonlySet<string>>(new Set(open.changed));
  const photos = createUploadQueue({
    storage: app.storage,
    person,
    duty: duty.id,
    renew: () => app.session.renew(),
    online: app.online,
    turns: app.turns,
    isNamed: (id) => fileIdsIn(answers.value).includes(id),
  });
  const talk = await createFormComments({
    open,
    storage: app.storage,
    person,
    keep: (comments) =>
      void app.storage.set(openedKey({ person, duty: duty.id }), { ...open, comments }),
  });
  const forget = async (): Promise<void> => {
    await saver.forget();
    await app.storage.remove(openedKey({ person, duty: duty.id }));
  };
  const submitter = createSubmitter({ app, person, duty, onDone: forget });

  const store: FormStore = {
    open,
    form,
    ctx,
    answers,
    reasons,
    visible: computed(() => visibleFields(form, answers.value)),
    progress: computed(() => progressOf(form, answers.value, ctx)),
    problems: problems.at,
    set(field, value) {
      answers.value = { ...answers.peek(), [field]: value };
      problems.forget(field);
      changed.value = new Set([...changed.peek()].filter((one) => one !== field));
      begun.say();
      saver.edited(field);
    },
    setReason(check, text) {
      reasons.value = { ...reasons.peek(), [check]: text };
      saver.reasonsEdited();
    },
    judge: problems.judge,
    showProblems: problems.show,
    validate: () =>
      validateAnswers({ form, answers: answers.peek(), reasons: reasons.peek(), ctx }),
    last(field) {
      const value = previousAnswer({ field, last: open.last?.answers[field.id], ctx });
      return value === null || !open.last ? null : { value, title: open.last.title };
    },
    origin: begun.origin,
    isClosed: (field) => closed.value.has(field),
    reopen(field) {
      closed.value = new Set([...closed.peek()].filter((one) => one !== field));
    },
    forget,
    changed,
    progressDone(id) {
      if (changed.value.has(id)) return false;
      const field = fieldsOf(form).find((one) => one.id === id);
      return field === undefined || checkField({ field, value: answers.value[id], ctx }) === null;
    },
    talk,
    saver,
    photos,
    unsentFiles: computed(() => {
      const files = [...photos.files.value.values()].filter((file) => file.state !== 'sent');
      if (files.length === 0) return files;
      const named = fileIdsIn(answers.value);
      return files.filter((file) => named.includes(file.id));
    }),
    submitter,
    close() {
      begun.close();
      void photos.close();
      void Promise.all([saver.close(), submitter.close()]).then(turn.end);
    },
  };
  await photos.restore();
  await submitter.restore();
  return store;
}

import { computed } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { fieldsOf } from '#domain/form/definition.ts';
import { checkField, progressOf, validateAnswers, visibleFields } from '#domain/form/form.ts';
import type { AnswerProblem, Field, Form, FormContext, Progress } from '#domain/form/form.ts';
import { fileIdsIn } from '#domain/form/named-files.ts';
import { previousAnswer } from '#domain/form/previous-answer.ts';
import type { DraftSync } from '#web/sync/draft-sync.ts';
import type { Submitter } from '#web/sync/submitter.ts';
import type { QueuedFile, UploadQueue } from '#web/sync/upload-queue.ts';
import type { FormComments } from './comments.ts';
import { createFormParts } from './form-parts.ts';
import type { FormNeeds, FormParts } from './form-parts.ts';
import type { OpenForm } from './open-form.ts';

/** The state of one open form: answers, errors, and what is saved or being sent. */
export interface FormStore {
  open: OpenForm;
  form: Form;
  ctx: FormContext;
  answers: ReadonlySignal<Record<string, unknown>>;
  reasons: ReadonlySignal<Record<string, string>>;
  visible: ReadonlySignal<Field[]>;
  progress: ReadonlySignal<Progress>;
  /**
   * Error messages by path. A field is checked when the person leaves it or goes to the next step. An error
   * on the screen is checked again at every change.
   */
  problems: ReadonlySignal<Record<string, string>>;
  set(field: string, value: unknown): void;
  /** Copies answers of the last report. Each is marked until the person looks at it or changes it. */
  copy(answers: readonly { id: string; value: unknown }[]): void;
  copied: ReadonlySignal<readonly string[]>;
  /** Marks the answer as looked at, so that it no longer counts as copied. */
  markSeen(field: string): void;
  /** Marks all copied answers as looked at, after they were read on the review page. */
  markAllSeen(): void;
  setReason(check: string, text: string): void;
  showErrorsOf(fields: readonly Field[]): void;
  /** The error of one question, also when it is in a row. */
  showErrorAt(path: string): void;
  /** The errors of all questions in a row. */
  showErrorsBelow(path: string): void;
  showProblems(problems: readonly AnswerProblem[]): void;
  validate(): ReturnType<typeof validateAnswers>;
  /** The answer of the last report, with the title of its round or year. */
  previousAnswer(field: Field): { value: unknown; title: string } | null;
  /** The source of a prefilled answer; null when the person typed it. */
  origin(field: string): string | null;
  /** True in a returned report for a question without a comment, which is shown read-only. */
  isLocked(field: string): boolean;
  unlock(field: string): void;
  /** Deletes the draft on this phone. */
  discard(): Promise<void>;
  /**
   * Indicators that were scored by criteria that have changed. Each leaves the list when it is scored
   * again.
   */
  changedCriteria: ReadonlySignal<ReadonlySet<string>>;
  /** True when the question is answered and valid. */
  isDone(field: string): boolean;
  comments: FormComments;
  draftSync: DraftSync;
  uploads: UploadQueue;
  /** Files named in an answer that the server does not have yet. */
  unsyncedFiles: ReadonlySignal<QueuedFile[]>;
  submitter: Submitter;
  close(): void;
}

/** Returns null when this page does not know the form or its version. */
export async function openFormStore(open: OpenForm, needs: FormNeeds): Promise<FormStore | null> {
  const parts = await createFormParts(open, needs);
  if (!parts) return null;
  const { form, ctx, answers, reasons, draftSync, uploads, comments, submitter, discard } = parts;
  const store: FormStore = {
    open,
    form,
    ctx,
    answers,
    reasons,
    copied: parts.copied,
    draftSync,
    uploads,
    comments,
    submitter,
    discard,
    ...editingOf(parts),
    ...validationOf(parts),
    ...lockingOf(parts),
    visible: computed(() => visibleFields(form, answers.value)),
    progress: computed(() => progressOf(form, answers.value, ctx)),
    previousAnswer: (field) => previousAnswerOf(parts, field),
    origin: parts.prefill.origin,
    changedCriteria: parts.changedCriteria,
    unsyncedFiles: computed(() => unsyncedFilesOf(parts)),
    close() {
      parts.prefill.close();
      void uploads.close();
      void Promise.all([draftSync.close(), submitter.close()]).then(needs.lock.release);
    },
  };
  await uploads.restore();
  await submitter.restore();
  return store;
}

function editingOf(
  parts: FormParts,
): Pick<FormStore, 'set' | 'copy' | 'markSeen' | 'markAllSeen' | 'setReason'> {
  const { answers, reasons, copied, errors, changedCriteria, prefill, draftSync } = parts;
  const change = (field: string, value: unknown): void => {
    answers.value = { ...answers.peek(), [field]: value };
    errors.judgeAgain();
    changedCriteria.value = without(changedCriteria.peek(), field);
    prefill.sendPrefilled();
    draftSync.edited(field);
  };
  const unmark = (field: string): void => {
    copied.value = copied.peek().filter((id) => id !== field);
  };
  return {
    set(field, value) {
      unmark(field);
      change(field, value);
    },
    copy(copies) {
      copied.value = [...new Set([...copied.peek(), ...copies.map(({ id }) => id)])];
      for (const { id, value } of copies) change(id, value);
    },
    markSeen(field) {
      if (!copied.peek().includes(field)) return;
      unmark(field);
      draftSync.edited(field);
    },
    markAllSeen() {
      const fields = copied.peek();
      copied.value = [];
      for (const field of fields) draftSync.edited(field);
    },
    setReason(check, text) {
      reasons.value = { ...reasons.peek(), [check]: text };
      errors.judgeAgain();
      draftSync.reasonsEdited();
    },
  };
}

function validationOf({
  form,
  ctx,
  answers,
  reasons,
  errors,
  changedCriteria,
}: FormParts): Pick<
  FormStore,
  | 'problems'
  | 'showErrorsOf'
  | 'showErrorAt'
  | 'showErrorsBelow'
  | 'showProblems'
  | 'validate'
  | 'isDone'
> {
  return {
    problems: errors.byPath,
    showErrorsOf: errors.check,
    showErrorAt: errors.checkAt,
    showErrorsBelow: errors.checkBelow,
    showProblems: errors.show,
    validate: () =>
      validateAnswers({ form, answers: answers.peek(), reasons: reasons.peek(), ctx }),
    isDone(id) {
      if (changedCriteria.value.has(id)) return false;
      const field = fieldsOf(form).find((candidate) => candidate.id === id);
      return field === undefined || checkField({ field, value: answers.value[id], ctx }) === null;
    },
  };
}

function lockingOf({ locked }: FormParts): Pick<FormStore, 'isLocked' | 'unlock'> {
  return {
    isLocked: (field) => locked.value.has(field),
    unlock(field) {
      locked.value = without(locked.peek(), field);
    },
  };
}

function previousAnswerOf({ open: { last }, ctx }: FormParts, field: Field) {
  const value = previousAnswer({ field, last: last?.answers[field.id], ctx });
  return value === null || !last ? null : { value, title: last.title };
}

function unsyncedFilesOf({ uploads, answers }: FormParts): QueuedFile[] {
  const files = [...uploads.files.value.values()].filter((file) => file.state !== 'sent');
  if (files.length === 0) return files;
  const named = fileIdsIn(answers.value);
  return files.filter((file) => named.includes(file.id));
}

function without(ids: ReadonlySet<string>, removed: string): ReadonlySet<string> {
  return new Set([...ids].filter((id) => id !== removed));
}

import * as z from 'zod/mini';
import { fileIdsIn } from '#domain/form/named-files.ts';
import { withCopied } from '#domain/form/copied.ts';
import { isSameAnswer } from '#domain/form/answers.ts';
import { draftProblem, fieldsOf, progressOf, reasonProblem } from '#domain/form/form.ts';
import type { Form, FormContext } from '#domain/form/form.ts';
import { Problem } from '#domain/problem.ts';
import { beginDraft } from '#domain/duty/review.ts';
import type { Draft } from '#models/drafts.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { scoredBy } from './changed-criteria.ts';
import type { ScoredBy } from './changed-criteria.ts';
import { findDuty } from '../duties/find-duty.ts';
import { loadForProgress } from './form-context.ts';
import { authorsOf, requireOwnDraft, submitterOf } from './draft-people.ts';
import { initialAnswers } from './prefill-facts.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const changeSchema = z.object({
  field: z.string(),
  value: z.unknown(),
  seen: z.nullable(z.coerce.date()),
});
type Change = z.infer<typeof changeSchema>;

interface Saved {
  saved: Record<string, Date>;
  /** `by` is the name of the other person; null for another phone of the same person. */
  conflicts: { field: string; value: unknown; at: Date; by: string | null }[];
  refused: { field: string; message: string }[];
}

/**
 * Saves each field separately. A field that was changed on another phone is not overwritten; the
 * answer reports it as a conflict.
 */
export const saveDraft = command({
  name: 'draft.save',
  input: z.object({
    id: z.string(),
    changes: z.array(changeSchema),
    reasons: z.optional(z.record(z.string(), z.string())),
    /**
     * All fields whose answers are copied and not looked at yet. If left out, unchanged fields keep
     * their mark.
     */
    copied: z.optional(z.array(z.string())),
  }),
  run: async (env, { id, changes, reasons, copied }): Promise<Saved> => {
    const duty = await findDuty(env, { id, action: 'draft.write' });
    const begun = await begin(env, duty);
    const open = await loadForProgress(env, duty);
    const draft = await heldDraft(env, { duty: begun, form: open.form });
    const sorted = sortChanges({ form: open.form, changes, draft });
    const answers = Object.fromEntries(
      sorted.accepted.map((change) => [change.field, change.value]),
    );
    const next = {
      ...draft,
      reasons: keptReasons(open.form, reasons ?? draft.reasons),
      sources: markCopied(keptSources(open.form, draft, sorted.accepted), {
        copied,
        sorted,
        ...open,
      }),
      scoredBy: scoredAnew(draft, { ...open, accepted: sorted.accepted }),
    };
    const saved = await storeAnswers(env, { open, draft: next, answers });
    const refused = [...sorted.refused, ...refusedReasons(reasons ?? {})];
    return { saved, conflicts: await named(env, { draft, conflicts: sorted.conflicts }), refused };
  },
});

async function named(
  env: UseCaseContext,
  of: { draft: Draft; conflicts: Omit<Saved['conflicts'][number], 'by'>[] },
): Promise<Saved['conflicts']> {
  const authors = await authorsOf(env, of.draft);
  return of.conflicts.map((conflict) => ({ ...conflict, by: authors[conflict.field] ?? null }));
}

interface Stored {
  open: Awaited<ReturnType<typeof loadForProgress>>;
  draft: Draft;
  answers: Draft['answers'];
}

/** Stores the answers with their times, and the new progress. */
async function storeAnswers(
  env: UseCaseContext,
  { open, draft, answers }: Stored,
): Promise<Saved['saved']> {
  const saved = Object.fromEntries(Object.keys(answers).map((field) => [field, env.now]));
  const all = { ...draft.answers, ...answers };
  const { done, total } = progressOf(open.form, all, open.ctx);
  await markFiles(env, { draft, answers: all });
  await env.stores.drafts.put({
    ...draft,
    answers: all,
    savedAt: { ...draft.savedAt, ...saved },
    savedBy: {
      ...draft.savedBy,
      ...Object.fromEntries(Object.keys(answers).map((field) => [field, env.actor.person])),
    },
    progress: { done, total },
    updatedAt: env.now,
    version: draft.version + 1,
  });
  return saved;
}

/**
 * Records files that this save adds to or removes from the draft. The stored time tells a removed
 * file from an upload that no draft names yet. It also makes a concurrent deletion of unused files
 * conflict with this write.
 */
async function markFiles(
  { stores, now }: UseCaseContext,
  { draft, answers }: { draft: Draft; answers: Draft['answers'] },
): Promise<void> {
  const before = new Set(fileIdsIn(draft.answers));
  const ids = [...before.symmetricDifference(new Set(fileIdsIn(answers)))];
  if (ids.length > 0) await stores.attachments.markNamed({ duty: draft.id, ids, at: now });
}

/** Changes answers in a draft, whoever holds it. It is used to remove a photo that its sender unsent. */
export async function mergeAnswers(
  env: UseCaseContext,
  { duty, draft, answers }: Omit<Stored, 'open'> & { duty: Duty },
): Promise<void> {
  await storeAnswers(env, { open: await loadForProgress(env, duty), draft, answers });
}

async function begin(env: UseCaseContext, duty: Duty): Promise<Duty> {
  const outcome = beginDraft(duty, env);
  if ('refused' in outcome)
    throw new Problem(outcome.refused, { details: await submitterOf(env, duty) });
  if (outcome.duty === duty) return duty;
  env.audit({ action: 'draft.begun', subject: duty.id, areaCode: duty.areaCode });
  return env.stores.duties.save(outcome.duty);
}

/** The actor's draft, or a new one. A draft of a colleague must be taken over first. */
async function heldDraft(env: UseCaseContext, of: { duty: Duty; form: Form }): Promise<Draft> {
  const draft = await env.stores.drafts.get(of.duty.id);
  if (!draft) return freshDraft(env, of);
  if (draft.holder === env.actor.person) return draft;
  return requireOwnDraft(env, draft);
}

/** A new draft starts with what the form showed: the returned revision or the prefilled answers. */
async function freshDraft(
  env: UseCaseContext,
  { duty, form }: { duty: Duty; form: Form },
): Promise<Draft> {
  const { answers, reasons, sources, criteria } = await initialAnswers(env, { duty, form });
  return {
    id: duty.id,
    areaCode: duty.areaCode,
    holder: env.actor.person,
    answers,
    reasons,
    sources,
    scoredBy: scoredBy(form, { answers, criteria }),
    savedAt: {},
    progress: { done: 0, total: 0 },
    updatedAt: env.now,
    version: 0,
  };
}

/** A prefilled list keeps its source. Another prefilled answer loses it when the answer changes. */
function keptSources(
  form: Form,
  draft: Draft,
  accepted: readonly Change[],
): Record<string, string> {
  const lists = new Set(fieldsOf(form).flatMap(({ kind, id }) => (kind === 'repeat' ? [id] : [])));
  const changed = accepted
    .filter(({ field, value }) => !lists.has(field) && !isSameAnswer(value, draft.answers[field]))
    .map((change) => change.field);
  return Object.fromEntries(
    Object.entries(draft.sources ?? {}).filter(([field]) => !changed.includes(field)),
  );
}

/** Leaves out fields with a conflict or a refusal, because their stored answer is not the copied one. */
function markCopied(
  sources: Record<string, string>,
  of: { copied: string[] | undefined; sorted: ReturnType<typeof sortChanges>; form: Form },
): Record<string, string> {
  if (!of.copied) return sources;
  const notStored = [...of.sorted.conflicts, ...of.sorted.refused].map(({ field }) => field);
  const known = knownFields(of.form, of.copied);
  return withCopied(
    sources,
    known.filter((field) => !notStored.includes(field)),
  );
}

export function knownFields(form: Form, ids: readonly string[]): string[] {
  const known = new Set(fieldsOf(form).map(({ id }) => id));
  return [...new Set(ids)].filter((id) => known.has(id));
}

/** Marks the saved indicators as scored by the criteria in force. Other indicators keep their mark. */
function scoredAnew(
  draft: Draft,
  of: { form: Form; ctx: FormContext; accepted: readonly Change[] },
): ScoredBy {
  const answers = Object.fromEntries(of.accepted.map((change) => [change.field, change.value]));
  const criteria = of.ctx.criteria?.id ?? null;
  return { ...draft.scoredBy, ...scoredBy(of.form, { answers, criteria }) };
}

function sortChanges({
  form,
  changes,
  draft,
}: {
  form: Form;
  changes: readonly Change[];
  draft: Draft;
}) {
  const accepted: Change[] = [];
  const conflicts: Omit<Saved['conflicts'][number], 'by'>[] = [];
  const refused: Saved['refused'] = [];
  const fields = new Map(fieldsOf(form).map((field) => [field.id, field]));
  for (const change of changes) {
    const field = fields.get(change.field);
    const message = field ? draftProblem(field, change.value) : 'ไม่มีข้อนี้ในแบบ';
    const at = draft.savedAt[change.field];
    if (message) refused.push({ field: change.field, message });
    else if (
      at &&
      isNewer(at, change.seen) &&
      !isSameAnswer(change.value, draft.answers[change.field])
    )
      conflicts.push({ field: change.field, value: draft.answers[change.field], at });
    else accepted.push(change);
  }
  return { accepted, conflicts, refused };
}

/** Leaves out reasons that are not valid yet; they stay on the phone until they are. */
function keptReasons(
  form: Form,
  reasons: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(knownReasons(form, reasons)).filter(([, text]) => reasonProblem(text) === null),
  );
}

/** Lists only reasons that the person must change. A reason that is too short is still being typed. */
function refusedReasons(reasons: Readonly<Record<string, string>>): Saved['refused'] {
  return Object.entries(reasons).flatMap(([id, text]) => {
    const message = reasonProblem(text);
    return message === null ? [] : [{ field: `reasons.${id}`, message }];
  });
}

/** Keeps only reasons of this form's checks. Unknown keys may be invalid in MongoDB. */
export function knownReasons(
  form: Form,
  reasons: Readonly<Record<string, string>>,
): Record<string, string> {
  const known = new Set(form.checks.map((check) => check.id));
  return Object.fromEntries(Object.entries(reasons).filter(([id]) => known.has(id)));
}

function isNewer(at: Date, seen: Date | null): boolean {
  return seen === null || at.getTime() > seen.getTime();
}

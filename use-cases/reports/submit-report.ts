import * as z from 'zod/mini';
import { copiedFields } from '#domain/form/copied.ts';
import { attachmentIdsOf, picksMembers, validateAnswers } from '#domain/form/form.ts';
import type { Answers, Form } from '#domain/form/form.ts';
import { wrongTypeProblems } from '#domain/form/accepted-files.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { Problem } from '#domain/problem.ts';
import { firstReviewStage, submit } from '#domain/duty/review.ts';
import type { Draft } from '#models/drafts.ts';
import { viewOne } from '../duties/duty-views.ts';
import { findDuty } from '../duties/find-duty.ts';
import { engineContext, loadForm } from '../drafts/form-context.ts';
import type { LoadedForm } from '../drafts/form-context.ts';
import { newerReport } from '../drafts/newer-report.ts';
import { requireOwnDraft } from '../drafts/draft-people.ts';
import { knownFields, knownReasons } from '../drafts/save-draft.ts';
import { orderCopies } from './order-copies.ts';
import { planNextMeeting } from './plan-next-meeting.ts';
import { replyOnSubmit, replySchema } from './reply-comment.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const inputSchema = z.object({
  id: z.string(),
  submission: z.uuid(),
  follows: z.int(),
  answers: z.record(z.string(), z.unknown()),
  reasons: z.record(z.string(), z.string()),
  replies: z.optional(z.array(replySchema)),
  copied: z.optional(z.array(z.string())),
});

/** Submits a report for review. Repeating a submission id has no effect. */
export const submitReport = command({
  name: 'duty.submit',
  input: inputSchema,
  run: async (env, sent) => {
    const duty = await findDuty(env, { id: sent.id, action: 'duty.submit' });
    const earlier = await env.stores.submissions.get(sent.submission);
    if (earlier) return repeated(env, { duty, earlier });
    const draft = await ownDraft(env, duty);
    const open = await loadForm(env, { duty });
    const answers = checkedAnswers(open, sent);
    await requireAttachments(env, { duty, form: open.form, answers });
    const next = await keep(env, { duty, open, draft, sent: { ...sent, answers } });
    return { outcome: 'saved' as const, revision: next.revision, duty: await viewOne(env, next) };
  },
});

async function repeated(
  env: UseCaseContext,
  { duty, earlier }: { duty: Duty; earlier: { duty: string; by: string; revision: number } },
) {
  if (earlier.duty !== duty.id || earlier.by !== env.actor.person) throw new Problem('conflict');
  return {
    outcome: 'duplicate' as const,
    revision: earlier.revision,
    duty: await viewOne(env, duty),
  };
}

/**
 * The actor's own draft. Submitting deletes it, so a colleague's draft must be taken over first.
 */
async function ownDraft(env: UseCaseContext, duty: Duty): Promise<Draft | null> {
  const draft = await env.stores.drafts.get(duty.id);
  if (draft && draft.holder !== env.actor.person) await requireOwnDraft(env, draft);
  return draft;
}

function checkedAnswers(
  open: LoadedForm,
  sent: { answers: Answers; reasons: Record<string, string> },
): Answers {
  const { problems, answers } = validateAnswers({
    form: open.form,
    answers: sent.answers,
    reasons: sent.reasons,
    ctx: engineContext(open),
  });
  if (problems.length > 0) throw new Problem('invalid-answers', { details: { problems } });
  return answers;
}

/**
 * All files in the report must be uploaded for this duty, with types that their questions accept.
 * They are marked, so that a concurrent deletion of unused files does not delete them.
 */
async function requireAttachments(
  env: UseCaseContext,
  { duty, form, answers }: { duty: Duty; form: Form; answers: Answers },
): Promise<void> {
  const ids = attachmentIdsOf(form, answers);
  if (ids.length === 0) return;
  const files = await env.stores.attachments.many(ids);
  const filesOfDuty = files.filter((file) => file.duty === duty.id);
  const there = [...filesOfDuty, ...(await orderCopies(env, duty))];
  const types = Object.fromEntries(there.map(({ id, type }) => [id, type]));
  const missing = ids.filter((id) => !Object.hasOwn(types, id));
  if (missing.length > 0)
    throw new Problem('invalid-answers', { details: { missingAttachments: missing } });
  const problems = wrongTypeProblems(form, { answers, types });
  if (problems.length > 0) throw new Problem('invalid-answers', { details: { problems } });
  await env.stores.attachments.markNamed({ duty: duty.id, ids, at: env.now });
}

interface Keep {
  duty: Duty;
  open: LoadedForm;
  draft: Draft | null;
  sent: z.infer<typeof inputSchema>;
}

async function keep(env: UseCaseContext, { duty, open, draft, sent }: Keep): Promise<Duty> {
  const { stores, actor, now } = env;
  const revision = sent.follows + 1;
  const desk = firstReviewStage(duty, actor.grants);
  const outcome = submit(duty, {
    by: actor.person,
    now,
    submission: sent.submission,
    revision,
    stage: desk,
  });
  if ('refused' in outcome) {
    const { answers, follows } = sent;
    const details = await newerReport(env, { duty, open, answers, follows });
    throw new Problem(outcome.refused, { details });
  }
  await replyOnSubmit(env, { duty, replies: sent.replies ?? [] });
  await stores.submissions.insert({
    id: sent.submission,
    duty: duty.id,
    centre: duty.centre,
    areaCode: duty.areaCode,
    form: duty.form,
    formVersion: open.form.version,
    criteria: open.criteria?.id ?? null,
    ...(picksMembers(open.form)
      ? { members: open.context.members.map((member) => member.id) }
      : {}),
    revision,
    answers: sent.answers,
    reasons: knownReasons(open.form, sent.reasons),
    copied: knownFields(open.form, sent.copied ?? copiedFields(draft?.sources ?? {})),
    by: actor.person,
    at: now,
  });
  if (revision > 1) await stores.comments.resolve(duty.id, revision);
  if (draft) await stores.drafts.remove({ id: duty.id });
  await planNextMeeting(env, { duty, answers: sent.answers });
  env.audit({
    subject: duty.id,
    areaCode: duty.areaCode,
    note: revision > 1 ? `ฉบับที่ ${revision}` : null,
  });
  return stores.duties.save(outcome.duty);
}

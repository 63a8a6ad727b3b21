import type { Day } from '#domain/calendar.ts';
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import type { ReviewStage, Duty } from '#domain/duty/duty.ts';
import { can } from '#domain/permissions.ts';
import type { Action } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { accept, forward, returnToAuthor, isPastStage } from '#domain/duty/review.ts';
import type { Outcome } from '#domain/duty/outcome.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { labelOfPath } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { loadForm } from '../drafts/form-context.ts';
import { viewOne } from '../duties/duty-views.ts';
import { findDuty } from '../duties/find-duty.ts';
import { reportsWithSharedPictures } from '../files/shared-pictures.ts';
import { needsReading, newestChecks } from './automated-checks.ts';
import { reviewersAt, notifyOfDecision } from '../notices/notices.ts';
import { projectRegister } from './project-register.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Refuses a decision that was made on an older revision than the newest. */
function requireRevision(duty: Duty, revision: number): void {
  if (duty.revision !== revision)
    throw new Problem('conflict', { details: { revision: duty.revision } });
}

async function save(env: UseCaseContext, { outcome, note }: { outcome: Outcome; note?: string }) {
  if ('refused' in outcome) throw new Problem(outcome.refused);
  const duty = await env.stores.duties.save(outcome.duty);
  env.audit({ subject: duty.id, areaCode: duty.areaCode, note: note ?? null });
  return duty;
}

const onRevisionSchema = z.object({ id: z.string(), revision: z.int() });
type OnRevision = z.infer<typeof onRevisionSchema>;

export const forwardReport = command({
  name: 'duty.forward',
  input: onRevisionSchema,
  run: forwardOne,
});

async function forwardOne(env: UseCaseContext, { id, revision }: OnRevision) {
  const duty = await findDuty(env, { id, action: 'duty.forward' });
  requireRevision(duty, revision);
  const next = await save(env, {
    outcome: forward(duty, { by: env.actor.person, now: env.now }),
  });
  return { duty: await viewOne(env, next) };
}

export const acceptReport = command({
  name: 'duty.accept',
  input: onRevisionSchema,
  run: acceptOne,
});

async function acceptOne(env: UseCaseContext, { id, revision }: OnRevision) {
  const duty = await findDuty(env, { id, action: 'duty.accept' });
  requireRevision(duty, revision);
  const own = duty.submittedBy === env.actor.person;
  const next = await save(env, {
    outcome: accept(duty, { by: env.actor.person, now: env.now }),
    ...(own ? { note: 'รับรองรายงานที่ตนเองส่ง' } : {}),
  });
  await projectRegister(env, next);
  await notifyOfDecision(env, {
    duty: next,
    people: duty.submittedBy ? [duty.submittedBy] : [],
    notice: { kind: 'accepted', duty: id, revision },
  });
  return { duty: await viewOne(env, next) };
}

/**
 * Forwards one of many reports. Only reports that need no reading are forwarded. A second tap
 * succeeds without a change.
 */
export const forwardAmongMany = command({
  name: 'duty.forward',
  input: onRevisionSchema,
  run: async (env, of) =>
    (await alreadyPassed(env, { ...of, action: 'duty.forward', stage: 'district' })) ??
    forwardOne(env, of),
});

export const acceptAmongMany = command({
  name: 'duty.accept',
  input: onRevisionSchema,
  run: async (env, of) =>
    (await alreadyPassed(env, { ...of, action: 'duty.accept', stage: 'province' })) ??
    acceptOne(env, of),
});

async function alreadyPassed(
  env: UseCaseContext,
  of: OnRevision & { action: 'duty.forward' | 'duty.accept'; stage: ReviewStage },
) {
  const duty = await findDuty(env, of);
  if (isPastStage(duty, of)) return { duty: await viewOne(env, duty) };
  requireRevision(duty, of.revision);
  if (duty.reviewAt === of.stage && (await mustBeRead(env, duty))) throw new Problem('look-first');
  return null;
}

async function mustBeRead(env: UseCaseContext, duty: Duty): Promise<boolean> {
  if (needsReading(await newestChecks(env, duty))) return true;
  return (await reportsWithSharedPictures(env, [duty])).has(duty.id);
}

export const returnReport = command({
  name: 'duty.return',
  input: z.object({
    ...onRevisionSchema.shape,
    returnDueOn: daySchema,
    comments: z
      .array(z.object({ path: z.nullable(z.string()), text: z.string().check(z.minLength(1)) }))
      .check(z.minLength(1)),
  }),
  run: async (env, { id, revision, returnDueOn, comments }) => {
    const duty = await findDuty(env, { id, action: 'duty.read' });
    const desk = duty.reviewAt;
    requireReturner(env, { duty, desk });
    if (desk === null) throw new Problem('wrong-state');
    requireRevision(duty, revision);
    const outcome = returnToAuthor(duty, {
      by: env.actor.person,
      byName: env.actor.name,
      comments: comments.map((comment) => comment.text),
      now: env.now,
      stage: desk,
      returnDueOn,
    });
    const next = await save(env, {
      outcome,
      note: comments.map((comment) => comment.text).join(' · '),
    });
    for (const { path, text } of comments) {
      await env.stores.comments.insert({
        id: randomUUID(),
        duty: id,
        areaCode: duty.areaCode,
        revision,
        path,
        text,
        by: env.actor.person,
        desk,
        at: env.now,
        resolvedIn: null,
        replies: [],
      });
    }
    await tellReturn(env, {
      duty: next,
      desk,
      returnDueOn,
      comments: await withQuestions(env, { duty, comments }),
    });
    return { duty: await viewOne(env, next) };
  },
});

/**
 * Writes a comment with its question, as in สถานที่ประชุม: ไม่ตรงกับภาพ. A comment on the whole
 * report is not changed.
 */
async function withQuestions(
  env: UseCaseContext,
  { duty, comments }: { duty: Duty; comments: readonly { path: string | null; text: string }[] },
): Promise<string[]> {
  // Only questions of the grading form depend on stored criteria.
  const form = formFor(duty.form) ?? (await loadForm(env, { duty, past: true })).form;
  return comments.map(({ path, text }) => {
    const label = path === null ? '' : labelOfPath(form, path);
    return label === '' ? text : `${label}: ${text}`;
  });
}

/**
 * Checks the permission to return the report. Only people with the permission are told that the
 * report is not in review.
 */
function requireReturner(
  env: UseCaseContext,
  { duty, desk }: { duty: Duty; desk: ReviewStage | null },
): void {
  const may = (action: Action) => can(env.actor, action, subjectOf(duty));
  const fromDistrict = desk !== 'province' && may('duty.return');
  const fromProvince = desk !== 'district' && may('duty.returnFromProvince');
  if (!fromDistrict && !fromProvince) throw new Problem('not-allowed');
}

interface Told {
  duty: Duty;
  desk: ReviewStage;
  returnDueOn: Day;
  comments: string[];
}

/**
 * Notifies the sender. If the province returns the report, the district head who forwarded it is
 * notified too.
 */
async function tellReturn(
  env: UseCaseContext,
  { duty, desk, returnDueOn, comments }: Told,
): Promise<void> {
  const passed = desk === 'province' && (await passedTheDistrict(env, duty));
  const heads = passed ? await reviewersAt(env, { duty, desk: 'district' }) : [];
  await notifyOfDecision(env, {
    duty,
    people: [...new Set([...(duty.submittedBy ? [duty.submittedBy] : []), ...heads])],
    notice: { kind: 'returned', duty: duty.id, revision: duty.revision, comments, returnDueOn },
    urgent: true,
  });
}

/**
 * True if the report passed the district: always for a tambon, for a district's own report only if a
 * member sent it.
 */
async function passedTheDistrict({ stores }: UseCaseContext, duty: Duty): Promise<boolean> {
  const { level, submittedAt } = duty;
  if (level !== 'district' || submittedAt === null) return level === 'tambon';
  const rows = await stores.audit.ofSubject(duty.id);
  return rows.some((row) => row.action === 'duty.forward' && row.at >= submittedAt);
}

import { withCopied } from '#domain/form/copied.ts';
import { textIn } from '#domain/form/answers.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Answers, Form } from '#domain/form/form.ts';
import { migrateAnswers } from '#domain/form/version.ts';
import type { FormId } from '#domain/forms/index.ts';
import { nothingPrefilled, prefillOf } from '#domain/form/prefill.ts';
import type { PrefillFacts, Prefill } from '#domain/form/prefill.ts';
import type { Submission } from '#models/submissions.ts';
import { readScheduler } from '../read-scheduler.ts';
import { sittingMembers } from './form-context.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The initial answers of a report without a draft. */
export interface InitialAnswers extends Prefill {
  reasons: Record<string, string>;
  /** The criteria set by which a returned grading was scored. */
  criteria: string | null;
}

/**
 * For a returned report, the returned revision converted to the current form version. For a first
 * report, the prefilled answers.
 */
export async function initialAnswers(
  env: UseCaseContext,
  { duty, form }: { duty: Duty; form: Form },
): Promise<InitialAnswers> {
  const sent = duty.revision > 0 ? await env.stores.submissions.newest(duty.id) : null;
  if (sent) {
    const { reasons, criteria } = sent;
    const sources = withCopied({}, sent.copied ?? []);
    return { answers: migrateAnswers(form, sent.answers), reasons, criteria, sources };
  }
  const filled = form.prefill ? prefillOf(form, await factsOf(env, duty)) : nothingPrefilled;
  return { ...filled, reasons: {}, criteria: null };
}

/** What is known about the duty's centre and can be filled in. */
async function factsOf(env: UseCaseContext, duty: Duty): Promise<PrefillFacts> {
  const { stores, now } = env;
  const read = readScheduler(env);
  const [seats, newest, register, order] = await Promise.all([
    read(() => sittingMembers(env, duty.centre)),
    read(() => newestOfYear(env, duty)),
    read(() => newestRegister(env, duty)),
    read(() => stores.orders.live(duty.centre)),
  ]);
  return {
    today: bangkokDay(now),
    fiscalYear: duty.fiscalYear,
    centreName: duty.centreName,
    seats,
    register,
    order,
    meetings: answersOf(newest, 'meeting-report').toSorted((a, b) =>
      textIn(a, 'heldOn').localeCompare(textIn(b, 'heldOn')),
    ),
    planMission: answersOf(newest, 'plan-mission')[0] ?? null,
    strongTambon: answersOf(newest, 'strong-tambon-projects')[0] ?? null,
  };
}

/** The newest revision of each report of the centre in this fiscal year, including extra meetings. */
async function newestOfYear(env: UseCaseContext, duty: Duty): Promise<Submission[]> {
  const { stores } = env;
  const duties = await stores.duties.ofCentreWithExtras(duty.centre);
  const ofYear = duties.filter(
    (candidate) =>
      candidate.fiscalYear === duty.fiscalYear &&
      candidate.revision > 0 &&
      candidate.state !== 'waived',
  );
  if (ofYear.length === 0) return [];
  const sent = await stores.submissions.newestOf(ofYear.map((candidate) => candidate.id));
  return [...new Map(sent.map((submission) => [submission.duty, submission])).values()];
}

function answersOf(newest: readonly Submission[], form: FormId): Answers[] {
  return newest
    .filter((submission) => submission.form === form)
    .map((submission) => submission.answers);
}

async function newestRegister(
  env: Pick<UseCaseContext, 'stores'>,
  { centre }: Duty,
): Promise<PrefillFacts['register']> {
  const { submissions, duties } = env.stores;
  const sent = await submissions.one({ centre, form: 'committee-register' }, { sort: { at: -1 } });
  const of = sent && (await duties.get(sent.duty));
  return of ? { answers: sent.answers, fiscalYear: of.fiscalYear } : null;
}

/**
 * The report of the previous round. If there is none, the centre's newest report of this form from
 * any year.
 */
export async function lastReport(
  { stores }: UseCaseContext,
  of: { duty: Duty; before: { answers: Answers; round: number } | null },
): Promise<{ answers: Answers; title: string } | null> {
  const { duty, before } = of;
  if (before) return { answers: before.answers, title: `ครั้งที่ ${before.round}` };
  const sent = await stores.submissions.newestBeside(duty);
  const source = sent && (await stores.duties.get(sent.duty));
  if (!source) return null;
  const title = source.fiscalYear === duty.fiscalYear ? 'ครั้งก่อน' : `ปี ${source.fiscalYear}`;
  return { answers: sent.answers, title };
}

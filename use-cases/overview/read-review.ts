import * as z from 'zod/mini';
import { areaCodeSchema, areaLabel } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { actionsFor } from '#domain/duty/viewer-role.ts';
import { dutyCentreLabel } from '#domain/centre/label.ts';
import { dutyId } from '#domain/letter/letter.ts';
import { limits } from '#domain/limits.ts';
import { gradesOf } from '../centres/centre-summary.ts';
import { reportsWithSharedPictures } from '../files/shared-pictures.ts';
import { checksOf, needsReading, nothingFound } from '../reports/automated-checks.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { openRound } from './open-round.ts';

/**
 * ตรวจทีละฉบับ: the reports of one round that wait for the reader's review, to be read one after the
 * other.
 */
export const readReview = query({
  name: 'review.read',
  input: z.object({ column: z.string(), area: z.optional(areaCodeSchema) }),
  run: async (env, { column, area: asked }) => {
    const { area, first, duties } = await openRound(env, { column, area: asked });
    const waiting = duties.filter((duty) => actOf(env, duty) !== null);
    const shown = waiting.slice(0, limits.review.reports);
    const [head] = shown;
    return {
      column,
      clause: first.clause,
      title: dutyTitle(first),
      areaName: areaLabel(area),
      act: head ? actOf(env, head) : null,
      waiting: waiting.length,
      reports: await reportsOf(env, shown),
    };
  },
});

/** What the reader may decide about the report; null for a report that does not wait for the reader. */
function actOf({ actor, now }: UseCaseContext, duty: Duty): 'accept' | 'forward' | null {
  const actions = actionsFor(actor, { duty, now });
  if (actions.includes('accept')) return 'accept';
  return actions.includes('forward') ? 'forward' : null;
}

async function reportsOf(env: UseCaseContext, duties: readonly Duty[]) {
  if (duties.length === 0) return [];
  const [sent, scores, sharing] = await Promise.all([
    env.stores.submissions.newestOf(duties.map(({ id }) => id)),
    scoresOf(env, duties),
    reportsWithSharedPictures(env, duties),
  ]);
  const newest = new Map(sent.map((submission) => [submission.duty, submission]));
  return Promise.all(
    duties.map(async (duty) => {
      const submission = newest.get(duty.id);
      const checks = submission ? await checksOf(env, { duty, sent: submission }) : nothingFound;
      return {
        id: duty.id,
        revision: duty.revision,
        label: dutyCentreLabel(duty, env.actor.grants),
        submittedAt: duty.submittedAt,
        /** True when the report may be decided without reading it. */
        plain: submission !== undefined && !needsReading(checks) && !sharing.has(duty.id),
        problems: checks.problems,
        reasons: checks.reasons.length,
        copied: checks.copied,
        sharesPictures: sharing.has(duty.id),
        score: scores.get(duty.id) ?? null,
        before: scores.get(roundBefore(duty)) ?? null,
      };
    }),
  );
}

function roundBefore(duty: Duty): string {
  return dutyId({ ...duty, round: duty.round - 1 });
}

/** The grades of these gradings, and of the round before. */
async function scoresOf(env: UseCaseContext, duties: readonly Duty[]) {
  const gradings = duties.filter(({ form }) => form === 'grading');
  if (gradings.length === 0) return new Map<string, { level: string | null; percent: number }>();
  const ids = gradings.flatMap((duty) => [duty.id, roundBefore(duty)]);
  const grades = await gradesOf.run(env, { duties: ids });
  return new Map(grades.map(({ duty, level, percent }) => [duty, { level, percent }]));
}

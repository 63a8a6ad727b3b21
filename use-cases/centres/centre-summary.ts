import type { Day } from '#domain/calendar.ts';
import { centreLabel } from '#domain/centre/label.ts';
import * as z from 'zod/mini';
import { bangkokDay, isDay } from '#domain/calendar.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { can } from '#domain/permissions.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { score } from '#domain/scoring.ts';
import type { Submission } from '#models/submissions.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Facts about a few centres, for short answers in chat. */
const ofCentresSchema = z.object({ centres: z.array(z.string()) });

export interface CentreMeetings {
  centre: string;
  centreName: string;
  /** Date of the last reported meeting. */
  last: Day | null;
  /** Date of the next planned meeting. */
  next: Day | null;
  held: number;
  /** The actor may announce a meeting here. */
  plans: boolean;
}

export const centreMeetings = query({
  name: 'centres.meetings',
  input: ofCentresSchema,
  run: async (env, { centres }): Promise<CentreMeetings[]> => {
    const { stores, now } = env;
    const readable = await readableCentres(env, centres);
    const ids = readable.map((centre) => centre.id);
    const today = bangkokDay(now);
    const [plans, reports] = await Promise.all([
      stores.meetings.comingOf(ids, today),
      stores.submissions.ofCentres(ids, 'meeting-report'),
    ]);
    return readable.map((centre) => {
      const reportsOfCentre = reports.filter((report) => report.centre === centre.id);
      return {
        centre: centre.id,
        centreName: centreLabel(centre, env.actor.grants),
        last: reportsOfCentre.flatMap(heldOn).toSorted().at(-1) ?? null,
        next: plans.find((plan) => plan.centre === centre.id)?.on ?? null,
        held: new Set(reportsOfCentre.map((report) => report.duty)).size,
        plans: mayPlan(env, centre),
      };
    });
  },
});

function mayPlan({ actor }: UseCaseContext, { id, areaCode, level, closedOn }: Centre): boolean {
  return closedOn === null && can(actor, 'meeting.plan', { areaCode, level, centre: id });
}

function heldOn({ answers }: Submission): Day[] {
  const on = answers['heldOn'];
  return typeof on === 'string' && isDay(on) ? [on] : [];
}

export interface CentreSeats {
  centre: string;
  centreName: string;
  members: number;
}

export const centreSeats = query({
  name: 'centres.seats',
  input: ofCentresSchema,
  run: async (env, { centres }): Promise<CentreSeats[]> => {
    const readable = await readableCentres(env, centres);
    return Promise.all(
      readable.map(async (centre) => ({
        centre: centre.id,
        centreName: centreLabel(centre, env.actor.grants),
        members: await env.stores.members.count({ centre: centre.id, until: null }),
      })),
    );
  },
});

export interface Grade {
  duty: string;
  centre: string;
  round: number;
  level: string | null;
  percent: number;
  /** The percentage of each category. */
  categories: readonly { id: string; title: string; percent: number }[];
}

/** The grade of each submitted grading, computed with the criteria it was filled in with. */
export const gradesOf = query({
  name: 'duties.grades',
  input: z.object({ duties: z.array(z.string()) }),
  run: async (env, input): Promise<Grade[]> => {
    const { stores, actor } = env;
    const duties = (await stores.duties.many(input.duties)).filter(
      (duty) => duty.form === 'grading' && can(actor, 'duty.read', subjectOf(duty)),
    );
    const sent = await stores.submissions.newestOf(duties.map((duty) => duty.id));
    const newest = new Map(sent.map((submission) => [submission.duty, submission]));
    const sets = await criteriaOf(env, [...newest.values()]);
    return duties.flatMap((duty) => {
      const report = newest.get(duty.id);
      const criteria = report?.criteria ? sets.get(report.criteria) : undefined;
      if (!report || !criteria) return [];
      const { level, percent, categories } = score(criteria, report.answers);
      return [
        {
          duty: duty.id,
          centre: duty.centre,
          round: duty.round,
          level: level?.title ?? null,
          percent,
          categories: categories.map(({ id, title, points, max }) => ({
            id,
            title,
            percent: max === 0 ? 0 : Math.round((100 * points) / max),
          })),
        },
      ];
    });
  },
});

async function criteriaOf({ stores }: UseCaseContext, reports: readonly Submission[]) {
  const ids = [...new Set(reports.flatMap((report) => report.criteria ?? []))];
  const sets = await stores.criteria.many(ids);
  return new Map(sets.map((set) => [set.id, set]));
}

/** The centres that the actor may read, in the requested order. */
async function readableCentres(
  { stores, actor }: UseCaseContext,
  ids: readonly string[],
): Promise<Centre[]> {
  const centres = await stores.centres.many(ids);
  return ids.flatMap((id) =>
    centres.filter(
      (centre) =>
        centre.id === id &&
        can(actor, 'centre.read', {
          areaCode: centre.areaCode,
          level: centre.level,
          centre: centre.id,
        }),
    ),
  );
}

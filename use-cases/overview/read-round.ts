import type { Day } from '#domain/calendar.ts';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { areaCodeSchema, areaLabel, districtOf } from '#domain/centre/centre.ts';
import type { Area, AreaCode } from '#domain/centre/centre.ts';
import { assigneeOf } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { holidaysFrom, proposedExtension } from '#domain/duty/extension-dates.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import { holdersOf } from '#domain/duty/holders.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { viewDuties } from '../duties/duty-views.ts';
import { peopleForDuties } from '../duties/holders.ts';
import { reportsWithSharedPictures } from '../files/shared-pictures.ts';
import { checksOf, needsReading } from '../reports/automated-checks.ts';
import type { AutomatedChecks } from '../reports/automated-checks.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { openRound } from './open-round.ts';

/** ใบส่งต่อ: one round of the letter, with all centres of the area in one list. */
export const readRound = query({
  name: 'sheet.read',
  input: z.object({ column: z.string(), area: z.optional(areaCodeSchema) }),
  run: async (env, { column, area: asked }) => {
    const { area, first, duties: byPlace } = await openRound(env, { column, area: asked });
    const dueOn = roundDueOn(first, byPlace);
    return {
      column,
      clause: first.clause,
      title: dutyTitle(first),
      dueOn,
      area: { areaCode: area.id, name: areaLabel(area), level: area.level },
      today: bangkokDay(env.now),
      ...(await extensionOffer(env, { duties: byPlace, dueOn, areaCode: area.id })),
      rows: await rowsOf(env, listedIn(area, byPlace)),
      districts: area.level === 'province' ? districtsOf(byPlace) : [],
    };
  },
});

/** Whether the actor may extend all duties of the round, and the proposed date. */
async function extensionOffer(
  { stores, actor, now }: UseCaseContext,
  { duties, dueOn, areaCode }: { duties: readonly Duty[]; dueOn: Day; areaCode: AreaCode },
) {
  const open = duties.filter((duty) => !duty.archived && assigneeOf(duty) === 'centre');
  const extensible = open.filter((duty) => can(actor, 'duty.giveExtension', subjectOf(duty)));
  const byProvince = extensible.some((duty) => can(actor, 'duty.extend', subjectOf(duty)));
  const when = { today: bangkokDay(now), holidays: await stores.holidays.days(areaCode) };
  return {
    mayGiveTime: extensible.length > 0,
    // A district head extends the district's date, at most up to the province's.
    proposedExtension: byProvince ? proposedExtension({ dueOn }, when) : dueOn,
    holidays: holidaysFrom(when),
  };
}

/**
 * In the province's view, only the province's own centre is listed. Districts are named and have
 * lists of their own.
 */
function listedIn(area: Area, duties: readonly Duty[]): Duty[] {
  return duties.filter((duty) => area.level !== 'province' || duty.areaCode === area.id);
}

/**
 * The date of the round itself. An extension only moves single duties to a later date, so the
 * earliest date is the round's.
 */
function roundDueOn(first: Duty, others: readonly Duty[]): Day {
  return others.reduce((day, { dueOn }) => (dueOn < day ? dueOn : day), first.dueOn);
}

async function rowsOf(env: UseCaseContext, duties: readonly Duty[]) {
  const waiting = duties.filter((duty) => duty.state === 'inReview');
  const [views, checks, people, sharing] = await Promise.all([
    viewDuties(env, duties),
    checksInReview(env, waiting),
    peopleForDuties(env, duties),
    reportsWithSharedPictures(env, waiting),
  ]);
  return views.map((duty, at) => {
    const check = checks.get(duty.id) ?? null;
    const stored = duties[at];
    return {
      duty,
      who: stored ? holdersOf(stored, people).map(({ name }) => name) : [],
      checks: check,
      /** True when the report may be forwarded from the list without reading it. */
      plain: check !== null && !needsReading(check) && !sharing.has(duty.id),
      sharesPictures: sharing.has(duty.id),
    };
  });
}

async function checksInReview(
  env: UseCaseContext,
  waiting: readonly Duty[],
): Promise<Map<string, AutomatedChecks>> {
  if (waiting.length === 0) return new Map();
  const sent = await env.stores.submissions.newestOf(waiting.map((duty) => duty.id));
  const newest = new Map(sent.map((submission) => [submission.duty, submission]));
  const entries = await Promise.all(
    waiting.map(async (duty) => {
      const submissionOfDuty = newest.get(duty.id);
      return submissionOfDuty
        ? ([duty.id, await checksOf(env, { duty, sent: submissionOfDuty })] as const)
        : null;
    }),
  );
  return new Map(entries.filter((entry) => entry !== null));
}

function districtsOf(duties: readonly Duty[]) {
  const byDistrict = Map.groupBy(
    duties.filter((duty) => duty.level !== 'province' && duty.state !== 'waived'),
    (duty) => districtOf(duty.areaCode),
  );
  return [...byDistrict].map(([code, group]) => ({
    areaCode: code,
    name: group[0]?.districtName ?? '',
    total: group.length,
    reached: group.filter((duty) => duty.reachedProvinceAt !== null).length,
    waiting: group.filter((duty) => assigneeOf(duty) === 'province').length,
    accepted: group.filter((duty) => duty.state === 'accepted').length,
  }));
}

import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { roundIn } from '#domain/policy/others-progress.ts';
import type { RoundProgress } from '#domain/policy/others-progress.ts';
import type { Connection, PipelineStage } from 'mongoose';
import type { Day } from '#domain/calendar.ts';
import { isWithin } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { FormId } from '#domain/forms/index.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import type { Duty, ReviewStage } from '#domain/duty/duty.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import type { Collection, Filter } from './mongo/collection.ts';
import { dutiesOfYear, listsOfDuties } from './duty-lists.ts';
import { calendarPipeline, calendarRoundsOf } from './duty-calendar.ts';
import type { CalendarGrain } from './duty-calendar.ts';
import { latenessOfDuties } from './duty-lateness.ts';
import { demanded, dutyWrites, inForce } from './duty-writes.ts';
import { stateCountsOf, statesPipeline } from './duty-states.ts';
import { watchDuties } from './duty-watch.ts';
import type { DutyWatchReport } from './duty-watch.ts';
import { waitingDutiesOf, waitingPipeline } from './waiting-duties.ts';
import { createBatcher } from './mongo/batcher.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { scopeFilter } from './mongo/scope.ts';
import type { Scope } from './mongo/scope.ts';

const progressRows = z.array(
  z.object({
    _id: z.object({
      letter: z.string(),
      obligation: z.string(),
      round: z.int(),
      areaCode: areaCodeSchema,
    }),
    sent: z.int(),
    total: z.int(),
  }),
);
const byDate = { sort: { dueOn: 1, _id: 1 } } as const;

export interface ReviewScope {
  stage: ReviewStage;
  within: AreaCode;
}

export function createDutyStore(connection: Connection) {
  const duties = createCollection(connection, {
    name: 'duties',
    isStamped: true,
    shape: dutySchema,
    recall: 4_000,
    indexes: [
      { keys: { areaCode: 1, dueOn: 1 } },
      { keys: { fiscalYear: 1, areaCode: 1 } },
      { keys: { dueOn: 1, level: 1 } },
      { keys: { centre: 1, dueOn: 1 } },
      { keys: { state: 1, reviewAt: 1, areaCode: 1 } },
      { keys: { 'extension.state': 1, areaCode: 1 } },
      { keys: { letter: 1, obligation: 1, round: 1, areaCode: 1 } },
      { keys: { areaCode: 1, _id: 1 } },
    ],
  });
  const together = createBatcher<readonly Scope[], Duty[]>({
    work: (asked) => inForceIn(duties, distinct(asked.flat())),
  });
  return {
    ...duties,
    /** Does the same as ofScopes, but concurrent calls share one query. Never use it in a transaction. */
    ofScopesTogether: async (scopes: readonly Scope[]): Promise<Duty[]> =>
      scopes.length === 0
        ? []
        : (await together(scopes)).filter((duty) => scopes.some((scope) => isIn(scope, duty))),
    ...dutiesByPlace(duties),
    ...dutiesToDecide(duties),
    ...dutiesOfLetters(duties),
    ...dutiesOfYear(duties),
    ...listsOfDuties(duties),
    ...latenessOfDuties(duties),
    ...dutyWrites(duties),
    /** Reports the area of each duty that changes from now on. */
    watch: (report: DutyWatchReport) => watchDuties(connection.collection('duties'), report),
  };
}

/** Duties of people, areas and centres. */
function dutiesByPlace(duties: Collection<Duty>) {
  return {
    many: (ids: readonly string[]) => duties.find({ id: trusted({ $in: ids }) }),
    /** Duties in force in any of these scopes. */
    ofScopes: (scopes: readonly Scope[]) => inForceIn(duties, scopes),
    /** Duties in force in any of these scopes, without extra reports. */
    demandedOfScopes: (scopes: readonly Scope[]) =>
      inAnyOf(scopes, (filter) => duties.find({ ...filter, ...demanded })),
    /** The same counted by round, for the calendar. */
    calendarOfScopes: async (scopes: readonly Scope[], grain: CalendarGrain) =>
      scopes.length === 0
        ? []
        : calendarRoundsOf(
            await duties.aggregate(calendarPipeline({ ...anyOf(scopes), ...demanded }, grain)),
          ),
    /** Those that wait for a report today, or for a review, as counts. */
    waitingIn: async (scopes: readonly Scope[], today: Day) =>
      scopes.length === 0
        ? []
        : waitingDutiesOf(
            await duties.aggregate(waitingPipeline({ ...anyOf(scopes), ...demanded }, today)),
          ),
    /** Demanded duties in an area. Extra reports are not counted. */
    within: (scope: AreaCode) => duties.find({ areaCode: areaPrefix(scope), ...demanded }, byDate),
    ofCentres: (centres: readonly string[]) =>
      duties.find({ centre: trusted({ $in: centres }), ...demanded }, byDate),
    /** Every demanded duty of a centre, including those of letters no longer in force. */
    ofCentreInAllYears: (centre: string) =>
      duties.find({ centre, extra: trusted({ $ne: true }) }, byDate),
    /** The demanded duties of a centre that are in force, and its extra reports. */
    ofCentreWithExtras: (centre: string) =>
      duties.find({ centre, $or: [{ extra: true }, demanded] }, byDate),
    /** Extra reports of a centre, newest first. */
    extrasOf: (centre: string) =>
      duties.find({ centre, extra: true }, { sort: { opensOn: -1, _id: -1 } }),
  };
}

/** Duties that wait for a review, a decision or a reminder. */
function dutiesToDecide(duties: Collection<Duty>) {
  return {
    /** Reports in review at these stages, earliest due date first. */
    inReview: (stages: readonly ReviewScope[], limit: number) =>
      duties.find(
        {
          state: 'inReview',
          $or: stages.map(({ stage, within }) => ({
            reviewAt: stage,
            areaCode: areaPrefix(within),
          })),
          ...inForce,
        },
        { sort: { dueOn: 1, submittedAt: 1 }, limit },
      ),
    /** Duties with an open extension request in these areas, earliest due date first. */
    withExtensionRequest: (areas: readonly AreaCode[], limit: number) =>
      duties.find(
        {
          'extension.state': 'asked',
          $or: areas.map((area) => ({ areaCode: areaPrefix(area) })),
          ...inForce,
        },
        { sort: { dueOn: 1, _id: 1 }, limit },
      ),
    /** Gradings in an area that are started and not in review. */
    startedGradings: (fiscalYear: number, within: AreaCode) =>
      duties.find({
        areaCode: areaPrefix(within),
        form: 'grading',
        fiscalYear,
        state: trusted({ $in: ['draft', 'returned'] }),
      }),
    /** Duties that may need a reminder: not accepted, not waived and not at the province. */
    owedIn: (scope: AreaCode) =>
      duties.find({
        areaCode: areaPrefix(scope),
        ...demanded,
        $or: [
          { state: trusted({ $in: ['todo', 'draft', 'returned'] }) },
          { state: 'inReview', reviewAt: 'district' },
        ],
      }),
  };
}

/** Duties by letter, round, year and due date. */
function dutiesOfLetters(duties: Collection<Duty>) {
  return {
    /** The demanded duties of a letter. */
    ofLetter: (letter: string) => duties.find({ letter, extra: trusted({ $ne: true }) }),
    /** The demanded duties of some rounds of a letter. */
    ofRounds: (letter: string, rounds: readonly Pick<Duty, 'obligation' | 'round'>[]) =>
      rounds.length === 0
        ? Promise.resolve([])
        : duties.find({
            letter,
            extra: trusted({ $ne: true }),
            $or: rounds.map(({ obligation, round }) => ({ obligation, round })),
          }),
    /** One round of a letter in an area. It is also found after the letter was archived. */
    ofColumn: (
      scope: AreaCode,
      { letter, ...round }: Pick<Duty, 'letter' | 'obligation' | 'round'>,
    ) =>
      duties.find(
        { letter, ...round, areaCode: areaPrefix(scope), extra: trusted({ $ne: true }) },
        byDate,
      ),
    /** How many demanded duties of these letters an area has, by obligation, round, date and state. */
    countStates: async (letters: readonly string[], scope: AreaCode | null) =>
      stateCountsOf(await duties.aggregate(statesPipeline(letters, scope))),
    /** Accepted extra reports of one form in an area. */
    acceptedExtras: (scope: AreaCode, form: FormId) =>
      duties.find({ areaCode: areaPrefix(scope), extra: true, form, state: 'accepted' }),
    /**
     * Counts of an area for the weekly summary. `since` is a moment in time; the days around `today`
     * are calendar days.
     */
    weekCounts: async (scope: AreaCode, of: { since: Date; today: Day; until: Day }) => {
      const here = { areaCode: areaPrefix(scope), ...demanded };
      const notSent = { state: trusted({ $in: ['todo', 'draft', 'returned'] }) };
      const [came, accepted, late, dueSoon] = await Promise.all([
        duties.count({ ...here, submittedAt: trusted({ $gte: of.since }) }),
        duties.count({ ...here, acceptedAt: trusted({ $gte: of.since }) }),
        duties.count({ ...here, ...notSent, dueOn: trusted({ $lt: of.today }) }),
        duties.count({ ...here, ...notSent, dueOn: trusted({ $gte: of.today, $lt: of.until }) }),
      ]);
      return { came, accepted, late, dueSoon };
    },
    /** For each round and district: how many tambons must report, and how many have done so. */
    sentByDistrict: async (scope: AreaCode): Promise<RoundProgress[]> => {
      const rows = await duties.aggregate([
        {
          $match: {
            areaCode: { $gte: scope, $lt: `${scope}:` },
            level: 'tambon',
            state: { $ne: 'waived' },
            extra: { $ne: true },
            archived: { $ne: true },
          },
        },
        {
          $group: {
            _id: {
              letter: '$letter',
              obligation: '$obligation',
              round: '$round',
              areaCode: { $substrBytes: ['$areaCode', 0, 4] },
            },
            total: { $sum: 1 },
            sent: { $sum: { $cond: [{ $in: ['$state', ['inReview', 'accepted']] }, 1, 0] } },
          },
        },
      ]);
      return z
        .parse(progressRows, rows)
        .map(({ _id, sent, total }) => ({ key: roundIn(_id), sent, total }));
    },
    /**
     * For each round of a letter: how many duties it has, and how many of them have reached the
     * province.
     */
    progressByRound: (letter: string) => duties.aggregate(progressPipeline(letter)),
  };
}

function inForceIn(duties: Collection<Duty>, scopes: readonly Scope[]): Promise<Duty[]> {
  return inAnyOf(scopes, (filter) => duties.find({ ...filter, ...inForce }));
}

function distinct(scopes: readonly Scope[]): Scope[] {
  return [...new Map(scopes.map((scope) => [JSON.stringify(scope), scope])).values()];
}

function isIn(scope: Scope, duty: Duty): boolean {
  if ('within' in scope) return isWithin(duty.areaCode, scope.within);
  return 'area' in scope ? duty.areaCode === scope.area : duty.centre === scope.centre;
}

function inAnyOf(
  scopes: readonly Scope[],
  find: (filter: Filter) => Promise<Duty[]>,
): Promise<Duty[]> {
  if (scopes.length === 0) return Promise.resolve([]);
  return find(anyOf(scopes));
}

function anyOf(scopes: readonly Scope[]): Filter {
  return { $or: scopes.map((scope) => scopeFilter(scope, 'centre')) };
}

function progressPipeline(letter: string): PipelineStage[] {
  return [
    { $match: { letter, extra: { $ne: true }, state: { $ne: 'waived' } } },
    {
      $group: {
        _id: { $concat: ['$obligation', '.', { $toString: '$round' }] },
        total: { $sum: 1 },
        reached: { $sum: { $cond: [{ $eq: [{ $type: '$reachedProvinceAt' }, 'date'] }, 1, 0] } },
      },
    },
  ];
}

import type { Day } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { trusted } from '../mongo/collection.ts';
import type { Filter } from '../mongo/collection.ts';

interface Requests<T> {
  find(filter: Filter, options: { sort: Record<string, 1 | -1>; limit: number }): Promise<T[]>;
  count(filter: Filter): Promise<number>;
  remove(filter: Filter): Promise<number>;
}

/** Queries that all requests about personal data have in common. */
export function requestQueries<T>(requests: Requests<T>) {
  return {
    ofPerson: (person: string) => requests.find({ person }, { sort: { askedAt: -1 }, limit: 20 }),
    countOfPerson: (person: string, since: Date) =>
      requests.count({ person, askedAt: trusted({ $gte: since }) }),
    /** Requests that wait for an answer, fewest days left first. */
    openIn: (areas: readonly AreaCode[]) =>
      requests.find(
        { areaCode: trusted({ $in: areas }), state: 'asked' },
        { sort: { dueOn: 1, _id: 1 }, limit: 500 },
      ),
    /** Removes requests in these states that were decided before this time. */
    removeOld: (before: Date, states: readonly string[]) =>
      requests.remove({
        state: trusted({ $in: states }),
        decidedAt: trusted({ $lt: before }),
      }),
    /** Unanswered requests that are due by this day. */
    askedDueBy: (day: Day) =>
      requests.find(
        { state: 'asked', dueOn: trusted({ $lte: day }) },
        { sort: { dueOn: 1 }, limit: 500 },
      ),
  };
}

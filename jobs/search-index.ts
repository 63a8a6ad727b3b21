import { rebuildSearch, updateSearch } from '#use-cases/search/update-search.ts';
import type { Job } from './support/job.ts';

/** Brings the search index up to date with what was written in the last minute. */
export const searchIndex: Job = {
  name: 'search-index',
  schedule: { every: 1 },
  run: async ({ db, clock }) => {
    const { written, removed } = await updateSearch(db, clock());
    return written + removed === 0 ? {} : { written, removed };
  },
};

/** Compares the whole search index each week and corrects it; the log tells how many rows were wrong. */
export const searchRebuild: Job = {
  name: 'search-rebuild',
  schedule: { weekly: '02:30', weekday: 0 },
  run: async ({ db, clock }) => ({ ...(await rebuildSearch(db, clock())) }),
};

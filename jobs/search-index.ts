import { rebuildSearch, updateSearch } from '#use-cases/search/update-search.ts';
import type { Job } from './support/job.ts';

/** Updates the search index with everything that was written in the last minute. */
export const searchIndex: Job = {
  name: 'search-index',
  schedule: { every: 1 },
  run: async ({ db, clock }) => {
    const { written, removed } = await updateSearch(db, clock());
    return written + removed === 0 ? {} : { written, removed };
  },
};

/**
 * Compares the whole search index with the documents each week and corrects it. The log says how many
 * rows were wrong.
 */
export const searchRebuild: Job = {
  name: 'search-rebuild',
  schedule: { weekly: '02:30', weekday: 0 },
  run: async ({ db, clock }) => ({ ...(await rebuildSearch(db, clock())) }),
};

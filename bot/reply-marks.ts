import type { InboxStore } from '../models/inbox.ts';

interface Options {
  inbox: Pick<InboxStore, 'replying'>;
  wallClock: () => Date;
}

/** Replies that begin within this time share one write; each still waits for it. */
const gatherMs = 2;

/**
 * Says that a reply is about to be tried, before it is. An event found again after a crash with its
 * token expired is then not answered by a push as well: nobody hears the same thing twice.
 */
export function createReplyMarks({ inbox, wallClock }: Options): (id: string) => Promise<void> {
  let batch: { ids: string[]; written: Promise<void> } | null = null;
  const write = async (ids: string[]): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    batch = null;
    await inbox.replying(ids, wallClock());
  };
  return async (id) => {
    if (!batch) {
      const ids: string[] = [];
      batch = { ids, written: write(ids) };
    }
    batch.ids.push(id);
    await batch.written;
  };
}

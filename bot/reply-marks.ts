import { createGather } from '../models/gather.ts';
import type { InboxStore } from '../models/inbox.ts';

interface Options {
  inbox: Pick<InboxStore, 'replying'>;
  wallClock: () => Date;
}

/**
 * Says that a reply is about to be tried, before it is. An event found again after a crash with its
 * token expired is then not answered by a push as well: nobody hears the same thing twice.
 */
export function createReplyMarks({ inbox, wallClock }: Options): (id: string) => Promise<void> {
  return createGather<string, void>({ work: (ids) => inbox.replying(ids, wallClock()) });
}

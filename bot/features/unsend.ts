import type { Feature } from '../feature.ts';

/** Taken back by its writer: what we kept of it goes, without a word. */
export const unsend: Feature = {
  name: 'unsend',
  matches: ({ event }) => event.type === 'unsend',
  handle: async ({ event, situation }) => {
    const { groupId, roomId, userId } = event.source ?? {};
    const source = groupId ?? roomId ?? userId;
    if (source && event.unsend) {
      await situation.db.stores.inbox.forget(source, event.unsend.messageId);
    }
    return [];
  },
};

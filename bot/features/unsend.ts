import { deletePhoto } from '#use-cases/files/delete-photo.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { photoId } from './photo.ts';

/** The sender unsent the message: deletes what was stored of it and sends no reply. */
export const unsend: Feature = {
  name: 'unsend',
  matches: ({ event }) => event.type === 'unsend',
  handle: async ({ event, situation }) => {
    const { groupId, roomId, userId } = event.source ?? {};
    const source = groupId ?? roomId ?? userId;
    if (!source || !event.unsend) return [];
    const { inbox, attachments } = situation.db.stores;
    const { messageId } = event.unsend;
    await inbox.forget(source, messageId);
    const id = photoId(messageId);
    const { gone } = await execute(deletePhoto, { situation, input: { id } });
    if (gone) await attachments.removeBytes(id);
    return [];
  },
};

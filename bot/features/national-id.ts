import { nationalIdFound } from '#domain/thai/national-id.ts';
import type { Feature } from '../feature.ts';
import { plainText } from '../messages/parts/plain-text.ts';

/**
 * Answers a message in which a national id was masked on arrival. The rest of the message is not
 * carried out.
 */
export const nationalId: Feature = {
  name: 'national-id',
  matches: ({ event, inGroup, mentioned }) =>
    event.type === 'message' && event.message?.hadNationalId === true && (!inGroup || mentioned),
  handle: () =>
    Promise.resolve([plainText(`${nationalIdFound}\nระบบไม่ได้เก็บเลขนี้ไว้ และยังไม่ได้ทำตามข้อความนี้`)]),
};

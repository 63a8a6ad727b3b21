import sharp from 'sharp';
import { beforeAll, beforeEach } from 'vitest';
import { photoId } from '#bot/features/photo.ts';
import { refsOf } from '#domain/fields/attachments.ts';
import type { Database } from '#models/mongo/connect.ts';
import { phonePhoto } from '#test/support/demo-world.ts';
import { dutyOf, fill, now, personOf, refill } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { actionsIn, createChat } from '../chat.ts';

export const meeting = dutyOf({ obligation: 'committee-meeting' }).id;
/** The location in the photo’s EXIF data, as a phone stores it. */
export const fromPhone = 7;
const backgrounds = ['#17231c', '#0a5c36', '#a4161a', '#1d4e89', '#8a5a00', '#7a2e8e', '#14606b'];

export const lineIdOf = (name: Name): string => personOf(name).lineUserId;

/** The button of the card that files the photo with this duty. */
export function buttonFor(messages: readonly unknown[], duty: string): string {
  const button = actionsIn(messages).find((action) => String(action['data']).endsWith(`:${duty}`));
  return String(button?.['data']);
}

/** A chat in which people send photos; the data is restored before each test. */
export function createPhotoChat(db: Database) {
  const { stores } = db;
  const chat = createChat(db, { now });
  const pictures: Buffer[] = [];
  let sentPhotos = 0;
  beforeAll(async () => {
    await fill(db);
    for (const background of backgrounds) {
      const plain = sharp({ create: { width: 640, height: 480, channels: 3, background } });
      pictures.push(await plain.jpeg().toBuffer());
    }
    pictures.push(await phonePhoto());
  });
  beforeEach(async () => {
    await refill(db);
    chat.photos.of.clear();
    chat.photos.others = { kind: 'gone' };
  });
  return {
    chat,
    /** Sends a picture as a new message. */
    send: async (as: Name, picture = 0, more: { imageSet?: string; after?: number } = {}) => {
      sentPhotos += 1;
      const id = String(700_000_000_000_000_000n + BigInt(sentPhotos));
      const bytes = pictures[picture];
      if (bytes) chat.photos.of.set(id, { kind: 'here', bytes });
      return { id, messages: await chat.sendPhoto(lineIdOf(as), { id, ...more }) };
    },
    photosIn: async (duty = meeting): Promise<string[]> =>
      refsOf((await stores.drafts.get(duty))?.answers['photos']).map((ref) => ref.id),
    bytesOf: (id: string) => stores.attachments.readBytes(photoId(id), 'full'),
  };
}

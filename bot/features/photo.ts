import { attachPhotos } from '#use-cases/files/attach-photos.ts';
import { storeFile } from '#use-cases/files/store-file.ts';
import { storePhoto, photoReports } from '#use-cases/files/store-photo.ts';
import { nameUuid } from '#use-cases/name-uuid.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext, IncomingEvent } from '../feature.ts';
import type { Content, Message } from '../line/line-client.ts';
import {
  howToSendCard,
  noReportText,
  notPhotoText,
  photoCard,
  photoLostText,
  tooManyPhotosText,
} from '../messages/photo.ts';
import { filingCard } from '../messages/photo-attached.ts';
import { openQuestionOf } from './typed-answer.ts';
import { askNext } from './support/meeting-steps.ts';
import { asksFor, withRole } from './support/asks-for.ts';

const otherMedia = ['video', 'audio', 'file'] as const;

/** The kind of a sent file that is not a photo. */
function otherMediaOf({ event }: IncomingEvent): (typeof otherMedia)[number] | null {
  if (event.type !== 'message') return null;
  return otherMedia.find((kind) => kind === event.message?.type) ?? null;
}

function sentFile(context: IncomingEvent): boolean {
  const { event } = context;
  const isPhoto = event.type === 'message' && event.message?.type === 'image';
  return isPhoto || otherMediaOf(context) !== null;
}

/**
 * A photo, or a text that asks about photos. The answer asks which report the photo belongs to.
 * Photos in a group are not meant for the account.
 */
export const photo: Feature = {
  name: 'photo',
  matches: (context) => !context.inGroup && (sentFile(context) || asksFor(context, 'photo')),
  handle: withRole(async (context) => {
    const { situation, links } = context;
    const other = otherMediaOf(context);
    if (other) return [notPhotoText(other, links)];
    const { reports, full } = await execute(photoReports, { situation, input: {} });
    if (reports.length === 0) return [noReportText(links)];
    if (!sentFile(context)) return [howToSendCard({ reports, now: situation.now, links })];
    return full ? [tooManyPhotosText(links)] : storeChatPhoto(context, reports);
  }),
};

/** Derives our file id from LINE's message id, so that a photo is stored once. */
export function photoId(messageId: string): string {
  return nameUuid(`line-photo ${messageId}`);
}

/** Fetches the photo immediately, because LINE does not say how long it keeps photos. */
async function storeChatPhoto(
  { situation, line, links, event, happenedAt }: FeatureContext,
  reports: Parameters<typeof photoCard>[0]['reports'],
): Promise<Message[]> {
  const message = event.message;
  if (!message) return [];
  const content: Content =
    message.contentProvider?.type === 'external'
      ? { kind: 'gone' }
      : await line.content(message.id);
  if (content.kind !== 'here') return [photoLostText(content.kind, links)];
  const id = photoId(message.id);
  const imageSet = message.imageSet?.id ?? null;
  const stored = await storeFile(situation.db.stores.attachments, {
    id,
    bytes: content.bytes,
    register: (file) =>
      execute(storePhoto, { situation, input: { id, imageSet, sentAt: happenedAt, ...file } }),
  });
  if (!stored.first) return [];
  return [photoCard({ reports, batch: stored.batch, now: situation.now, links })];
}

/**
 * Answers the button that chooses a report for the photos. An old button shows in which report the
 * photos are now.
 */
export async function answerPhotos(
  context: FeatureContext,
  { batch, duty }: { batch: string; duty: string },
): Promise<Message[]> {
  const { situation, links } = context;
  const filing = await execute(attachPhotos, { situation, input: { batch, duty } });
  const open = openQuestionOf(context);
  const isAsked = open?.kind === 'meeting' && open.duty === duty && filing.kind === 'filed';
  const next = isAsked ? await askNext(context, { id: duty, from: 'heldOn' }) : [];
  return [filingCard(filing, links), ...next];
}

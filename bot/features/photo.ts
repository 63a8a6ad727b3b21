import { filePhotos } from '#use-cases/files/attach-photos.ts';
import { keepFile } from '#use-cases/files/store-file.ts';
import { keepPhoto, photoReports } from '#use-cases/files/store-photo.ts';
import { stableUuid } from '#use-cases/name-uuid.ts';
import { perform } from '#use-cases/use-case.ts';
import type { Feature, Turn } from '../feature.ts';
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
import { hears, withRole } from './text-match.ts';

const sent = ['image', 'video', 'audio', 'file'];

function sentFile({ event }: Turn): boolean {
  return event.type === 'message' && sent.includes(event.message?.type ?? '');
}

/** A photo, or the word for one: for which report? In a group nobody sent it to us. */
export const photo: Feature = {
  name: 'photo',
  matches: (turn) =>
    !turn.inGroup &&
    (sentFile(turn) || hears(turn, { exact: ['ส่งรูป', 'รูป', 'ส่งภาพ', 'ภาพ', 'แนบรูป'] })),
  handle: withRole(async (turn) => {
    const { situation, links, event } = turn;
    const { reports, full } = await perform(photoReports, { situation, input: {} });
    if (reports.length === 0) return [noReportText(links)];
    if (!sentFile(turn)) return [howToSendCard({ reports, now: situation.now, links })];
    if (event.message?.type !== 'image') return [notPhotoText(links)];
    return full ? [tooManyPhotosText(links)] : keep(turn, reports);
  }),
};

/** What LINE calls a photo, as the id of our copy; the same photo is the same copy. */
export function photoId(messageId: string): string {
  return stableUuid(`line-photo ${messageId}`);
}

/** Fetched at once: LINE keeps what people send for a time it does not tell. */
async function keep(
  { situation, line, links, event, happenedAt }: Turn,
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
  const kept = await keepFile(situation.db.stores.attachments, {
    id,
    bytes: content.bytes,
    register: (file) =>
      perform(keepPhoto, { situation, input: { id, imageSet, sentAt: happenedAt, ...file } }),
  });
  if (!kept.first) return [];
  return [photoCard({ reports, batch: kept.batch, now: situation.now, links })];
}

/** The tap that says where they belong; an old one is answered by what became of them. */
export async function answerPhotos(
  { situation, links }: Turn,
  { batch, duty }: { batch: string; duty: string },
): Promise<Message[]> {
  const filing = await perform(filePhotos, { situation, input: { batch, duty } });
  return [filingCard(filing, links)];
}

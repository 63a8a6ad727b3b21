import type { Message } from '#bot/line/line-client.ts';
import type { Actor } from '#domain/permissions.ts';
import type { Notice } from '#models/notice-schema.ts';

/** One card of the gallery. */
export interface CardSample {
  group: string;
  title: string;
  messages: Message[];
}

type NoticeOf<K extends Notice['kind']> = Omit<Extract<Notice, { kind: K }>, 'kind'>;

/** The notice of a kind, its title in the gallery, and its reader; the officer when none is named. */
export type NoticeSample<K extends Notice['kind']> = [
  title: string,
  notice: NoticeOf<K>,
  reader?: Actor,
];

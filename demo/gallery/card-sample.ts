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

/**
 * A notice, the title of its card in the gallery, and its reader. If no reader is named, it is the
 * officer.
 */
export type NoticeSample<K extends Notice['kind']> = [
  title: string,
  notice: NoticeOf<K>,
  reader?: Actor,
];

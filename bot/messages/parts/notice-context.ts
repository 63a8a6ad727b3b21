import type { Duty } from '#domain/duty/duty.ts';
import type { Actor } from '#domain/permissions.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Links } from '#bot/links.ts';

/** A notice with all data that its card needs. */
export interface NoticeContext<N extends Notice = Notice> {
  notice: N;
  duties: ReadonlyMap<string, Duty>;
  actor: Actor;
  links: Links;
  now: Date;
  delivery: string;
}

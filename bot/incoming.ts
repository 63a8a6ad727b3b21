import { understand } from '#domain/chat/understand.ts';
import type { Wish } from '#domain/chat/understand.ts';
import { textOf } from './event.ts';
import type { LineEvent } from './event.ts';
import type { Feature, IncomingEvent } from './feature.ts';

/**
 * False for an event that nothing answers or acts on, such as the talk of a group. The webhook asks
 * this for each event. The last feature matches every private message, so it is asked first.
 */
export function needsHandling(features: readonly Feature[], event: LineEvent): boolean {
  if (!isAddressed(event)) return false;
  const incoming = incomingOf(event);
  return features.findLast((candidate) => candidate.matches(incoming)) !== undefined;
}

/** In standby mode another system answers. Without a sender only the account's removal concerns us. */
export function isAddressed({ mode, source, type }: LineEvent): boolean {
  return mode !== 'standby' && (Boolean(source?.userId) || type === 'leave');
}

/** The event as features are matched with it. */
export function incomingOf(event: LineEvent): IncomingEvent {
  const { text, mentioned } = textOf(event);
  let wish: Wish | undefined;
  return {
    event,
    text,
    mentioned,
    inGroup: event.source?.type !== 'user',
    // Computed on demand, because most events are matched without it.
    get wish() {
      return (wish ??= understand(text));
    },
  };
}

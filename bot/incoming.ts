import { asksStatusOf } from '#domain/chat/asked-place.ts';
import { understand, understandCommand } from '#domain/chat/understand.ts';
import type { Wish } from '#domain/chat/understand.ts';
import { textOf } from './event.ts';
import type { LineEvent } from './event.ts';
import type { Feature, IncomingEvent } from './feature.ts';

/**
 * False for an event that no feature answers or acts on, such as a conversation in a group. The
 * webhook calls this for each event. The last feature matches every private message, so features are
 * tried from the end.
 */
export function needsHandling(features: readonly Feature[], event: LineEvent): boolean {
  if (!isAddressed(event)) return false;
  const incoming = incomingOf(event);
  return features.findLast((candidate) => candidate.matches(incoming)) !== undefined;
}

/**
 * In standby mode another system answers. Of the events without a sender, only the account's removal
 * from a group matters.
 */
export function isAddressed({ mode, source, type }: LineEvent): boolean {
  return mode !== 'standby' && (Boolean(source?.userId) || type === 'leave');
}

/** The part of an event with which features are matched. */
export function incomingOf(event: LineEvent): IncomingEvent {
  const { text, mentioned } = textOf(event);
  const inGroup = event.source?.type !== 'user';
  let wish: Wish | undefined;
  return {
    event,
    text,
    mentioned,
    inGroup,
    // Computed on demand, because most events are matched without it.
    get wish() {
      return (wish ??= wishOf({ text, inGroup, mentioned }));
    },
  };
}

function wishOf(said: Parameters<typeof isGroupTalk>[0]): Wish {
  return isGroupTalk(said) ? understandCommand(said.text) : understand(said.text);
}

/**
 * A conversation in a group. It is answered only when the text is a command, or a question that
 * begins with สถานะ.
 */
export function isGroupTalk({
  text,
  inGroup,
  mentioned,
}: Pick<IncomingEvent, 'text' | 'inGroup' | 'mentioned'>): boolean {
  return inGroup && !mentioned && !asksStatusOf(text);
}

import { commandText } from './command-text.ts';
import type { CommandText } from './command-text.ts';
import { textOf } from './event.ts';
import type { LineEvent } from './event.ts';
import type { Feature, IncomingEvent } from './feature.ts';

/** The feature that answers or acts on the event, with the event as it was matched; null when there is none. */
export function matchFeature(
  features: readonly Feature[],
  event: LineEvent,
): { feature: Feature; incoming: IncomingEvent } | null {
  if (!isAddressed(event)) return null;
  const incoming = incomingOf(event);
  const feature = features.find((candidate) => candidate.matches(incoming));
  return feature ? { feature, incoming } : null;
}

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
function isAddressed({ mode, source, type }: LineEvent): boolean {
  return mode !== 'standby' && (Boolean(source?.userId) || type === 'leave');
}

function incomingOf(event: LineEvent): IncomingEvent {
  const { text, mentioned } = textOf(event);
  let command: CommandText | undefined;
  return {
    event,
    text,
    mentioned,
    inGroup: event.source?.type !== 'user',
    // Computed on demand, because most events are matched without it.
    get command() {
      return (command ??= commandText(text));
    },
  };
}

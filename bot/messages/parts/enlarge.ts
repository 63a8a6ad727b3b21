import type { Message } from '#bot/line/line-client.ts';

/** The next larger size for each size that our cards use. A text without a size is `md`. */
const larger: Readonly<Record<string, string>> = { sm: 'md', md: 'lg', lg: 'xl', xl: 'xxl' };

/**
 * The same messages with larger letters on their cards. For plain texts, the phone's own setting
 * applies.
 */
export function enlarge(messages: readonly Message[]): Message[] {
  return messages.map((message) =>
    message.type === 'flex' && 'contents' in message
      ? { ...message, contents: enlarged(message.contents) }
      : message,
  );
}

function enlarged<T>(part: T): T;
function enlarged(part: unknown): unknown {
  if (Array.isArray(part)) return part.map((item: unknown) => enlarged(item));
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([key, value]) => [key, enlarged(value)] as const);
  const copy: Record<string, unknown> = Object.fromEntries(entries);
  if (copy['type'] !== 'text') return copy;
  const { size = 'md' } = copy;
  return { ...copy, size: larger[String(size)] ?? size };
}

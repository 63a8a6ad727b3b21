import * as z from 'zod/mini';

const pushed = z.object({ to: z.string(), messages: z.array(z.object({ altText: z.string() })) });

/** The LINE user of a push, and the text of each of its cards. */
export function cardsIn(body: string): { to: string; texts: string[] } {
  const { to, messages } = z.parse(pushed, JSON.parse(body));
  return { to, texts: messages.map(({ altText }) => altText) };
}

import * as z from 'zod/mini';
import { ok, refuse } from '../http/call.ts';
import type { Reply } from '../http/call.ts';
import { validateMessages } from '../validate/messages.ts';
import type { ControlContext } from './context.ts';

/** What the app answers at /dev/cards. */
const answerSchema = z.object({
  cards: z.array(
    z.object({ group: z.string(), title: z.string(), messages: z.array(z.unknown()) }),
  ),
});

const requestTimeoutMs = 10_000;

/** The app's sample cards. For each card it also says what LINE would refuse. */
export async function readCards(
  { address }: ControlContext,
  query: URLSearchParams,
): Promise<Reply> {
  if (address.appUrl === undefined) return refuse(503, 'no app');
  const wish = new URLSearchParams();
  for (const name of ['names', 'letters']) {
    const value = query.get(name);
    if (value !== null) wish.set(name, value);
  }
  let body: unknown;
  try {
    const signal = AbortSignal.timeout(requestTimeoutMs);
    const response = await fetch(`${address.appUrl}/dev/cards?${wish.toString()}`, { signal });
    if (response.status === 404) return refuse(404, 'the app has no samples');
    body = await response.json();
  } catch {
    return refuse(503, 'the app does not answer');
  }
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) return refuse(502, 'the app answered something else');
  return ok({
    cards: parsed.data.cards.map((card) => ({
      ...card,
      problems: validateMessages(card.messages, address),
    })),
  });
}

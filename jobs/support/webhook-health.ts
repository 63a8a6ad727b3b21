import * as z from 'zod/mini';
import type { JobTools } from './job.ts';

const weekMs = 7 * 86_400_000;
const endpointSchema = z.object({ active: z.boolean() });

/**
 * How LINE's events arrived in the last week. LINE shows its own error statistics only in its
 * console. Its API says only whether LINE still calls our address, which LINE stops doing after a
 * long failure.
 */
export async function webhookHealth({ db, line, wallClock }: JobTools) {
  const since = new Date(wallClock().getTime() - weekMs);
  const [isActive, slowest, parked] = await Promise.all([
    isEndpointActive(line),
    db.stores.inbox.slowestSince(since),
    db.stores.inbox.countBy('parked'),
  ]);
  return { isActive, slowest: Math.ceil(slowest / 1_000), parked };
}

async function isEndpointActive(line: JobTools['line']): Promise<boolean | null> {
  const path = '/v2/bot/channel/webhook/endpoint';
  const answer = await line.call({ method: 'GET', path }).catch(() => null);
  if (answer?.status !== 200) return null;
  const parsed = z.safeParse(endpointSchema, JSON.parse(answer.body.toString()));
  return parsed.success ? parsed.data.active : null;
}

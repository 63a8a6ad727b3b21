import { randomUUID } from 'node:crypto';
import type { Database } from '#models/mongo/connect.ts';
import { now } from '#test/support/world.ts';

export const questionOfOther = '00000000-0000-4000-8000-000000000201';

/** A question of the person, and a question of another person that they answered for the office. */
export async function storeQuestions(
  { stores }: Database,
  traces: { name: string; bare: string; phone: string },
): Promise<void> {
  const asked = {
    from: 'asker',
    by: 'chair',
    text: `ผม${traces.name} ถามเรื่องคำสั่ง`,
    at: now,
  } as const;
  const other = { ...asked, by: 'otherChair', text: `ฝากถามคุณ${traces.bare}` };
  const answer = { from: 'office', by: 'chair', text: `โทรหาผม ${traces.phone}`, at: now } as const;
  const times = { askedAt: now, waitingSince: now, changedAt: now };
  const place = { desk: '570401', state: 'answered', ...times } as const;
  await stores.questions.insert({ id: randomUUID(), person: 'chair', messages: [asked], ...place });
  const messages = [other, answer];
  await stores.questions.insert({ id: questionOfOther, person: 'otherChair', messages, ...place });
}

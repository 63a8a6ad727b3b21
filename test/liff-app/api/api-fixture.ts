import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach } from 'vitest';
import type { Database } from '#models/mongo/connect.ts';
import { dutyOf, fill, now, plainAnswers, refill } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { at, startApi } from './client.ts';
import type { Answer, Client } from './client.ts';

export const duty = dutyOf();
export const path = `/api/duties/${duty.id}`;

/** The status of an answer with its outcome, its refusal or the state of its duty: 200 saved, 409 conflict, 200 returned. */
export function outcome({ status, json }: Answer): string {
  const word = json['outcome'] ?? json['code'] ?? at(json, 'duty', 'state');
  return typeof word === 'string' ? `${status} ${word}` : `${status}`;
}

export function statuses(answers: readonly Answer[]): string[] {
  return answers.map((answer) => String(answer.status)).toSorted();
}

export function report(follows = 0, submission: string = randomUUID()) {
  const json = { submission, follows, answers: plainAnswers, reasons: {} };
  return { path: `${path}/submissions`, json };
}

export function step(name: 'forward' | 'accept', revision: number) {
  return { path: `${path}/${name}`, json: { revision } };
}

export function give(revision: number, comment: { path: string | null; text: string }) {
  const json = { revision, returnDueOn: '2024-12-24', comments: [comment] };
  return { path: `${path}/return`, json };
}

/** The API on the test data, which is restored for every test. */
export async function openDesk(db: Database, options: Parameters<typeof startApi>[1] = {}) {
  const api = await startApi(db, options);
  // Each test uses its own minutes, because the audit keeps earlier rows.
  let start = now;
  const minutes = (count: number): Date => new Date(start.getTime() + count * 60_000);

  beforeAll(() => fill(db));
  beforeEach(async () => {
    await refill(db);
    start = minutes(3);
    api.setNow(start);
  });

  return {
    api,
    minutes,
    clients: async <N extends Name>(...names: N[]): Promise<Record<N, Client>> => {
      const made = await Promise.all(
        names.map(async (name) => [name, await api.as(name)] as const),
      );
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names it was given
      return Object.fromEntries(made) as Record<N, Client>;
    },
    audited: async (): Promise<string[]> =>
      (await db.stores.audit.ofSubject(duty.id))
        .filter((row) => row.at >= start)
        .map((row) => `${row.action} ${row.by}`),
  };
}

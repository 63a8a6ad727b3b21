import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#jobs/deliver.ts';
import { testDatabase } from '../support/database.ts';
import { lineUserId } from '../support/line/line-api.ts';
import { fill, refill } from '../support/world.ts';
import { createOffice, minute, officersLike } from './job-fixture.ts';
import type { Office, Reply } from './job-fixture.ts';
import { mortal } from './mortal.ts';

const db = await testDatabase();
let office: Office;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  office = createOffice(db);
});

const run = () => deliver.run(office.tools);
const stateOf = (id: string) => db.stores.deliveries.get(id);

describe('deliveries when senders crash or overlap', () => {
  const moments = Array.from({ length: 16 }, (_, index) => ({ step: index + 1 }));
  const cases = moments.flatMap(({ step }) => [
    { step, after: false },
    { step, after: true },
  ]);

  it.each(cases)(
    'are neither lost nor sent twice (crash at step $step, after it: $after)',
    async (dieAt) => {
      const replies: Reply[] = [{ kind: 'sent', requestId: '' }, 'lost after'];
      office.script.push(...replies);
      const ids = [
        await office.plan(),
        await office.plan({ to: 'head' }),
        await office.plan({ to: 'province' }),
      ];
      await deliver.run(mortal(office.tools, dieAt)).catch(() => null);
      for (let run = 0; run < 4; run += 1) {
        office.pass(2 * minute);
        await deliver.run(office.tools);
      }
      const states = await Promise.all(ids.map(async (id) => (await stateOf(id))?.state));
      expect(states).toEqual(['sent', 'sent', 'sent']);
      const wanted = ['officer', 'head', 'province'].map(lineUserId);
      const reached = office.arrived().flatMap((body) => wanted.filter((to) => body.includes(to)));
      expect(reached.toSorted()).toEqual(wanted.toSorted());
    },
  );

  it('are sent once each by five concurrent processes', async () => {
    for (const person of await officersLike(db, 40)) await office.plan({ person });
    await Promise.all(Array.from({ length: 5 }, run));
    expect([office.calls.length, office.arrived().length]).toEqual([40, 40]);
  });

  it('use the same retry key when a sender is slower than its lease', async () => {
    const id = await office.plan();
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const slow = {
      ...office.tools,
      line: {
        ...office.tools.line,
        push: async (send: { body: string; retryKey: string }) => {
          await gate;
          return office.tools.line.push(send);
        },
      },
    };
    const first = deliver.run(slow);
    while ((await stateOf(id))?.retryKey === null || (await stateOf(id))?.retryKey === undefined)
      await db.ping();
    office.pass(2 * minute);
    await run();
    release();
    await first;
    expect(new Set(office.calls.map((call) => call.retryKey)).size).toBe(1);
    expect([office.arrived().length, (await stateOf(id))?.state]).toEqual([1, 'sent']);
  });
});

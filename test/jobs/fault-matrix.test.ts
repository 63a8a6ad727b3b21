import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#jobs/deliver.ts';
import { testDatabase } from '../support/database.ts';
import { lineUserId } from '../support/line/line-api.ts';
import { fill } from '../support/world.ts';
import { faults, startFaultyLine } from './faulty-line.ts';
import type { Fault, Where } from './faulty-line.ts';
import { createOffice, minute } from './job-fixture.ts';
import { mortal } from './mortal.ts';

const db = await testDatabase();
const people = ['officer', 'head', 'province'] as const;
const notice = { kind: 'backAgain' as const, at: new Date(0) };
const closers: (() => void)[] = [];

beforeAll(() => fill(db));
beforeEach(() => db.stores.deliveries.remove({}));
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function officeWith(of: { where: Where; fault: Fault; times: number }) {
  const faulty = await startFaultyLine(of);
  closers.push(faulty.close);
  const office = createOffice(db);
  for (const to of people) await office.plan({ to, notice });
  return { office, tools: { ...office.tools, line: faulty.line }, faulty };
}

/** How often LINE accepted a message for each person. */
function reached(bodies: readonly string[]): number[] {
  return people.map((name) => bodies.filter((body) => body.includes(lineUserId(name))).length);
}

/** Runs the sender until no message is left; the pauses after failures grow up to an hour. */
async function runOn(tools: Parameters<typeof deliver.run>[0], pass: (ms: number) => void) {
  for (let run = 0; run < 8; run += 1) {
    pass(10 * minute);
    await deliver.run(tools).catch(() => null);
  }
}

/** The steps of a run: claim, body, push, outcome. The process may be killed before and after each. */
const moments = [null, 1, 2, 3, 4, 5, 6].flatMap((step) =>
  step === null
    ? [null]
    : [
        { step, after: false },
        { step, after: true },
      ],
);
const cells = (['push', 'token'] as const).flatMap((where) =>
  faults
    .filter((fault) => where === 'push' || !fault.startsWith('after'))
    .map((fault) => ({ where, fault })),
);

describe('each fault of LINE, at each moment at which a sender is killed', () => {
  it.each(cells)('$fault at the $where: one accepted message per key, none lost', async (cell) => {
    for (const dieAt of moments) {
      await db.stores.deliveries.remove({});
      const { office, tools, faulty } = await officeWith({ ...cell, times: 2 });
      await deliver.run(dieAt ? mortal(tools, dieAt) : tools).catch(() => null);
      await runOn(tools, office.pass);
      const rows = await db.stores.deliveries.find({});
      const states = rows.map(({ state }) => state).toSorted();
      const refused = states.filter((state) => state === 'failed').length;
      const counts = reached(faulty.accepted());
      const told = counts.filter((count) => count === 1).length;
      const isRefusing = cell.where === 'push' && cell.fault === '400';
      expect({
        dieAt,
        counts,
        told: told + refused,
        isRefused: refused > 0 && !isRefusing,
      }).toEqual({
        dieAt,
        counts: counts.map((count) => Math.min(count, 1)),
        told: people.length,
        isRefused: false,
      });
      faulty.close();
    }
  });

  it.each(cells)(
    '$fault at the $where with two senders: one accepted message per key',
    async (cell) => {
      const { office, tools, faulty } = await officeWith({ ...cell, times: 3 });
      for (let run = 0; run < 8; run += 1) {
        await Promise.all([0, 1].map(() => deliver.run(tools).catch(() => null)));
        office.pass(10 * minute);
      }
      const failed = await db.stores.deliveries.count({ state: 'failed' });
      const counts = reached(faulty.accepted());
      expect(counts.filter((count) => count > 1)).toEqual([]);
      expect(counts.filter((count) => count === 1).length + failed).toBe(people.length);
    },
  );
});

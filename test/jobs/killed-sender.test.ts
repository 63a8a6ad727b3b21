import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dailyDigest } from '#jobs/daily-digest.ts';
import { deliver } from '#jobs/deliver.ts';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { testUri } from '../support/database.ts';
import { lineUserId } from '../support/line/line-api.ts';
import { fill, names, now, personOf, refill } from '../support/world.ts';
import { startFaultyLine } from './faulty-line.ts';
import { createOffice, minute } from './job-fixture.ts';

const uri = testUri();
const told = ['officer', 'head', 'province'] as const;
let db: Database;

beforeAll(async () => {
  db = await connect(uri);
  await fill(db);
});
afterAll(async () => {
  await db.drop();
  await db.close();
});

/** A morning without a message planned; only a few people can be reached, so that the walk stays short. */
async function beginMorning(): Promise<void> {
  await refill(db);
  const reached: readonly string[] = told;
  for (const name of names)
    if (!reached.includes(name))
      await db.stores.persons.put({ ...personOf(name), following: false });
}

interface Ended {
  signal: string | null;
  output: string;
}

/** Runs the sender in a process of its own, to its end. */
function runSender(of: { origin: string; step: number; after: boolean }): Promise<Ended> {
  const args = JSON.stringify({ uri, now: now.toISOString(), ...of });
  const script = join(import.meta.dirname, 'sender-process.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, args], (error, stdout, stderr) => {
      resolve({ signal: error?.signal ?? null, output: stdout + stderr });
    });
  });
}

/** The next processes: the leases of the killed one have expired. */
async function goOn(line: Awaited<ReturnType<typeof startFaultyLine>>['line']): Promise<void> {
  const office = createOffice(db);
  const tools = { ...office.tools, line };
  for (let turn = 0; turn < 4; turn += 1) {
    await db.stores.deliveries.updateMany(
      { state: 'sending' },
      { $set: { leaseUntil: new Date(0) } },
    );
    await dailyDigest.run(tools);
    await deliver.run(tools);
    office.pass(2 * minute);
  }
}

/** At least the plan, the run's row, a claim, and for each person the body and the call. */
const leastSteps = 3 + 2 * told.length;

it('a sender killed with SIGKILL at any write or call to LINE loses no reminder and sends none twice', async () => {
  // How many outcomes share a write depends on timing, so the walk goes on until a sender ends unharmed.
  let walked = 0;
  for (let isWalked = false; !isWalked; walked += 1) {
    const step = walked + 1;
    const ends: Ended[] = [];
    for (const after of [false, true]) {
      await beginMorning();
      const faulty = await startFaultyLine({ where: 'push', fault: 'none', times: 0 });
      const ended = await runSender({ origin: faulty.origin, step, after });
      ends.push(ended);
      await goOn(faulty.line);
      faulty.close();
      const bodies = faulty.accepted();
      const counts = told.map(
        (name) => bodies.filter((body) => body.includes(lineUserId(name))).length,
      );
      const states = (await db.stores.deliveries.find({})).map(({ state }) => state);
      expect({ step, after, ...ended, counts, states }).toEqual({
        step,
        after,
        ...(ended.signal === null ? { signal: null, output: doneText } : killed),
        counts: [1, 1, 1],
        states: ['sent', 'sent', 'sent'],
      });
    }
    isWalked = ends.every(({ signal }) => signal === null);
  }
  expect(walked).toBeGreaterThan(leastSteps);
});

const doneText = 'done\n';
const killed = { signal: 'SIGKILL', output: '' };

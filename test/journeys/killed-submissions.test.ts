import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import type { Persona } from '#demo/seed/people.ts';
import type { Database } from '#models/mongo/connect.ts';
import { createSimulator } from '#simulator/index.ts';
import type { Simulator } from '#simulator/index.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { startProcess } from '../support/app-process.ts';
import type { AppProcess } from '../support/app-process.ts';
import { copyDemo } from '../support/demo-database.ts';
import { freePort } from '../support/free-port.ts';
import { expectOverviewOfDuties } from '../support/overview-equal.ts';
import { channel, environmentFor } from '../support/running-app.ts';
import { plainAnswers } from '../support/world.ts';

/**
 * A kill -9 in the middle of 500 submissions. Afterwards the overview must have the figures of the duties.
 */
const wanted = 500;
const officersAtWork = 20;

let db: Database;
let people: Persona[];
let simulator: Simulator;
let env: Record<string, string>;
let app: AppProcess | null = null;

beforeAll(async () => {
  const demo = await copyDemo();
  ({ db, people } = demo);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  simulator = await createSimulator({
    ...channel,
    port: 0,
    endpointUrl: `${url}/app`,
    appUrl: url,
  });
  env = {
    ...environmentFor({ mongodbUri: demo.uri, url, line: simulator.origin, port }),
    LOG_LEVEL: 'error',
  };
});
afterAll(async () => {
  if (app?.isRunning()) await app.kill('SIGKILL');
  await simulator.close();
  await db.drop();
  await db.close();
});

interface Sending {
  duty: string;
  submission: string;
  cookie: string;
}

/** Duties that no other test data uses, spread over officers so that each sends at most sixty a second. */
async function prepare(): Promise<Sending[]> {
  const officers = people
    .filter(({ grants }) => grants[0]?.role === 'officer' && grants[0].areaCode.length === 6)
    .slice(0, officersAtWork);
  const untouched = await db.stores.duties.find({ obligation: 'plan-mission', state: 'todo' });
  const cookies = await Promise.all(officers.map(({ id }) => cookieOf(id)));
  const patterns = officers.map(({ grants }) =>
    untouched.find(({ areaCode }) => areaCode === grants[0]?.areaCode),
  );
  const sendings: Sending[] = [];
  for (let no = 0; no < wanted; no += 1) {
    const at = no % officers.length;
    const pattern = patterns[at];
    if (!pattern) throw new Error('an officer has no untouched duty');
    const duty = { ...pattern, id: `killed.plan-mission.1.c${no}`, centre: `c${no}` };
    await db.stores.duties.insert(duty);
    sendings.push({ duty: duty.id, submission: randomUUID(), cookie: cookies[at] ?? '' });
  }
  return sendings;
}

async function cookieOf(person: string): Promise<string> {
  const token = randomUUID();
  const id = createHash('sha256').update(token).digest('hex');
  await db.stores.sessions.insert({ id, person, expiresAt: new Date(Date.now() + 3_600_000) });
  return `prasan=${token}`;
}

/** The status of the response; 0 when the app died before answering. */
async function send({ duty, submission, cookie }: Sending): Promise<number> {
  const url = String(env['PUBLIC_URL']);
  try {
    const response = await fetch(`${url}/api/duties/${duty}/submissions`, {
      method: 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ submission, follows: 0, answers: plainAnswers, reasons: {} }),
    });
    return response.status;
  } catch {
    return 0;
  }
}

/**
 * Each sent duty must have one report and one audit row, and the overview must count the duties correctly.
 */
async function expectWhole(): Promise<string[]> {
  const province = people.find(({ grants }) => grants[0]?.role === 'province');
  if (!province) throw new Error('the demo has no province officer');
  const now = atBangkok('2024-12-18', '09:00');
  const situation = { db, actor: actorOf(province), now, channel: 'app' as const };
  const duties = await expectOverviewOfDuties(db, situation);
  const sent = duties.filter(({ id, state }) => id.startsWith('killed.') && state === 'inReview');
  const ids = sent.map(({ id }) => id);
  const reports = await db.stores.submissions.find({ form: 'plan-mission' });
  const own = reports.filter(({ duty }) => duty.startsWith('killed.'));
  expect(own.map(({ duty }) => duty).toSorted(byText)).toEqual(ids.toSorted(byText));
  const known = duties.filter(({ id }) => id.startsWith('killed.')).map(({ id }) => id);
  const rows = await Promise.all(known.map((id) => db.stores.audit.ofSubject(id)));
  const audited = rows.flat().filter(({ action }) => action === 'duty.submit');
  expect(audited.map(({ subject }) => subject).toSorted(byText)).toEqual(ids.toSorted(byText));
  return ids;
}

function byText(a: string, b: string): number {
  return a.localeCompare(b);
}

test('the overview counts correctly after a kill -9 in the middle of 500 submissions', async () => {
  const sendings = await prepare();
  app = startProcess([], env);
  await app.ready();
  const running = app;
  let answered = 0;
  const first = await Promise.all(
    sendings.map(async (sending) => {
      const status = await send(sending);
      answered += 1;
      if (answered === wanted / 5) void running.kill('SIGKILL');
      return { sending, status };
    }),
  );
  await running.ended;
  const stored = new Set(await expectWhole());
  expect(stored.size).toBeLessThan(wanted);
  const told = first.filter(({ status }) => status === 200);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter(({ sending }) => !stored.has(sending.duty))).toEqual([]);

  app = startProcess([], env);
  await app.ready();
  const again = await Promise.all(sendings.map(send));
  expect(again.filter((status) => status !== 200)).toEqual([]);
  expect(await expectWhole()).toHaveLength(wanted);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliver } from '#jobs/deliver.ts';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { testUri } from '../support/database.ts';
import { excessOf, startMongoProxy } from '../support/mongo-proxy.ts';
import type { MongoProxy } from '../support/mongo-proxy.ts';
import { dutyOf, fill } from '../support/world.ts';
import { createOffice, digestOf, officersLike } from './job-fixture.ts';

const wave = 320;
/** The most that one message of a wave may cost in MongoDB. */
const commandsPerDelivery = 2.2;

let direct: Database;
let counted: Database;
let proxy: MongoProxy;

beforeAll(async () => {
  const uri = testUri();
  direct = await connect(uri);
  await direct.ensureIndexes();
  await fill(direct);
  proxy = await startMongoProxy(uri);
  counted = await connect(proxy.uri);
});
afterAll(async () => {
  await counted.close();
  await proxy.close();
  await direct.drop();
  await direct.close();
});

it('sending a wave costs at most 2.2 MongoDB commands a delivery', async () => {
  const planning = createOffice(direct);
  const notice = digestOf(dutyOf({ obligation: 'grading' }));
  for (const person of await officersLike(direct, wave)) await planning.plan({ notice, person });
  const office = createOffice(counted);
  const cost = await proxy.measure(() => deliver.run(office.tools));
  expect([
    office.arrived().length,
    await direct.stores.deliveries.count({ state: 'sent' }),
  ]).toEqual([wave, wave]);
  const budget = { commands: wave * commandsPerDelivery, depth: wave, kB: 5 * wave * 2 };
  expect(excessOf(cost, budget)).toBe('');
  // Body and key are stored before each attempt, one by one, so less than one update a message would be
  // wrong.
  expect(cost.commands).toBeGreaterThan(wave);
});

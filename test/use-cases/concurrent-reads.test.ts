import { once } from 'node:events';
import { connect as openSocket, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import { openForm } from '#use-cases/drafts/open-form.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { readScheduler } from '#use-cases/read-scheduler.ts';
import { execute } from '#use-cases/use-case.ts';
import { testUri } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { dutyOf, fill, seatMembers, situation } from '../support/world.ts';

/** Delays MongoDB’s answers and counts the reads that are waiting at the same time. */
interface SlowMongo {
  uri: string;
  mostAtOnce: number;
  server: Server;
}

const answerDelayMs = 60;
const isRead = (bytes: Buffer | string) =>
  bytes.includes('find\0') || bytes.includes('aggregate\0');

async function slowMongo(uri: string): Promise<SlowMongo> {
  const { hostname, port } = new URL(uri);
  const server = createServer();
  const slow: SlowMongo = { uri: '', mostAtOnce: 0, server };
  const waiting = new Set<Socket>();
  server.on('connection', (client) => {
    const upstream = openSocket(Number(port), hostname);
    client.on('data', (bytes) => {
      if (isRead(bytes)) waiting.add(client);
      slow.mostAtOnce = Math.max(slow.mostAtOnce, waiting.size);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      // Only reads are delayed, so that a new connection opens at once even on a busy machine.
      if (!waiting.has(client)) {
        client.write(bytes);
        return;
      }
      setTimeout(() => {
        waiting.delete(client);
        client.write(bytes);
      }, answerDelayMs);
    });
    client.on('close', () => upstream.destroy()).on('error', () => upstream.destroy());
    upstream.on('close', () => client.destroy()).on('error', () => client.destroy());
  });
  const ownPort = await freePort();
  await once(server.listen(ownPort, '127.0.0.1'), 'listening');
  const own = new URL(uri);
  own.host = `127.0.0.1:${ownPort}`;
  own.searchParams.delete('replicaSet');
  own.searchParams.set('directConnection', 'true');
  slow.uri = own.href;
  return slow;
}

const uri = testUri();
const direct = await connect(uri);
const slow = await slowMongo(uri);
const db = await connect(slow.uri);
await direct.ensureIndexes();
await fill(direct);
await seatMembers(direct);
afterAll(async () => {
  await db.close();
  await direct.drop();
  await direct.close();
  slow.server.close();
});

it.each([
  ['form.open', openForm],
  ['duty.read', readDuty],
] as const)('%s runs independent reads concurrently', async (_name, useCase) => {
  const duty = dutyOf({ obligation: 'committee-register' });
  const call = { situation: situation(db, { as: 'officer' }), input: { id: duty.id } };
  slow.mostAtOnce = 0;
  await (useCase === openForm ? execute(openForm, call) : execute(readDuty, call));
  expect(slow.mostAtOnce).toBeGreaterThanOrEqual(4);
});

it('the reads of a transaction run one after the other', async () => {
  const running: string[] = [];
  const read = readScheduler({ inTransaction: true });
  const step = (name: string) => async () => {
    running.push(`${name} starts`);
    await Promise.resolve();
    running.push(`${name} ends`);
  };
  await Promise.all([read(step('a')), read(step('b'))]);
  expect(running).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
});

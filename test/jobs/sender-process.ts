import * as z from 'zod/mini';
import { createLinks } from '#bot/links.ts';
import { createHttp } from '#bot/line/http.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { dailyDigest } from '#jobs/daily-digest.ts';
import { deliver } from '#jobs/deliver.ts';
import type { JobTools } from '#jobs/support/job.ts';
import { connect } from '#models/mongo/connect.ts';

/**
 * One process that plans a morning and sends it, run by killed-sender.test.ts. It kills itself at the given write or
 * call to LINE, before it or after it, with SIGKILL: no handler, no open promise and no buffer survives.
 */
const argsSchema = z.object({
  uri: z.string(),
  origin: z.string(),
  now: z.string(),
  /** 0: it is not killed. */
  step: z.int(),
  after: z.boolean(),
});
const {
  uri,
  origin,
  now,
  step: last,
  after,
} = z.parse(argsSchema, JSON.parse(process.argv[2] ?? ''));

let step = 0;
function kill(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
}

function mortal<A extends unknown[], R>(work: (...args: A) => Promise<R>) {
  return async (...args: A): Promise<R> => {
    step += 1;
    const dies = step === last;
    if (dies && !after) return kill();
    const result = await work(...args);
    return dies ? kill() : result;
  };
}

const db = await connect(uri);
const http = createHttp();
const line = createLineClient({
  http: http.call,
  apiOrigin: origin,
  dataApiOrigin: origin,
  channelId: 'channel',
  channelSecret: 'secret',
  accessToken: 'token',
  wallClock: () => new Date(),
});
const { deliveries, runs } = db.stores;
const tools: JobTools = {
  db: {
    ...db,
    transaction: mortal(db.transaction),
    stores: {
      ...db.stores,
      runs: { ...runs, put: mortal(runs.put) },
      deliveries: {
        ...deliveries,
        plan: mortal(deliveries.plan),
        claim: mortal(deliveries.claim),
        update: mortal(deliveries.update),
        settle: mortal(deliveries.settle),
      },
    },
  },
  line: { ...line, push: mortal(line.push) },
  links: createLinks({ liffId: 'test-liff', publicUrl: 'https://prasan.example' }),
  clock: () => new Date(now),
  wallClock: () => new Date(),
  countDelivery: () => {},
  log: { info: () => {}, error: () => {} },
};

await dailyDigest.run(tools);
await deliver.run(tools);
await deliver.run(tools);
process.stdout.write('done\n');
await db.close();
http.close();
process.exit(0);

import { createHttp } from '../bot/http.ts';
import { createLineClient } from '../bot/line-client.ts';
import { processConfig } from '../config.ts';
import { connect } from '../models/connect.ts';
import type { Command } from './command.ts';

/** Is everything connected? One line a question, and what to do when the answer is no. */
export const doctor: Command = async (call) => {
  const config = processConfig();
  const http = createHttp();
  const line = createLineClient({ http: http.call, ...config.line, wallClock: call.wallClock });
  const ask = async (question: string, answer: () => Promise<string>): Promise<void> => {
    try {
      call.print(`ok    ${question}: ${await answer()}`);
    } catch (error) {
      process.exitCode = 1;
      call.print(`FAIL  ${question}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await ask('MongoDB', async () => {
    const db = await connect(config.mongodbUri);
    await db.ping();
    const duties = await db.stores.duties.count({});
    await db.close();
    return `${duties} duties`;
  });
  await ask('parked events and deliveries', () => parkedIn(config.mongodbUri));
  await ask('LINE token and quota', async () => {
    const { limit, used } = await line.quota();
    return `${used} of ${limit ?? 'unlimited'} used`;
  });
  await ask('webhook address', async () => {
    const answer = await line.call({ method: 'GET', path: '/v2/bot/channel/webhook/endpoint' });
    const body = answer.body.toString();
    if (!body.includes(`${config.publicUrl}/webhook`))
      throw new Error(`is ${body}; run npm run line:setup`);
    return body;
  });
  await ask('public address is https', async () => {
    if (!config.publicUrl.startsWith('https:') && config.production)
      throw new Error(`${config.publicUrl} is not https`);
    return config.publicUrl;
  });
  http.close();
};

/** Set aside after their last attempt; their reason says why. */
async function parkedIn(mongodbUri: string): Promise<string> {
  const db = await connect(mongodbUri);
  try {
    const events = await db.stores.inbox.countBy('parked');
    const deliveries = await db.stores.deliveries.count({ state: 'parked' });
    if (events + deliveries === 0) return 'none';
    const shown = (await db.stores.inbox.parked(3)).map(
      ({ id, reason }) => `${id} (${reason.split('\n')[0] ?? ''})`,
    );
    throw new Error(
      `${events} events, ${deliveries} deliveries; ${shown.join(', ')}; npm run inbox:retry`,
    );
  } finally {
    await db.close();
  }
}

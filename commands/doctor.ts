import { createHttp, NoAnswer } from '#bot/line/http.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { processConfig } from '#server/config.ts';
import { reach } from '#server/database.ts';
import { chainFaultWords, checkChain } from '#use-cases/audit/check-chain.ts';
import { noLine } from './line-setup.ts';
import type { CommandCall, Command } from './command.ts';
import type { Config } from '#server/config.ts';

/** Checks every connection and prints one line for each, with what to do when it fails. */
export const doctor: Command = async (call) => {
  const config = processConfig();
  const http = createHttp();
  const line = createLineClient({ http: http.call, ...config.line, wallClock: call.wallClock });
  const ask = asker(call);
  await ask('MongoDB', async () => {
    const db = await reach(config.mongodbUri);
    try {
      await db.ping();
      const duties = await db.stores.duties.count({});
      if (duties === 0) throw new Warning('no duties yet; run npm run seed -- letter');
      return `${duties} duties`;
    } finally {
      await db.close();
    }
  });
  await ask('waiting events', () => waitingIn(config.mongodbUri, call.wallClock));
  await ask('parked events and deliveries', () => parkedIn(config.mongodbUri));
  await ask('audit chain', () => auditChainIn(config.mongodbUri, call.wallClock));
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
  await ask('public address is https', async () => httpsAddress(config));
  http.close();
};

/** It works, but needs a change; the line says which. */
class Warning extends Error {}

function asker({ print }: CommandCall) {
  return async (question: string, answer: () => Promise<string>): Promise<void> => {
    try {
      print(`ok    ${question}: ${await answer()}`);
    } catch (error) {
      const told = toldOf(error);
      if (error instanceof Warning) return print(`WARN  ${question}: ${told}`);
      process.exitCode = 1;
      print(`FAIL  ${question}: ${told}`);
    }
  };
}

function toldOf(error: unknown): string {
  if (error instanceof NoAnswer) return noLine(error);
  return error instanceof Error ? error.message : String(error);
}

function httpsAddress({ publicUrl, production }: Config): string {
  if (publicUrl.startsWith('https:')) return publicUrl;
  const told = `${publicUrl} is not https; LINE accepts https only, set PUBLIC_URL`;
  throw production ? new Error(told) : new Warning(told);
}

/** An event is handled within seconds, so older ones have no process that handles them. */
const handledWithinMs = 60_000;

async function waitingIn(mongodbUri: string, wallClock: () => Date): Promise<string> {
  const db = await reach(mongodbUri);
  try {
    const old = await db.stores.inbox.countDue(new Date(wallClock().getTime() - handledWithinMs));
    if (old > 0)
      throw new Warning(
        `${old} have waited longer than a minute; does a process with RUN=web or RUN=handle run?`,
      );
    return 'none waits longer than a minute';
  } finally {
    await db.close();
  }
}

/** Events and deliveries parked after their last attempt. Each has its reason. */
async function parkedIn(mongodbUri: string): Promise<string> {
  const db = await reach(mongodbUri);
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

/** The sealer runs each minute, so older rows were left by it. */
const sealWithinMs = 10 * 60_000;

/** Checks every sealed audit row. The end's hash can be compared with an older log line. */
async function auditChainIn(mongodbUri: string, wallClock: () => Date): Promise<string> {
  const db = await reach(mongodbUri);
  try {
    const { rows, erased, fault, end } = await checkChain(db);
    if (fault) throw new Error(chainFaultWords(fault));
    const [waiting] = await db.stores.audit.unsealed(1);
    if (waiting && wallClock().getTime() - waiting.at.getTime() > sealWithinMs)
      throw new Warning(
        `rows since ${waiting.at.toISOString()} have no seal; does a process with RUN=jobs run?`,
      );
    return `${rows} rows, ${erased} with erased text, ends with ${end.hash.slice(0, 16)}`;
  } finally {
    await db.close();
  }
}

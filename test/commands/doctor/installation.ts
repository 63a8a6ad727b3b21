import mongoose from 'mongoose';
import { afterAll, beforeEach } from 'vitest';
import * as z from 'zod/mini';
import { examine } from '#commands/doctor/examine.ts';
import type { Finding } from '#commands/doctor/examine.ts';
import { readConfig } from '#server/config.ts';
import { startPublicLine } from '../../support/line/public-line.ts';
import type { Change } from '../../support/line/public-line.ts';
import { environmentFor, startRunningApp } from '../../support/running-app.ts';
import { fill } from '../../support/world.ts';

export const publicUrl = 'https://prasan.example.go.th';
const loginChannelSecret = 'secret-of-login';
const quota = 1_000;

export interface Look {
  env?: Record<string, string | undefined>;
  skewMs?: number;
}

/**
 * A sound installation as LINE sees it: the running app, the simulator and a public https address. Call
 * it once at the top of a test file.
 */
export async function startInstallation() {
  const running = await startRunningApp({
    start: new Date(),
    simulator: { loginChannelSecret, quota },
    seed: async (db) => {
      await fill(db);
      await db.migrations.run(new Date());
      return [];
    },
  });
  const { simulator, mongodbUri } = running;
  const line = await startPublicLine({ line: simulator.origin, publicUrl, localUrl: running.url });
  const raw = await mongoose.createConnection(mongodbUri).asPromise();
  afterAll(async () => {
    await raw.close();
    await line.close();
    await running.close();
  });
  beforeEach(async () => {
    line.changes.clear();
    simulator.quota.value = quota;
    simulator.setWebhook(`${running.url}/webhook`);
    const menus = JSON.stringify({ richmenus: [{ richMenuId: 'r', name: 'prasan guest-none x' }] });
    line.changes.set('GET /v2/bot/richmenu/list', () => ({ status: 200, body: menus }));
    await running.settle();
  });
  const settings = {
    ...environmentFor({ mongodbUri, url: publicUrl, line: line.origin, port: 0 }),
    CLOCK_START: undefined,
    LINE_LOGIN_CHANNEL_SECRET: loginChannelSecret,
  };
  const look = ({ env = {}, skewMs = 0 }: Look = {}): Promise<Finding[]> =>
    examine(readConfig({ ...settings, ...env }), {
      wallClock: () => new Date(Date.now() + skewMs),
    });
  return { running, line, raw, look, settings };
}

/** The names of the findings. An unforeseen error is included with its text. */
export function namesOf(findings: readonly Finding[]): string[] {
  return findings.flatMap((one) => (one.state === 'ok' ? [] : [one.fault ?? one.en]));
}

const appsSchema = z.object({ apps: z.array(z.looseObject({})) });

/** Replaces fields of a response from LINE. */
export function withFields(fields: object): Change {
  return ({ body }) => {
    const answer = z.parse(z.looseObject({}), JSON.parse(body));
    return { status: 200, body: JSON.stringify({ ...answer, ...fields }) };
  };
}

export function withLiffApp(fields: object): Change {
  return ({ body }) => {
    const [first] = z.parse(appsSchema, JSON.parse(body)).apps;
    return { status: 200, body: JSON.stringify({ apps: [{ ...first, ...fields }] }) };
  };
}

import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { diskFault } from '#commands/doctor/database-checks.ts';
import { faults } from '#commands/doctor/faults.ts';
import { startProcess } from '../../support/app-process.ts';
import { bareMongod } from '../../support/bare-mongod.ts';
import { freePort } from '../../support/free-port.ts';
import { channel, startRunningApp } from '../../support/running-app.ts';
import type { RunningApp } from '../../support/running-app.ts';
import { fill } from '../../support/world.ts';
import { namesOf, startInstallation, withFields, withLiffApp } from './installation.ts';

const { running, line, look } = await startInstallation();
type Settings = Record<string, string>;
const endpoint = 'GET /v2/bot/channel/webhook/endpoint';
const findingSchema = z.object({
  state: z.string(),
  fault: z.string(),
  en: z.string(),
  th: z.string(),
});

it('the doctor finds nothing on a sound set-up', async () => {
  const findings = await look();
  expect(namesOf(findings)).toEqual([]);
  expect(findings.map(({ check }) => check)).toEqual([
    'public address',
    'MongoDB',
    'disk of MongoDB',
    'data',
    'migrations and indexes',
    'waiting events',
    'parked events and deliveries',
    'audit chain',
    'jobs',
    'LINE account',
    'LINE quota',
    'webhook',
    'rich menus',
    'LIFF app',
  ]);
});

describe('the doctor finds each fault of the settings', () => {
  it.each<[name: string, env: () => Promise<Settings> | Settings, also?: string[]]>([
    // Another public address also changes the addresses that LINE should call and open.
    [
      'not-https',
      () => ({ PUBLIC_URL: 'http://prasan.example.go.th' }),
      ['webhook-elsewhere', 'liff-endpoint'],
    ],
    [
      'mongodb-unreachable',
      async () => ({ MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/none` }),
    ],
    ['line-unreachable', async () => ({ LINE_API_ORIGIN: `http://127.0.0.1:${await freePort()}` })],
    ['line-token', () => ({ LINE_CHANNEL_SECRET: 'of another channel' })],
    ['line-token', () => ({ LINE_CHANNEL_ACCESS_TOKEN: 'of another channel' })],
    ['liff-channel', () => ({ LIFF_ID: '1650000099-Another' })],
    ['liff-missing', () => ({ LIFF_ID: `${channel.loginChannelId}-Another` })],
    ['login-secret', () => ({ LINE_LOGIN_CHANNEL_SECRET: 'of another channel' })],
  ])('%s', async (name, env, also = []) => {
    const found = namesOf(await look({ env: await env() }));
    expect(new Set(found)).toEqual(new Set([name, ...also]));
  });
});

describe('the doctor finds each fault at LINE', () => {
  it.each<[string, () => void]>([
    [
      'quota-used-up',
      () => {
        running.simulator.quota.value = 0;
      },
    ],
    [
      'quota-short',
      () => {
        line.changes.set('GET /v2/bot/message/quota/consumption', withFields({ totalUsage: 950 }));
      },
    ],
    [
      'chat-on',
      () => {
        line.changes.set('GET /v2/bot/info', withFields({ chatMode: 'chat' }));
      },
    ],
    [
      'line-answer',
      () => {
        line.changes.set('GET /v2/bot/info', () => ({ status: 500, body: '{}' }));
      },
    ],
    [
      'webhook-missing',
      () => {
        running.simulator.setWebhook(null);
      },
    ],
    [
      'webhook-elsewhere',
      () => {
        running.simulator.setWebhook('https://old.example.go.th/webhook');
      },
    ],
    [
      'webhook-off',
      () => {
        line.changes.set(endpoint, withFields({ active: false }));
      },
    ],
    [
      'webhook-unreachable',
      () => {
        line.changes.set(
          'POST /v2/bot/channel/webhook/test',
          withFields({
            success: false,
            statusCode: 0,
            reason: 'COULD_NOT_CONNECT',
            detail: 'refused',
          }),
        );
      },
    ],
    [
      'menus-missing',
      () => {
        line.changes.set('GET /v2/bot/richmenu/list', withFields({ richmenus: [] }));
      },
    ],
    [
      'liff-endpoint',
      () => {
        line.changes.set(
          'GET /liff/v1/apps',
          withLiffApp({ view: { type: 'full', url: 'https://old.example.go.th/app' } }),
        );
      },
    ],
    [
      'liff-scope',
      () => {
        line.changes.set('GET /liff/v1/apps', withLiffApp({ scope: ['profile'] }));
      },
    ],
    [
      'liff-bot-link',
      () => {
        line.changes.set('GET /liff/v1/apps', withLiffApp({ botPrompt: 'none' }));
      },
    ],
  ])('%s', async (name, seed) => {
    seed();
    expect(namesOf(await look())).toEqual([name]);
    running.simulator.setWebhook(`${running.url}/webhook`);
  });

  it('webhook-secret: the app has the secret of another channel', async () => {
    const other = await startRunningApp({
      start: new Date(),
      simulator: { channelSecret: 'secret of the real channel' },
      seed: async (db) => {
        await fill(db);
        return [];
      },
    });
    line.changes.set('POST /v2/bot/channel/webhook/test', withFields(await webhookTest(other)));
    await other.close();
    expect(namesOf(await look())).toEqual(['webhook-secret']);
  });
});

/** LINE’s own test call, signed with another secret than the app’s. */
async function webhookTest({ simulator }: RunningApp) {
  const { status } = await simulator.postEvents([]);
  return {
    success: false,
    statusCode: status,
    reason: 'ERROR_STATUS_CODE',
    detail: String(status),
  };
}

it('no-replica-set', async () => {
  const { port } = await bareMongod([]);
  const env = { MONGODB_URI: `mongodb://127.0.0.1:${port}/prasan` };
  expect(namesOf(await look({ env }))).toEqual(['no-replica-set', 'no-duties']);
});

it('settings: ends with code 1 and names each wrong setting in JSON', async () => {
  const child = startProcess(['doctor', '--json'], { MONGODB_URI: 'mongodb://127.0.0.1/x' });
  expect(await child.ended).toBe(1);
  const [found] = z.parse(z.array(findingSchema), JSON.parse(child.lines.join('\n')));
  expect(found).toMatchObject({ state: 'fail', fault: 'settings' });
  expect(found?.en).toMatch(/LINE_CHANNEL_SECRET: is missing, .*LIFF_ID: is missing/);
  expect(found?.th).toMatch(/ค่าตั้งใน \.env ไม่ครบ/);
});

it('clock-mongodb and clock-line: this machine is ten minutes late', async () => {
  const found = namesOf(await look({ skewMs: -600_000 }));
  expect(found).toContain('clock-mongodb');
  expect(found).toContain('clock-line');
});

it('disk-low: less than 2 GB or 5 % is left', async () => {
  const gigabyte = 1_000_000_000;
  expect(diskFault({ used: 99 * gigabyte, total: 100 * gigabyte })?.about).toBe('1.0 GB');
  expect(diskFault({ used: 960 * gigabyte, total: 1_000 * gigabyte })?.name).toBe('disk-low');
  expect(diskFault({ used: 900 * gigabyte, total: 1_000 * gigabyte })).toBeNull();
  expect((await running.db.health()).disk.total).toBeGreaterThan(gigabyte);
});

it('every fault of the doctor says in Thai and in English what to do', () => {
  for (const { th, en } of Object.values(faults)) {
    expect(th('x')).toMatch(/[\u0E00-\u0E7F]/);
    expect(th('x')).toMatch(/สั่ง|ตั้ง|ตรวจ|แก้|เริ่ม|เพิ่ม|เปิด|ปิด|ใช้|ซื้อ|คัดลอก|เก็บ|ลองใหม่/);
    expect(en('x')).toMatch(/;|\. |\?/);
  }
});

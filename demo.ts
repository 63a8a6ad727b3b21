import { createServer } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { builtWeb, startApp } from './server/app.ts';
import { refreshMenus } from './bot/rich-menu/refresh.ts';
import { ensureRichMenus } from './bot/rich-menu/ensure.ts';
import { createClock } from './server/clock.ts';
import { personaLine } from './demo/seed/persona-line.ts';
import { ConfigError, processEnvironment, readConfig } from './server/config.ts';
import type { Database } from './models/mongo/connect.ts';
import { sampleCards } from './demo/gallery/cards.ts';
import { claimForDemo, markForDemo } from './demo/demo-marker.ts';
import { startLocalMongo } from './demo/mongod/local-mongo.ts';
import { defaultCacheDir } from './demo/mongod/mongod-binary.ts';
import { createSimulator } from './simulator/index.ts';
import { demoStart, seedDemo } from './demo/seed/demo.ts';

/**
 * Starts everything that a newcomer needs: local MongoDB, LINE simulator and app together. The
 * product itself starts with main.ts.
 */
const wallClock = (): Date => new Date();
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const channel = {
  channelId: '1650000001',
  channelSecret: 'only-on-this-machine',
  loginChannelId: '1650000002',
  liffId: '1650000002-DemoOnly',
};
const monthlyQuota = 500;
const otherDatabase = 'ยกเลิกตัวแปรก่อน (unset MONGODB_URI) เพื่อใช้ฐานข้อมูลในเครื่อง หรือระบุฐานข้อมูลที่ว่าง';
const foreignDatabase = [
  'ฐานข้อมูลใน MONGODB_URI มีข้อมูลที่ตัวสาธิตไม่ได้สร้าง ตัวสาธิตจึงไม่เปิดและไม่แก้ไขข้อมูลนั้น',
  otherDatabase,
].join('\n');

async function freePort(from: number): Promise<number> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(from, () => probe.close(() => resolve(true)));
  });
  if (free) return from;
  say(`พอร์ต ${from} มีผู้ใช้อยู่ ลองพอร์ต ${from + 1}`);
  return freePort(from + 1);
}

async function claimed(uri: string): Promise<boolean> {
  try {
    return await claimForDemo(uri);
  } catch (error) {
    const [cause] = String(error instanceof Error ? error.message : error).split('\n');
    throw new ConfigError(`เปิดฐานข้อมูลใน MONGODB_URI ไม่ได้ (${cause})\n${otherDatabase}`);
  }
}

async function openDatabase(env: ReturnType<typeof processEnvironment>, dataDir: string) {
  const given = env['MONGODB_URI'];
  if (given) {
    if (!(await claimed(given))) throw new ConfigError(foreignDatabase);
    return { uri: given, stop: async () => {} };
  }
  const mongodBinary = env['MONGOD_BINARY'];
  return startLocalMongo({
    dataDir: join(dataDir, 'mongodb'),
    cacheDir: defaultCacheDir(env),
    onProgress: say,
    ...(mongodBinary ? { mongodBinary } : {}),
  });
}

/**
 * The demo's settings replace exported ones, so that the demo can never reach LINE with the settings
 * of a real installation.
 */
function demoConfig({
  env,
  databaseUri,
  publicUrl,
  lineOrigin,
}: {
  env: ReturnType<typeof processEnvironment>;
  databaseUri: string;
  publicUrl: string;
  lineOrigin: string;
}) {
  return readConfig({
    ...env,
    MONGODB_URI: databaseUri,
    PUBLIC_URL: publicUrl,
    LINE_CHANNEL_ID: channel.channelId,
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_LOGIN_CHANNEL_ID: channel.loginChannelId,
    LIFF_ID: channel.liffId,
    LINE_API_ORIGIN: lineOrigin,
    LINE_DATA_API_ORIGIN: lineOrigin,
    FRAME_ANCESTORS: lineOrigin,
    SIMULATOR_ORIGIN: lineOrigin,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'development',
    CLOCK_START: undefined,
    LINE_CHANNEL_ACCESS_TOKEN: undefined,
  });
}

function sayWhereToLook(addresses: { simulatorOrigin: string; publicUrl: string }): void {
  say(
    [
      '',
      `  เปิด   ${addresses.simulatorOrigin}   LINE จำลอง: เลือกคน คุย เปิดแบบ เลื่อนเวลา`,
      `  ระบบ   ${addresses.publicUrl}/app`,
      '  หยุด   Ctrl+C',
      '',
    ].join('\n'),
  );
}

function stopOnSignal(close: () => Promise<void>): void {
  const stop = async (): Promise<void> => {
    await close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

async function main(): Promise<void> {
  const env = processEnvironment();
  const dataDir = env['DATA_DIR'] ?? '.data';
  const database = await openDatabase(env, dataDir);
  const port = await freePort(Number(env['PORT'] ?? 3000));
  const publicUrl = `http://localhost:${port}`;
  const clockFile = join(dataDir, 'clock.json');
  const clock = createClock({ wallClock, start: demoStart, file: clockFile });
  const simulator = await createSimulator({
    ...channel,
    port: 3100,
    dataDir: join(dataDir, 'simulator'),
    appUrl: publicUrl,
    endpointUrl: `${publicUrl}/app`,
    quota: monthlyQuota,
  });
  const config = demoConfig({
    env,
    databaseUri: database.uri,
    publicUrl,
    lineOrigin: simulator.origin,
  });
  const fill = async (db: Database): Promise<void> => {
    await db.ensureIndexes();
    simulator.addPersonas((await seedDemo(db)).map(personaLine));
    simulator.setWebhook(`${publicUrl}/webhook`);
  };
  const app = await startApp({
    config: { ...config, port },
    clock,
    wallClock,
    webRoot: builtWeb('dist-demo'),
    log: pino({ level: config.logLevel }),
    sampleCards,
    reset: async (db) => {
      await db.drop();
      await markForDemo(database.uri);
      clock.restart();
      await fill(db);
      await refreshMenus({ db, line: app.line, now: clock.now() });
    },
  });
  await fill(app.db);
  sayWhereToLook({ simulatorOrigin: simulator.origin, publicUrl });
  await ensureRichMenus(app.line, app.links);
  await refreshMenus({ db: app.db, line: app.line, now: clock.now() });
  stopOnSignal(async () => {
    await app.close();
    await simulator.close();
    await database.stop();
  });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

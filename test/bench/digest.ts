import { randomUUID } from 'node:crypto';
import { startProvince } from './province.ts';
import type { Bench } from './report.ts';

const people = 1_000;
const lineAnswersInMs = 50;

/** Sends a morning’s digest to a thousand people through a slow fake LINE. */
export const digestBench: Bench = {
  name: 'digest',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: lineAnswersInMs });
    const { db, app } = province;
    const tambons = (await db.stores.areas.find({ level: 'tambon' })).map((area) => area.id);
    await db.stores.persons.insertMissing(
      Array.from({ length: people }, (_, index) => ({
        id: randomUUID(),
        lineUserId: `U${String(index).padStart(32, '0')}`,
        name: `เจ้าหน้าที่ ${index}`,
        grants: [
          {
            role: 'officer' as const,
            areaCode: tambons[index % tambons.length] ?? '57',
            centre: null,
            seat: null,
          },
        ],
        following: true,
        joinedAt: null,
        followChangedAt: null,
      })),
    );
    const sent = new Map<string, number>();
    province.line.onSend(({ path, retryKey }) => {
      if (path.endsWith('/push') && retryKey) sent.set(retryKey, (sent.get(retryKey) ?? 0) + 1);
    });
    const run = (name: string) =>
      fetch(`http://127.0.0.1:${app.port}/dev/jobs/${name}`, { method: 'POST' });
    const startedAt = performance.now();
    await run('daily-digest');
    const plannedMs = performance.now() - startedAt;
    await run('deliver');
    const seconds = (performance.now() - startedAt) / 1000;
    const digests = await db.stores.deliveries.find({ 'notice.kind': 'digest' });
    const states = Object.entries(Object.groupBy(digests, (digest) => digest.state)).map(
      ([state, list]) => `${state} ${list?.length}`,
    );
    report.raw(`${digests.length} digests`, {
      seconds: Math.round(seconds * 100) / 100,
      plannedMs: Math.round(plannedMs),
      pushes: sent.size,
      states: states.join(' '),
    });
    report.bar('seconds a thousand people', {
      value: (seconds * 1000) / Math.max(1, sent.size),
      atMost: 5,
    });
    report.bar('people sent to twice', {
      value: [...sent.values()].filter((times) => times > 1).length,
      atMost: 0,
    });
    report.bar('memory under load, MB', { value: (await app.rss()) / 1e6, atMost: 400 });
    await province.close();
  },
};

import { setTimeout as pause } from 'node:timers/promises';
import { rebuildSearch } from '#use-cases/search/update-search.ts';
import { createAsk } from './ask.ts';
import { benchStart, startProvince } from './province.ts';
import { percentiles } from './raw-client.ts';
import type { Bench } from './report.ts';

const users = 50;
const measureMs = 6_000;

/** Texts that people type: a tambon, a form, a name, an order, and the beginning of every centre’s name. */
const texts = ['เวียง', 'ประเมินระดับ ครั้งที่ 1', 'แม่', 'ดอยงาม พาน', 'ศอช', 'สมมุติ', 'คำสั่งแต่งตั้ง', '2567'];

/** The screen searches when the person has stopped typing for this long (search-state.ts). */
const restMs = 150;

/** Searches the data of a province with fifty people who type at the same time. */
export const searchBench: Bench = {
  name: 'search',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    await rebuildSearch(province.db, new Date(benchStart));
    const { ask, close } = createAsk(province.app.port);
    const roles = new Set(['officer', 'districtHead', 'province']);
    const people = province.people.filter((person) => roles.has(person.grants[0]?.role ?? ''));
    const cookies = await Promise.all(people.map((person) => province.cookieOf(person.id)));
    const times: number[] = [];
    const before = await province.app.usage();
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: users }, async (_, user) => {
        for (let turn = 0; performance.now() - startedAt < measureMs; turn += 1) {
          const text = texts[(user + turn) % texts.length] ?? '';
          const answer = await ask({
            method: 'GET',
            path: `/api/search?${new URLSearchParams({ text }).toString()}`,
            cookie: cookies[(user + turn * users) % cookies.length] ?? '',
          });
          if (answer.status !== 200) throw new Error(`${text}: ${answer.status} ${answer.body}`);
          times.push(answer.ms);
          await pause(restMs);
        }
      }),
    );
    const after = await province.app.usage();
    const { p50, p95, p99 } = percentiles(times);
    report.raw('search', {
      perSecond: Math.round(times.length / (measureMs / 1000)),
      p50: Math.round(p50),
      p95: Math.round(p95),
      p99: Math.round(p99),
      appCpuMs: ((after.cpuMs - before.cpuMs) / times.length).toFixed(2),
      rows: await province.db.stores.search.count({}),
    });
    report.bar('search p95, ms', { value: p95, atMost: 100 });
    close();
    await province.close();
  },
};

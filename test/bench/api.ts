import { createAsk } from './ask.ts';
import { startProvince } from './province.ts';
import { percentiles } from './raw-client.ts';
import type { Bench } from './report.ts';
import { usageNow } from './tell-usage.ts';

const users = 50;
const measureMs = 6_000;

/** Reads, draft saves and the overview on the data of a province, with fifty concurrent requests. */
export const apiBench: Bench = {
  name: 'api',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    const { ask, close } = createAsk(province.app.port);
    const workers = province.people.filter((person) => person.grants[0]?.role === 'officer');
    const cookies = await Promise.all(
      Array.from({ length: users }, (_, index) =>
        province.cookieOf(workers[index % workers.length]?.id ?? ''),
      ),
    );
    // Requests are spread over many people, so that the limit for one person is not reached.
    const chiefs = province.people.filter((person) => person.grants[0]?.role === 'province');
    const chiefCookies = await Promise.all(chiefs.map((chief) => province.cookieOf(chief.id)));

    const load = async (each: (user: number, turn: number) => Promise<number>) => {
      const times: number[] = [];
      const before = { app: await province.app.usage(), own: usageNow() };
      const startedAt = performance.now();
      await Promise.all(
        Array.from({ length: users }, async (_, user) => {
          for (let turn = 0; performance.now() - startedAt < measureMs; turn += 1)
            times.push(await each(user, turn));
        }),
      );
      const app = await province.app.usage();
      return {
        ...percentiles(times),
        perSecond: times.length / (measureMs / 1000),
        appCpuMs: (app.cpuMs - before.app.cpuMs) / times.length,
        ownCpuMs: (usageNow().cpuMs - before.own.cpuMs) / times.length,
        rssMb: app.rss / 1e6,
      };
    };
    const timed = async (of: Parameters<typeof ask>[0]): Promise<number> => {
      const answer = await ask(of);
      if (answer.status !== 200)
        throw new Error(`${of.path}: ${answer.status} ${answer.body.slice(0, 300)}`);
      return answer.ms;
    };
    const open = await firstDrafts(province, workers);
    const reads = await load((user) =>
      timed({ method: 'GET', path: '/api/duties/mine', cookie: cookies[user] ?? '' }),
    );
    const writes = await load((user, turn) => {
      const worker = user % workers.length;
      const mine = open[worker] ?? [];
      const json = {
        changes: [
          { field: 'strengths', value: `ข้อความที่ ${turn}`, seen: '2999-01-01T00:00:00.000Z' },
        ],
      };
      return timed({
        method: 'PUT',
        path: `/api/duties/${mine[Math.floor(user / workers.length) % mine.length] ?? ''}/draft`,
        cookie: cookies[user] ?? '',
        json,
      });
    });
    const overview = await load((user) =>
      timed({
        method: 'GET',
        path: '/api/overview',
        cookie: chiefCookies[user % chiefs.length] ?? '',
      }),
    );
    for (const [name, of] of Object.entries({ reads, writes, overview })) {
      report.raw(name, {
        perSecond: Math.round(of.perSecond),
        p50: Math.round(of.p50),
        p95: Math.round(of.p95),
        p99: Math.round(of.p99),
        // Processor time of a request: the server's and this generator's.
        appCpuMs: of.appCpuMs.toFixed(2),
        ownCpuMs: of.ownCpuMs.toFixed(2),
        rssMb: Math.round(of.rssMb),
      });
    }
    report.bar('reads p95, ms', { value: reads.p95, atMost: 100 });
    report.bar('writes p95, ms', { value: writes.p95, atMost: 200 });
    report.bar('overview p95, ms', { value: overview.p95, atMost: 300 });
    report.bar('memory under load, MB', {
      value: Math.max(reads.rssMb, writes.rssMb, overview.rssMb),
      atMost: 400,
    });
    close();
    await province.close();
  },
};

type Province = Awaited<ReturnType<typeof startProvince>>;

/** Gradings of round 1 that each officer may still fill in, or gradings of round 2 opened for the bench. */
async function firstDrafts({ db }: Province, workers: Province['people']): Promise<string[][]> {
  const duties = await db.stores.duties.find({ obligation: 'grading', round: 2 });
  await db.stores.duties.updateMany(
    { obligation: 'grading', round: 2 },
    { $set: { opensOn: '2024-12-06' } },
  );
  return workers.map((worker) =>
    duties
      .filter((duty) => worker.grants.some((held) => duty.areaCode === held.areaCode))
      .map((duty) => duty.id),
  );
}

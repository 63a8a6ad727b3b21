import { createAsk } from '../ask.ts';
import { startProvince } from '../province.ts';
import { percentiles } from '../raw-client.ts';
import type { Bench } from '../report.ts';
import { fillYear } from './fill-year.ts';
import { chiefCookie, makeFile } from './make-file.ts';
import { after, createReads } from './reads.ts';

const rounds = 4;
const quietMs = 8_000;
const warmMs = 5_000;
/** The enclosures of 25 Dec: the registers of 18 districts among them. */
const file = { kind: 'bundle', area: '57', dueOn: '2024-12-25' } as const;

/**
 * Reads of ten people, quiet and while the registers of the province are made. Quiet and busy times take
 * turns, so that other work on the machine meets both.
 */
export const readsMeanwhileBench: Bench = {
  name: 'reads-meanwhile',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    await fillYear(province.db);
    const { ask, close } = createAsk(province.app.port);
    const cookie = await chiefCookie(province);
    const reads = await createReads(province, ask);
    await reads(after(warmMs));
    const quiet: number[] = [];
    const busy: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const before = await reads(after(quietMs));
      let isOver = false;
      const [during, { job, seconds }] = await Promise.all([
        reads(() => isOver),
        makeFile(province, { ask, cookie, file }).finally(() => (isOver = true)),
      ]);
      quiet.push(...before);
      busy.push(...during);
      report.raw(`round ${round}`, {
        state: job.state,
        seconds: seconds.toFixed(1),
        quietReads: before.length,
        busyReads: during.length,
        quietP95: percentiles(before).p95.toFixed(1),
        busyP95: percentiles(during).p95.toFixed(1),
      });
    }
    const [calm, meanwhile] = [percentiles(quiet), percentiles(busy)];
    report.raw('all rounds, ms', {
      quietP50: calm.p50.toFixed(1),
      busyP50: meanwhile.p50.toFixed(1),
      quietP95: calm.p95.toFixed(1),
      busyP95: meanwhile.p95.toFixed(1),
    });
    report.bar('p95 of reads while the registers are made, to quiet', {
      value: meanwhile.p95 / calm.p95,
      atMost: 1.2,
    });
    close();
    await province.close();
  },
};

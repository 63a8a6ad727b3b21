import { cpus, hostname, totalmem } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalMongo } from '#demo/mongod/local-mongo.ts';
import { defaultCacheDir } from '#demo/mongod/mongod-binary.ts';
import { createReport } from './report.ts';
import type { Bench } from './report.ts';
import { apiBench } from './api.ts';
import { digestBench } from './digest.ts';
import { filesBench } from './files/files.ts';
import { readsMeanwhileBench } from './files/reads-meanwhile.ts';
import { firstScreenBench } from './first-screen.ts';
import { fillingBench } from './screens/filling.ts';
import { listEntryBench } from './screens/list-entry.ts';
import { liveBench } from './live.ts';
import { hostileLineBench } from './hostile-line.ts';
import { hostileBench } from './hostile.ts';
import { searchBench } from './search.ts';
import { startBench } from './start.ts';
import { statusBench } from './status.ts';
import { submissionBench } from './submissions.ts';
import { webhookBench } from './webhook.ts';

/**
 * Run it as `npm run bench`, or for some benches as `npm run bench -- webhook status`. It prints raw
 * figures and the limits of the design.
 */
const benches: readonly Bench[] = [
  webhookBench,
  statusBench,
  apiBench,
  submissionBench,
  digestBench,
  firstScreenBench,
  listEntryBench,
  fillingBench,
  searchBench,
  filesBench,
  readsMeanwhileBench,
  liveBench,
  startBench,
  hostileLineBench,
  hostileBench,
];

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);
const chosen = benches.filter((bench) => wanted.length === 0 || wanted.includes(bench.name));
const dataDir = mkdtempSync(join(tmpdir(), 'prasan-bench-'));
const mongo = await startLocalMongo({
  dataDir,
  cacheDir: defaultCacheDir(process.env),
  onProgress: say,
});
const report = createReport(say);
say(
  `${hostname()}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB, node ${process.version}`,
);
try {
  for (const bench of chosen) {
    say(`\n${bench.name}`);
    const mongoUri = mongo.uri.replace('/?', `/bench-${bench.name}?`);
    await bench.run({ mongoUri, report });
  }
} finally {
  await mongo.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
say(`\n${report.missed()} bars missed`);
process.exitCode = report.missed() > 0 ? 1 : 0;

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalMongo } from '#demo/mongod/local-mongo.ts';
import { defaultCacheDir } from '#demo/mongod/mongod-binary.ts';
import { seedDemo } from '#demo/seed/demo.ts';
import { connect } from '#models/mongo/connect.ts';
import { sealAudit } from '#use-cases/audit/seal-audit.ts';
import { rebuildSearch } from '#use-cases/search/update-search.ts';
import { findChromium, launchBrowser } from '../support/browser/chromium.ts';
import { startRunningApp, wednesdayNine } from '../support/running-app.ts';
import { withChapter } from './chapter.ts';
import { pictureSrc, pictures } from './pictures.ts';
import { takePicture } from './take-picture.ts';

/** `npm run guide`: the chapter and the pictures of docs/คู่มือ.md. Names behind it take those pictures only. */
const docs = join(import.meta.dirname, '..', '..', 'docs');
const guidePath = join(docs, 'คู่มือ.md');
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);
const chosen = pictures.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

writeFileSync(guidePath, withChapter(readFileSync(guidePath, 'utf8')));
mkdirSync(join(docs, 'images', 'guide'), { recursive: true });

const dataDir = mkdtempSync(join(tmpdir(), 'prasan-guide-'));
const mongo = await startLocalMongo({
  dataDir,
  cacheDir: defaultCacheDir(process.env),
  onProgress: say,
});
const uri = mongo.uri.replace('/?', '/guide?');
const db = await connect(uri);
await db.ensureIndexes();
const people = await seedDemo(db);
await sealAudit(db);
await rebuildSearch(db, wednesdayNine);
await db.close();
const running = await startRunningApp({ stored: { uri, people }, isClockStopped: true });
const browser = await launchBrowser(await findChromium());
try {
  for (const picture of chosen) {
    const bytes = await takePicture({ browser, running }, picture);
    writeFileSync(join(docs, pictureSrc(picture.name)), bytes);
    say(`${picture.name} ${Math.round(bytes.length / 1_000)} kB`);
  }
} finally {
  await browser.close();
  await running.close();
  await mongo.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

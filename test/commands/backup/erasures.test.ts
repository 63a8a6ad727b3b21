import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkChain } from '#use-cases/audit/check-chain.ts';
import { askErasure } from '#use-cases/privacy/ask-erasure.ts';
import { grantErasure } from '#use-cases/privacy/decide-erasure.ts';
import { eraseGranted } from '#use-cases/privacy/erase-person.ts';
import { sealAudit } from '#use-cases/audit/seal-audit.ts';
import { execute } from '#use-cases/use-case.ts';
import { openTarget } from '#models/backup/target.ts';
import { connect } from '#models/mongo/connect.ts';
import { testUri } from '../../support/database.ts';
import { fill, now, personOf, situation } from '../../support/world.ts';
import {
  dump,
  folderIn,
  keepSnapshots,
  rawOf,
  runCommand,
  temporaryFolder,
} from './run-command.ts';

beforeAll(keepSnapshots);

const uri = testUri();
const db = await connect(uri);
afterAll(async () => {
  await db.drop();
  await db.close();
});
beforeEach(() => fill(db));

const hour = 3_600_000;
const later = (hours: number): Date => new Date(now.getTime() + hours * hour);

/** A backup made before the chair was erased. Its audit names the chair. */
async function backedUpThenErased(settings: { passphrase?: string } = {}) {
  const parent = await temporaryFolder();
  const asked = situation(db, { as: 'chair' });
  const { id } = await execute(askErasure, { situation: asked, input: { words: 'ลบให้ด้วย' } });
  await sealAudit(db);
  const older = folderIn(await runCommand('backup', [parent], { uri, at: later(1), ...settings }));
  await execute(grantErasure, {
    situation: situation(db, { as: 'province' }),
    input: { id, reply: 'ลบแล้ว' },
  });
  expect(await eraseGranted(db, { request: id, now: later(2) })).toBe(true);
  return { parent, older };
}

const chair = new RegExp(`${personOf('chair').name}|${personOf('chair').lineUserId}`);
const isNamed = async (of: string): Promise<boolean> =>
  chair.test(JSON.stringify(await dump(await rawOf(of))));

it('restore repeats an erasure that the replaced data had, and the audit chain holds', async () => {
  const { older } = await backedUpThenErased();
  const said = await runCommand('restore', [older, '--replace'], { uri, at: later(3) });
  expect(said).toContain('Erasures repeated: 1; open again for the province: 0');
  expect(chair.test(JSON.stringify(await db.stores.persons.find({})))).toBe(false);
  expect(await isNamed(uri)).toBe(false);
  expect((await checkChain(db)).fault).toBeNull();
});

it('restore repeats an erasure that only a newer backup in the same folder knows', async () => {
  const passphrase = 'a long passphrase';
  const { parent, older } = await backedUpThenErased({ passphrase });
  await runCommand('backup', [parent], { uri, at: later(3), passphrase });
  const empty = testUri();
  const said = await runCommand('restore', [older], { uri: empty, at: later(4), passphrase });
  expect(said).toContain('Erasures repeated: 1');
  expect(await isNamed(empty)).toBe(false);
});

it('restore ignores the erasures of a newer backup that anyone could have written', async () => {
  const { parent, older } = await backedUpThenErased({ passphrase: 'a long passphrase' });
  await runCommand('backup', [parent], { uri, at: later(3) });
  const empty = testUri();
  const settings = { uri: empty, at: later(4), passphrase: 'a long passphrase' };
  expect(await runCommand('restore', [older], settings)).toContain('Erasures repeated: 0');
  expect(await isNamed(empty)).toBe(true);
});

it('restore repeats an erasure that only the mark of a killed restore knows', async () => {
  const { older } = await backedUpThenErased();
  const target = await openTarget(uri);
  const erasures = await target.erasures();
  // The process dies when the older data is in place and the erasures are not repeated yet.
  await target.swap([], { at: later(3), erasures });
  await target.close();
  const said = await runCommand('restore', [older, '--replace'], { uri, at: later(4) });
  expect(said).toContain('Erasures repeated: 1');
  expect(await isNamed(uri)).toBe(false);
});

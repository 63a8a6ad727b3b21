import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wordingOf } from '#domain/letter/correction.ts';
import { correctLetter } from '#use-cases/letters/correct-letter.ts';
import { startLetter } from '#use-cases/letters/edit-letter.ts';
import { previewPublishing } from '#use-cases/letters/publish-letter.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { fill, letter, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.letters.remove({});
  await stores.letters.insert(letter);
});

const wording = { ...wordingOf(letter), number: 'ชร ๐๐๑๙.๒/ว ๑๒๓' };
const correct = (as: Name, input: object = {}) =>
  execute(correctLetter, {
    situation: situation(db, { as }),
    input: { id: letter.id, version: letter.version, ...wording, reason: 'เลขที่ผิด', ...input },
  });

describe('correcting a published letter', () => {
  it('changes the words, records the day, and leaves obligations and dates unchanged', async () => {
    await correct('province');
    const saved = await stores.letters.get(letter.id);
    expect(saved).toMatchObject({ number: wording.number, correctedOn: '2024-12-18' });
    expect(saved?.clauses).toEqual(letter.clauses);
  });

  it('keeps both wordings and the reason in the audit', async () => {
    await correct('province');
    const [row] = await stores.audit.ofSubject(letter.id);
    expect(row).toMatchObject({
      action: 'letter.corrected',
      note: 'เลขที่ผิด',
      before: { number: letter.number },
      after: { number: wording.number },
    });
  });

  it.each([
    ['a version that was overwritten meanwhile', { version: 7 }, 'conflict'],
    ['a missing reason', { reason: ' ' }, 'reason-required'],
    ['an empty title', { subject: ' ' }, 'invalid-input'],
  ])('is refused with %s', async (_what, input, code) => {
    await expect(correct('province', input)).rejects.toMatchObject({ code });
  });

  it.each(['head', 'officer', 'chair', 'admin'] as const)('is refused to the %s', async (name) => {
    await expect(correct(name)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the preview of next year’s letter', () => {
  it('warns when the number is last year’s, and lists tambons without an officer', async () => {
    const by = situation(db, { as: 'province' });
    const { id } = await execute(startLetter, {
      situation: by,
      input: { from: letter.id, kind: 'nextYear' },
    });
    const seen = await execute(previewPublishing, { situation: by, input: { id } });
    expect(seen.warnings.map((warning) => warning.code)).toContain('sameNumber');
    expect(seen.reach.people).toBeGreaterThan(0);
    expect(seen.reach.tambonsWithoutOfficer.length).toBeGreaterThan(0);
  });
});

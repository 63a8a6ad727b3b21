import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { atBangkok } from '#domain/calendar.ts';
import { startReport } from '#use-cases/drafts/begin-report.ts';
import { discardLetter, saveLetter, startLetter } from '#use-cases/letters/edit-letter.ts';
import { listDuties } from '#use-cases/duties/list-duties.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { previewPublishing, publishLetter } from '#use-cases/letters/publish-letter.ts';
import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { listLetters, readLetter } from '#use-cases/letters/read-letters.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { duties, fill, letter, now, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.letters.remove({});
  await stores.letters.insert(letter);
});

function by<S extends z.ZodMiniType, O>(
  as: Name,
  useCase: UseCase<S, O>,
  input: unknown,
  at: Date = now,
): Promise<O> {
  return execute(useCase, { situation: situation(db, { as, at }), input });
}

const nextYear = () => by('province', startLetter, { from: letter.id, kind: 'nextYear' });
const supplement = () => by('province', startLetter, { from: letter.id, kind: 'supplement' });

async function draftOf(id: string) {
  const { letter: draft } = await by('province', readLetter, { id });
  const { version, number, date, subject, clauses } = draft;
  return { id, version, number, date, subject, clauses };
}

/** A further letter of this year that asks every tambon for one more grading. */
async function publishSupplement(): Promise<string> {
  const { id } = await supplement();
  const draft = await draftOf(id);
  const rounds = [{ no: 1, opensOn: '2024-12-18', dueOn: '2025-01-31', dateBasis: 'letter' }];
  const obligations = [
    { id: 'grading', levels: ['tambon'], form: 'grading', rounds },
    { id: 'meeting', levels: ['tambon'], form: 'meeting-report', rounds },
  ];
  const clauses = [{ no: '1', summary: 'ประเมินซ้ำ', obligations }];
  const { version } = await by('province', saveLetter, { ...draft, number: 'ชร ๒/ว', clauses });
  await by('province', publishLetter, { id, version });
  return id;
}

describe('a draft of a letter', () => {
  it('is made once for next year from two requests, and hidden from the roles below', async () => {
    expect([await nextYear(), await nextYear()]).toEqual([
      { id: 'chiang-rai-2569' },
      { id: 'chiang-rai-2569' },
    ]);
    expect(await stores.letters.count({})).toBe(2);
    const ids = async (name: Name) =>
      (await by(name, listLetters, {})).letters.map((letter) => letter.id);
    expect(await ids('province')).toEqual(['chiang-rai-2569', letter.id]);
    expect(await ids('head')).toEqual([letter.id]);
    await expect(by('officer', readLetter, { id: 'chiang-rai-2569' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await by('officer', readLetter, { id: letter.id })).editable).toBe(false);
  });

  it('rejects a save over a newer version', async () => {
    const { id } = await nextYear();
    const draft = await draftOf(id);
    expect(await by('province', saveLetter, { ...draft, number: 'ก' })).toEqual({ version: 1 });
    await expect(by('secondProvince', saveLetter, { ...draft, number: 'ข' })).rejects.toMatchObject(
      {
        code: 'conflict',
        details: { version: 1 },
      },
    );
    expect((await stores.letters.get(id))?.number).toBe('ก');
  });

  it('may be incomplete, but a wrong value is not stored', async () => {
    const { id } = await nextYear();
    const draft = await draftOf(id);
    await by('province', saveLetter, { ...draft, subject: '' });
    const clauses = draft.clauses.slice(0, 1).map((item) => ({
      ...item,
      obligations: item.obligations.map((owed) => ({
        ...owed,
        rounds: owed.rounds.map((turn) => ({ ...turn, opensOn: '2026-01-10' })),
      })),
    }));
    await expect(
      by('province', saveLetter, { ...draft, version: 1, clauses }),
    ).rejects.toMatchObject({
      code: 'invalid-letter',
      details: { problems: [{ path: 'clauses.0.obligations.0.rounds.0.opensOn' }] },
    });
    await expect(by('province', publishLetter, { id, version: 1 })).rejects.toMatchObject({
      code: 'invalid-letter',
      details: { problems: [{ path: 'subject' }] },
    });
  });

  it('can be discarded; a published letter can be neither discarded nor rewritten', async () => {
    const { id } = await nextYear();
    await by('province', discardLetter, { id });
    expect(await stores.letters.get(id)).toBeNull();
    await expect(by('province', discardLetter, { id: letter.id })).rejects.toMatchObject({
      code: 'wrong-state',
    });
    await expect(by('province', saveLetter, await draftOf(letter.id))).rejects.toMatchObject({
      code: 'wrong-state',
    });
  });
});

describe('publishing a draft letter', () => {
  it('adds exactly the duties of the preview, and only once', async () => {
    const { id } = await nextYear();
    const preview = await by('province', previewPublishing, { id });
    expect(preview.noCriteria).toBe(true);
    expect(preview.warnings.map((warning) => warning.code)).toEqual(['olderYear', 'sameNumber']);
    const publish = () => by('province', publishLetter, { id, version: preview.version });
    expect([await publish(), await publish()]).toEqual([
      { planned: preview.total, added: preview.total },
      { planned: preview.total, added: 0 },
    ]);
    expect(await stores.duties.count({ letter: id })).toBe(preview.total);
    await expect(nextYear()).rejects.toMatchObject({ code: 'letter-exists', details: { id } });
  });

  it('is refused when the draft was changed after the preview', async () => {
    const { id } = await nextYear();
    await by('province', saveLetter, { ...(await draftOf(id)), number: 'ใหม่' });
    await expect(by('province', publishLetter, { id, version: 0 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await stores.duties.count({ letter: id })).toBe(0);
  });

  it('creates no duty for a closed centre', async () => {
    const { id } = await nextYear();
    const [centre] = await stores.centres.find({ id: 't570402' });
    if (centre) await stores.centres.put({ ...centre, closedOn: '2024-12-10' });
    const { added } = await by('province', publishLetter, { id, version: 0 });
    expect(added).toBe(duties.length - 10);
    if (centre) await stores.centres.put(centre);
  });
});

describe('two letters in force', () => {
  it('are listed and counted together when they belong to one year', async () => {
    const id = await publishSupplement();
    const calendar = await by('officer', readCalendar, {});
    expect(calendar.letters.map((letter) => letter.id).toSorted()).toEqual(
      [letter.id, id].toSorted(),
    );
    const gradings = calendar.dates.filter((date) => date.title.startsWith('ประเมินระดับ'));
    expect(gradings.map((grading) => [grading.letter.number, grading.dueOn])).toEqual([
      [letter.number, '2024-12-18'],
      ['ชร ๒/ว', '2025-01-24'],
      [letter.number, '2025-06-18'],
    ]);
    const overview = await by('province', readOverview, {});
    expect(
      overview.columns.filter((column) => column.form === 'grading').map((column) => column.key),
    ).toEqual([`${letter.id}.grading.1`, `${letter.id}.grading.2`, `${id}.grading.1`]);
    expect([overview.figures.total, overview.years]).toEqual([
      duties.length + 6,
      [{ fiscalYear: 2568, open: true }],
    ]);
    const list = await by('province', listDuties, { column: `${id}.grading.1` });
    expect(list.duties.map((duty) => duty.letter)).toEqual([id, id, id]);
    expect((await by('officer', myDuties, {})).total).toBe(12);
  });

  it('are counted separately when they belong to two years, while work lists show all owed duties', async () => {
    const { id } = await nextYear();
    await by('province', publishLetter, { id, version: 0 });
    const later = atBangkok('2025-12-10', '09:00');
    const figures = async (input: object, at = now) => {
      const { fiscalYear, figures: of, years } = await by('province', readOverview, input, at);
      return [fiscalYear, of.total, years.length];
    };
    expect(await figures({})).toEqual([2568, duties.length, 2]);
    expect(await figures({}, later)).toEqual([2569, duties.length, 2]);
    expect(await figures({ year: 2568 }, later)).toEqual([2568, duties.length, 2]);
    expect((await by('officer', readMe, {})).fiscalYear).toBe(2568);
    expect((await by('officer', readMe, {}, later)).fiscalYear).toBe(2569);
    const mine = await by('officer', myDuties, {}, later);
    expect([mine.duties.length, mine.total]).toEqual([20, 10]);
    const late = await by('province', listDuties, { filter: 'late', year: 2568 }, later);
    expect(late.total).toBe(duties.length);
  });

  it('assign an extra report to the letter that requires its form', async () => {
    await stores.duties.updateMany(
      { form: 'committee-register' },
      { $set: { state: 'accepted', revision: 1 } },
    );
    await publishSupplement();
    const { duty: extra } = await by('officer', startReport, {
      centre: 't570401',
      form: 'committee-register',
    });
    expect([extra.extra, extra.letter]).toEqual([true, letter.id]);
    const { duty: round } = await by('officer', startReport, {
      centre: 't570401',
      form: 'meeting-report',
    });
    expect(round.letter).not.toBe(letter.id);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { closeCentre, previewClosing } from '#use-cases/centres/close-centre.ts';
import { addHoliday, listHolidays, removeHoliday } from '#use-cases/letters/edit-holidays.ts';
import { listPlaces, openCentre, previewOpening } from '#use-cases/centres/open-centre.ts';
import { startReport } from '#use-cases/drafts/begin-report.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { publishLetter } from '#use-cases/letters/publish-letter.ts';
import { readCentre } from '#use-cases/centres/read-centre.ts';
import { listCentres } from '#use-cases/centres/read-centres.ts';
import { renameCentre } from '#use-cases/centres/rename-centre.ts';
import { previewReopening, reopenCentre } from '#use-cases/centres/reopen-centre.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import {
  dutyOf,
  fill,
  letter,
  plainAnswers,
  refill,
  refillKept,
  situation,
} from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const duty = dutyOf();

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await refillKept(db);
});

function by<S extends z.ZodMiniType, O>(
  as: Name,
  useCase: UseCase<S, O>,
  input: unknown,
): Promise<O> {
  return execute(useCase, { situation: situation(db, { as }), input });
}

const opening = { areaCode: '570401', name: 'ศอช.ต.ใหม่', openedOn: '2024-12-18' };
const closing = { id: 't570401', into: null, on: '2024-12-18' };
const told = { reason: 'คำสั่งจังหวัด', ending: 10, moveMembers: false };

describe('a centre opened in the year', () => {
  it('gets the duties of the preview, once', async () => {
    const { duties } = await by('province', previewOpening, opening);
    const open = () => by('province', openCentre, { ...opening, reason: 'ตั้งใหม่' });
    expect([await open(), await open()]).toEqual([
      { id: 't570401-2', added: duties.length },
      { id: 't570401-2', added: 0 },
    ]);
    expect(duties.map((duty) => duty.dueOn)).toEqual(duties.map((duty) => duty.dueOn).toSorted());
    expect(await by('province', publishLetter, { id: letter.id })).toMatchObject({ added: 0 });
    expect((await stores.audit.ofSubject('t570401-2')).map((row) => row.note)).toEqual(['ตั้งใหม่']);
    const mine = await by('officer', myDuties, {});
    expect(mine.duties.filter((duty) => duty.centre.id === 't570401-2')).toHaveLength(
      duties.length,
    );
  });

  it('is offered with the next free name of its place', async () => {
    const { places } = await by('province', listPlaces, {});
    expect(places.find((place) => place.areaCode === '570401')?.proposal).toMatch(/ 2$/);
  });

  it('is refused under a name that is in use', async () => {
    const [one] = (await by('province', listCentres, { query: 'งิ้ว' })).centres;
    const name = one?.centre.name ?? '';
    await expect(
      by('province', openCentre, { ...opening, areaCode: '570402', name, reason: 'ก' }),
    ).rejects.toMatchObject({ code: 'centre-exists' });
  });
});

describe('a centre that closes', () => {
  const send = () =>
    by('officer', submitReport, {
      id: duty.id,
      submission: '00000000-0000-4000-8000-000000000001',
      follows: 0,
      answers: plainAnswers,
      reasons: {},
    });

  it('waives open duties with the reason, keeps sent reports and removes its meetings', async () => {
    await send();
    await stores.meetings.insert({
      id: 'm',
      centre: 't570401',
      areaCode: '570401',
      on: '2025-01-10',
      place: '',
      duty: duty.id,
    });
    const preview = await by('province', previewClosing, closing);
    expect(preview).toMatchObject({ kept: 1, inReview: 1, members: 3, meetings: 1 });
    expect(preview.ended).toHaveLength(9);
    expect(await by('province', closeCentre, { ...closing, ...told, ending: 9 })).toEqual({
      ended: 9,
      members: 0,
    });
    expect((await stores.duties.get(duty.id))?.state).toBe('inReview');
    expect(await stores.meetings.count({})).toBe(0);
    const [ended] = await stores.duties.find({ centre: 't570401', state: 'waived' });
    expect(ended?.waiver?.reason).toBe('ยุบเลิก ศอช. 18 ธ.ค. 2567: คำสั่งจังหวัด');
    expect((await stores.audit.ofSubject(ended?.id ?? '')).at(-1)).toMatchObject({
      action: 'duty.waive',
      note: ended?.waiver?.reason,
    });
    expect(await by('province', readCentre, { id: 't570401' })).toMatchObject({
      closedOn: '2024-12-18',
      closing: { reason: 'คำสั่งจังหวัด', into: null },
    });
    expect((await by('province', listCentres, {})).centres.at(-1)?.centre.id).toBe('t570401');
  });

  it('is closed once, and not when the number differs from the preview', async () => {
    await expect(
      by('province', closeCentre, { ...closing, ...told, ending: 9 }),
    ).rejects.toMatchObject({
      code: 'numbers-changed',
      details: { ending: 10 },
    });
    const close = () => by('province', closeCentre, { ...closing, ...told });
    expect([await close(), await close()]).toEqual([
      { ended: 10, members: 0 },
      { ended: 0, members: 0 },
    ]);
    await expect(
      by('province', closeCentre, { ...closing, ...told, on: '2024-12-17' }),
    ).rejects.toMatchObject({ code: 'wrong-state' });
  });

  it('takes no new report and gets no duty of a letter published later', async () => {
    await by('province', closeCentre, { ...closing, ...told });
    await expect(
      by('officer', startReport, { centre: 't570401', form: 'meeting-report' }),
    ).rejects.toMatchObject({ code: 'wrong-state' });
    expect(await by('province', publishLetter, { id: letter.id })).toMatchObject({ added: 0 });
  });
});

describe('two centres that are merged', () => {
  const into = { ...closing, into: 't570402' };

  it('move the members only when that was confirmed', async () => {
    await by('province', closeCentre, { ...into, ...told });
    expect((await stores.persons.get('chair'))?.grants[0]?.centre).toBe('t570401');
  });

  it('move the members without their seats, and sent reports stay where they were sent', async () => {
    const done = await by('province', closeCentre, { ...into, ...told, moveMembers: true });
    expect(done).toEqual({ ended: 10, members: 3 });
    expect((await stores.persons.get('chair'))?.grants).toEqual([
      { role: 'member', areaCode: '570402', centre: 't570402', seat: null },
    ]);
    expect((await stores.audit.ofSubject('chair')).at(-1)?.action).toBe('centre.closed');
    expect((await by('province', readCentre, { id: 't570401' })).closing?.into?.id).toBe('t570402');
    expect(await stores.duties.count({ centre: 't570402', state: 'waived' })).toBe(0);
  });

  it('are refused when their levels differ', async () => {
    await expect(
      by('province', previewClosing, { ...closing, into: 'd5704' }),
    ).rejects.toMatchObject({
      code: 'centre-mismatch',
    });
  });
});

describe('a reopened centre', () => {
  const close = () => by('province', closeCentre, { ...closing, ...told });
  const again = { id: 't570401', reason: 'คำสั่งใหม่', owing: 10 };

  it('gets the duties of the preview once, drafts included', async () => {
    await stores.duties.save({ ...duty, state: 'draft' });
    await close();
    const { owed, over } = await by('province', previewReopening, { id: 't570401' });
    expect([owed.length, over]).toEqual([10, 0]);
    const reopen = () => by('province', reopenCentre, again);
    expect([await reopen(), await reopen()]).toEqual([{ owed: 10 }, { owed: 0 }]);
    expect(await stores.duties.get(duty.id)).toMatchObject({ state: 'draft', waiver: null });
    expect(await by('province', readCentre, { id: 't570401' })).toMatchObject({
      closedOn: null,
      closing: null,
    });
    const rows = await stores.audit.ofSubject(duty.id);
    expect(rows.find((row) => row.action === 'duty.restored')?.note).toBe('คำสั่งใหม่');
    expect(await by('province', publishLetter, { id: letter.id })).toMatchObject({ added: 0 });
  });

  it('is refused when the number differs from the preview', async () => {
    await close();
    await expect(by('province', reopenCentre, { ...again, owing: 9 })).rejects.toMatchObject({
      code: 'numbers-changed',
      details: { owing: 10 },
    });
    expect((await stores.centres.get('t570401'))?.closedOn).toBe('2024-12-18');
  });

  it('is decided by the province only, like its closing and its name', async () => {
    await close();
    for (const as of ['officer', 'head', 'admin'] as const) {
      await expect(by(as, reopenCentre, again)).rejects.toMatchObject({ code: 'not-allowed' });
      const naming = { id: 't570401', name: 'ศอช.ต.ใหม่', reason: 'ก' };
      await expect(by(as, renameCentre, naming)).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });
});

describe('a centre that is renamed', () => {
  const naming = { id: 't570401', name: 'ศอช.ต.เวียงใหม่', reason: 'ประกาศจังหวัด' };

  it('shows the new name on all its duties, and the audit keeps both', async () => {
    await by('province', renameCentre, naming);
    const names = new Set(
      (await stores.duties.find({ centre: 't570401' })).map((duty) => duty.centreName),
    );
    expect(names).toEqual(new Set(['ศอช.ต.เวียงใหม่']));
    expect((await by('officer', readCentre, { id: 't570401' })).centre.name).toBe('ศอช.ต.เวียงใหม่');
    const rows = await stores.audit.ofSubject('t570401');
    const row = rows.find((row) => row.action === 'centre.renamed');
    expect([row?.after, row?.note]).toEqual([
      { name: 'ศอช.ต.เวียงใหม่' },
      expect.stringContaining('ประกาศจังหวัด'),
    ]);
  });

  it('is refused the name of another centre of the district', async () => {
    const other = await stores.centres.get('t570402');
    await expect(
      by('province', renameCentre, { ...naming, name: other?.name ?? '' }),
    ).rejects.toMatchObject({ code: 'centre-exists' });
  });
});

describe('a day off', () => {
  const june = dutyOf({ obligation: 'operations-report' });
  const districtDate = async () => (await stores.duties.get(june.id))?.districtDueOn;

  it('moves future district dates when added; removing it restores them', async () => {
    const { redated } = await by('province', addHoliday, { on: '2025-06-20', name: 'วันหยุดพิเศษ' });
    expect([redated, await districtDate()]).toEqual([9, '2025-06-17']);
    expect(await by('province', removeHoliday, { on: '2025-06-20' })).toEqual({ redated: 9 });
    expect(await districtDate()).toBe('2025-06-18');
    const told = await stores.audit.ofSubject('holiday:2025-06-20');
    expect(told.map((row) => row.action).toSorted()).toEqual(['holiday.added', 'holiday.removed']);
  });

  it('is one day with the newest name when added twice', async () => {
    await by('admin', addHoliday, { on: '2025-06-20', name: 'ก' });
    expect(await by('admin', addHoliday, { on: '2025-06-20', name: 'ข' })).toEqual({ redated: 0 });
    const { holidays } = await by('province', listHolidays, {});
    expect(holidays.filter((holiday) => holiday.on === '2025-06-20')).toEqual([
      { on: '2025-06-20', name: 'ข', own: true },
    ]);
    await expect(by('province', removeHoliday, { on: '2025-06-21' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('becomes a working day only in the province that removes it, and comes back when added again', async () => {
    await by('province', removeHoliday, { on: '2025-06-03' });
    expect((await stores.holidays.days('57')).has('2025-06-03')).toBe(false);
    expect((await stores.holidays.days('50')).has('2025-06-03')).toBe(true);
    await expect(by('province', removeHoliday, { on: '2025-06-03' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const { name } = (await stores.holidays.get('2025-06-03')) ?? { name: '' };
    await by('province', addHoliday, { on: '2025-06-03', name });
    expect(await stores.holidays.count({ areaCode: '57' })).toBe(0);
  });

  it('is reported when a whole year has none, and when it falls on a date of a letter', async () => {
    expect(await by('province', listHolidays, {})).toMatchObject({ missing: [], clashes: [] });
    await by('province', addHoliday, { on: '2024-12-25', name: 'ก' });
    await stores.holidays.remove({ id: /^2025/ });
    expect(await by('province', listHolidays, {})).toMatchObject({
      missing: [2568],
      clashes: ['2024-12-25'],
    });
  });
});

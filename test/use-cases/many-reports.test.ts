import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forwardReports } from '#use-cases/reports/bulk-review.ts';
import { readRound } from '#use-cases/overview/read-round.ts';
import { returnReport } from '#use-cases/reports/review-report.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, plainAnswers, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const first = dutyOf().id;
const second = dutyOf({ centre: 't570402' }).id;
const elsewhere = dutyOf({ centre: 't570101' }).id;
const column = 'chiang-rai-2568.plan-mission.1';

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const send = (as: Name, id: string, follows = 0) =>
  execute(submitReport, {
    situation: situation(db, { as }),
    input: { id, submission: randomUUID(), follows, answers: plainAnswers, reasons: {} },
  });
const sendBoth = async () => {
  await send('officer', first);
  await send('otherOfficer', second);
};
const giveBack = (as: Name, id: string) =>
  execute(returnReport, {
    situation: situation(db, { as }),
    input: {
      id,
      revision: 1,
      returnDueOn: '2024-12-24',
      comments: [{ path: null, text: 'แก้' }],
    },
  });
const pass = async (
  as: Name,
  act: 'forward' | 'accept',
  ids: readonly (string | [string, number])[],
) => {
  const items = ids.map((id) =>
    typeof id === 'string' ? { id: id, revision: 1 } : { id: id[0], revision: id[1] },
  );
  const { results } = await forwardReports(act, { situation: situation(db, { as }), items });
  return results.map((result) => result.code ?? result.outcome);
};
const states = async () =>
  (await stores.duties.many([first, second])).map((duty) => duty.reviewAt ?? duty.state);
const rowsOf = (id: string, action: string) => stores.audit.count({ subject: id, action });
/** The sender's reason for a soft check. */
const giveReason = (duty: string) =>
  stores.submissions.update({ duty }, { $set: { reasons: { 'some-evidence': 'เก็บไว้ที่ศูนย์' } } });

describe('many reports decided at once', () => {
  it('are forwarded, then accepted, each with its own audit row', async () => {
    await sendBoth();
    const before = await Promise.all([first, second].map((id) => rowsOf(id, 'duty.forward')));
    expect(await pass('head', 'forward', [first, second])).toEqual(['done', 'done']);
    expect(await states()).toEqual(['province', 'province']);
    expect(await pass('province', 'accept', [first, second])).toEqual(['done', 'done']);
    expect(await states()).toEqual(['accepted', 'accepted']);
    expect(await Promise.all([first, second].map((id) => rowsOf(id, 'duty.forward')))).toEqual(
      before.map((count) => count + 1),
    );
  });

  it('are decided separately: one refusal does not stop the others', async () => {
    await sendBoth();
    await send('otherHead', dutyOf({ centre: 'd5701' }).id);
    expect(
      await pass('head', 'forward', [
        dutyOf({ obligation: 'grading' }).id,
        [first, 2],
        elsewhere,
        'chiang-rai-2568.plan-mission.1.nowhere',
        second,
      ]),
    ).toEqual(['conflict', 'conflict', 'not-allowed', 'not-found', 'done']);
    expect((await states()).toSorted()).toEqual(['district', 'province']);
  });

  it('leave out reports with a sender’s reason or a machine finding', async () => {
    await sendBoth();
    await giveReason(first);
    await stores.submissions.update({ duty: second }, { $set: { answers: { assigned: false } } });
    expect(await pass('head', 'forward', [first, second])).toEqual(['look-first', 'look-first']);
    expect(await states()).toEqual(['district', 'district']);
  });

  it('are decided once when tapped twice or retried after a lost response', async () => {
    await sendBoth();
    const taps = await Promise.all([1, 2].map(() => pass('head', 'forward', [first, second])));
    expect(taps.flat()).toEqual(Array(4).fill('done'));
    expect(await pass('head', 'forward', [first, second])).toEqual(['done', 'done']);
    const accepts = [
      await pass('province', 'accept', [first]),
      await pass('province', 'accept', [first]),
    ];
    expect(accepts).toEqual([['done'], ['done']]);
    expect(await stores.deliveries.count({ 'notice.kind': 'accepted' })).toBe(1);
  });

  it('answer wrong-state for a report that has been returned, and leave it returned', async () => {
    await sendBoth();
    await giveBack('head', first);
    expect(await pass('head', 'forward', [first, second])).toEqual(['wrong-state', 'done']);
    expect((await stores.duties.get(first))?.state).toBe('returned');
  });

  it('are refused to people who may not forward a report', async () => {
    await sendBoth();
    for (const name of ['officer', 'otherHead', 'province', 'admin', 'stranger'] as const)
      expect(new Set(await pass(name, 'forward', [first, second]))).toEqual(
        new Set(['not-allowed']),
      );
  });
});

describe('the batch review of an obligation', () => {
  const sheet = (as: Name, area?: string) =>
    execute(readRound, {
      situation: situation(db, { as }),
      input: { column, ...(area ? { area } : {}) },
    });

  it('lists every place of the district with its holders and machine findings', async () => {
    await send('officer', first);
    await giveReason(first);
    const { rows, title, clause, area } = await sheet('head');
    expect([title, clause, area.name]).toEqual(['ขับเคลื่อนแผนตำบล', '5', 'อ.เทิง']);
    expect(
      rows.map(({ duty, who, checks, plain }) => [
        duty.centre.id,
        who.join(),
        checks?.problems ?? null,
        plain,
        duty.actions.includes('forward'),
      ]),
    ).toEqual([
      ['d5704', 'wideOfficer สมมุติ', null, false, false],
      ['t570401', 'head สมมุติ', 0, false, true],
      ['t570402', 'otherOfficer สมมุติ,wideOfficer สมมุติ', null, false, false],
    ]);
  });

  it('marks reports that may be forwarded without reading, and names who holds a returned report', async () => {
    await sendBoth();
    await giveBack('head', second);
    const rows = (await sheet('head')).rows.filter(({ duty }) => duty.centre.level === 'tambon');
    expect(rows.map(({ plain, who }) => [plain, who.join()])).toEqual([
      [true, 'head สมมุติ'],
      [false, 'otherOfficer สมมุติ'],
    ]);
  });

  it('counts the districts for the province and lists its own centre', async () => {
    await sendBoth();
    await pass('head', 'forward', [first, second]);
    await pass('province', 'accept', [first]);
    const { rows, districts } = await sheet('province');
    expect(rows.map(({ duty }) => duty.centre.id)).toEqual(['p57']);
    expect(districts).toEqual([
      { areaCode: '5701', name: 'เมืองเชียงราย', total: 2, reached: 0, waiting: 0, accepted: 0 },
      { areaCode: '5704', name: 'เทิง', total: 3, reached: 2, waiting: 1, accepted: 1 },
    ]);
  });

  it('is shown only to reviewers of that area, and only for obligations of the letter', async () => {
    const ask = (as: Name, input: object) =>
      execute(readRound, { situation: situation(db, { as }), input }).then(
        () => 'shown',
        (error: unknown) => (error instanceof Error ? error.message : 'thrown'),
      );
    expect(await ask('head', { column, area: '5701' })).toBe('not-allowed');
    expect(await ask('chair', { column })).toBe('not-allowed');
    expect(await ask('officer', { column })).toBe('shown');
    expect(await ask('head', { column: 'chiang-rai-2568.plan-mission.9' })).toBe('not-found');
    expect(await ask('head', { column: 'chiang-rai-2568.plan-mission' })).toBe('not-found');
    expect(await ask('province', { column, area: '5799' })).toBe('not-found');
  });
});

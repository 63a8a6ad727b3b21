import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { wasLate } from '#domain/duty/likely-late.ts';
import { lateForecasts } from '#jobs/late-forecasts.ts';
import { weekSummary } from '#jobs/week-summary.ts';
import { readLikelyLate } from '#use-cases/overview/likely-late.ts';
import { execute } from '#use-cases/use-case.ts';
import { createOffice } from '../../jobs/job-fixture.ts';
import { testDatabase } from '../../support/database.ts';
import { dutyOf, fill, now, refill, situation } from '../../support/world.ts';
import type { Name } from '../../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const grading = dutyOf({ obligation: 'grading' });

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.lateForecasts.remove({});
});

const read = (as: Name, at = now, area?: string) =>
  execute(readLikelyLate, {
    situation: situation(db, { as, at }),
    input: area === undefined ? {} : { area },
  });
const change = (of: Parameters<typeof dutyOf>[0], fields: Partial<Duty>) =>
  stores.duties.update({ id: dutyOf(of).id }, { $set: fields });

/** Two earlier reports of ต.เวียง whose date has passed. One was late and one is missing. */
async function lateBefore(): Promise<void> {
  await change(
    { obligation: 'committee-meeting', round: 1 },
    { dueOn: '2024-12-10', reachedProvinceAt: atBangkok('2024-12-12', '09:00'), state: 'accepted' },
  );
  await change({ obligation: 'committee-register' }, { dueOn: '2024-12-16' });
}

describe('the reports that may come late', () => {
  it('are named with the reason, for the reader’s area', async () => {
    await lateBefore();
    const found = await read('province');
    expect(found).toMatchObject({ centres: 1, record: null });
    expect(found.duties.find(({ id }) => id === grading.id)).toMatchObject({
      reasons: ['ก่อนหน้านี้ส่งช้า 2 จาก 2 เรื่อง'],
    });
    expect((await read('otherHead')).total).toBe(0);
    await expect(read('otherHead', now, '5704')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('include a report that most other centres of the province have begun', async () => {
    for (const centre of ['t570402', 't570101'])
      await change({ obligation: 'grading', centre }, { state: 'draft' });
    const { duties } = await read('head', atBangkok('2024-12-20', '09:00'));
    expect(duties.map(({ id }) => id)).toEqual([grading.id]);
    expect(duties[0]?.reasons).toEqual(['ยังไม่เริ่ม ขณะที่ ศอช. อื่นเริ่มแล้ว 100% (เหลือ 5 วัน)']);
  });

  it('are recorded from the first day, and compared with what happened', async () => {
    await lateBefore();
    const office = createOffice(db);
    office.setClock(now);
    await lateForecasts.run(office.tools);
    await lateForecasts.run(office.tools);
    const kept = await stores.lateForecasts.within('57');
    expect(kept.map(({ id }) => id)).toContain(grading.id);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
    const later = atBangkok('2024-12-28', '09:00');
    const due = kept.filter(({ id }) => id === grading.id);
    expect(due).toHaveLength(1);
    const { record } = await read('province', later);
    // All three gradings are missing, and only that of ต.เวียง was named as likely late.
    expect(record).toEqual({ named: 1, namedLate: 1, late: 3 });
  });

  it('are listed in Monday’s summary', async () => {
    await lateBefore();
    const office = createOffice(db);
    office.setClock(atBangkok('2024-12-23', '08:30'));
    await weekSummary.run(office.tools);
    const [delivery] = await stores.deliveries.find({ person: 'province' });
    const notice = delivery?.notice;
    const first = notice?.kind === 'summary' ? notice.likelyLate?.first : [];
    expect(first?.[0]).toContain('ก่อนหน้านี้ส่งช้า 2 จาก 2 เรื่อง');
  });

  it('are counted by MongoDB with the same result as one by one', async () => {
    await lateBefore();
    await change(
      { obligation: 'grading', centre: 't570402' },
      {
        dueOn: '2024-12-12',
        reachedProvinceAt: atBangkok('2024-12-12', '23:59'),
        state: 'accepted',
      },
    );
    const today = '2024-12-18';
    const all = (await stores.duties.find({})).filter(
      ({ dueOn, state }) => dueOn < today && state !== 'waived',
    );
    const past = await stores.duties.pastOfCentres('57', today);
    for (const [centre, count] of past) {
      const own = all.filter((duty) => duty.centre === centre);
      expect([centre, count.total, count.late]).toEqual([
        centre,
        own.length,
        own.filter((duty) => wasLate(duty, today)).length,
      ]);
    }
    expect(past.size).toBe(2);
  });
});

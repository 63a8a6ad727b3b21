import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { isSummaryDay } from '#domain/week-summary.ts';
import { deliver } from '#jobs/deliver.ts';
import { weekSummary } from '#jobs/week-summary.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill, holidays, refill } from '#test/support/world.ts';
import { createOffice, digestOf } from './job-fixture.ts';
import type { Office } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
let office: Office;
const monday = atBangkok('2024-12-23', '08:30');

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  office = createOffice(db);
});

const summaries = async () =>
  (await stores.deliveries.find({ 'notice.kind': 'summary' }, { sort: { person: 1 } })).map(
    ({ person, notice }) => ({ person, notice }),
  );

describe('the summary of the week', () => {
  it('tells each head and the province once what arrived, what is late and who does not answer', async () => {
    const sent = dutyOf();
    await stores.duties.put({
      ...sent,
      state: 'inReview',
      submittedAt: atBangkok('2024-12-19', '10:00'),
    });
    for (const day of ['2024-12-18', '2024-12-19', '2024-12-20'] as const) {
      office.setClock(atBangkok(day, '08:30'));
      await office.plan({ notice: digestOf(dutyOf({ obligation: 'grading' })) });
      await deliver.run(office.tools);
    }
    office.setClock(monday);
    await weekSummary.run(office.tools);
    await weekSummary.run(office.tools);
    expect(await summaries()).toMatchObject([
      {
        person: 'head',
        notice: { place: 'อ.เทิง', came: 1, silent: ['officer สมมุติ'], quota: null },
      },
      { person: 'otherHead', notice: { place: 'อ.เมืองเชียงราย', came: 0, silent: [] } },
      { person: 'province', notice: { came: 1, silent: ['officer สมมุติ'] } },
      { person: 'secondProvince' },
    ]);
  });

  it('tells the province whether messages from LINE arrived, and who to call when they did not', async () => {
    const call: typeof office.tools.line.call = async () => ({
      status: 200,
      headers: {},
      body: Buffer.from(
        JSON.stringify({ endpoint: 'https://prasan.example/webhook', active: false }),
      ),
    });
    const { tools } = office;
    office.setClock(monday);
    await weekSummary.run({ ...tools, line: { ...tools.line, call } });
    const [head, , province] = await summaries();
    expect(province?.notice).toMatchObject({ webhook: { isActive: false, parked: 0 } });
    expect(head?.notice).not.toHaveProperty('webhook');
    await deliver.run(tools);
    expect(office.arrived().join()).toContain('ไลน์หยุดส่งข้อความเข้าระบบ');
  });

  it('warns the province when the month’s messages will run out', async () => {
    office.quota.limit = 500;
    office.quota.used = 450;
    office.setClock(monday);
    await weekSummary.run(office.tools);
    const [, , province] = await summaries();
    expect(province?.notice).toMatchObject({ quota: { used: 450, limit: 500 } });
  });

  it('is not sent to a person who muted it, nor on another day', async () => {
    const mutes = [{ topic: 'summary', until: '2024-12-31' }];
    await stores.persons.update({ id: 'head' }, { $set: { mutes } });
    office.setClock(atBangkok('2024-12-24', '08:30'));
    await weekSummary.run(office.tools);
    expect(await summaries()).toEqual([]);
    office.setClock(monday);
    await weekSummary.run(office.tools);
    expect((await summaries()).map(({ person }) => person)).not.toContain('head');
  });

  it('is sent on the next working day when Monday is a holiday', () => {
    const off = new Set([...holidays, '2024-12-23' as const]);
    expect(isSummaryDay('2024-12-23', off)).toBe(false);
    expect(isSummaryDay('2024-12-24', off)).toBe(true);
    expect(isSummaryDay('2024-12-25', off)).toBe(false);
    expect(isSummaryDay('2024-12-24', holidays)).toBe(false);
  });
});

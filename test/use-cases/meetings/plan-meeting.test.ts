import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import { deliver } from '#jobs/deliver.ts';
import { meetingReminders } from '#jobs/meeting-reminders.ts';
import {
  cancelMeeting,
  changeMeeting,
  planMeeting,
  previewMeeting,
  restoreMeeting,
} from '#use-cases/meetings/plan-meeting.ts';
import { execute } from '#use-cases/use-case.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill, now, personOf, refill, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { lineUserId } from '#test/support/line/line-api.ts';
import { after, code } from '../route.ts';
import { cardsIn } from './cards.ts';

const db = await testDatabase();
const { stores } = db;
const office = { current: createOffice(db) };
const plan = { on: '2025-01-15', startAt: '13:30', place: 'ห้องประชุม อบต.เวียง' };
const id = randomUUID();
const officeRow = { id: '57', officeName: 'สำนักงานทดลอง', officePhone: '', quorumPercent: 50 };

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.settings.remove({});
  office.current = createOffice(db);
});

const as = (who: Name, at = now) => situation(db, { as: who, at });
const announce = (who: Name = 'chair', input: object = {}, at = now) =>
  execute(planMeeting, {
    situation: as(who, at),
    input: { id, centre: 't570401', plan, ...input },
  });
const change = (who: Name, input: object, at = now) =>
  execute(changeMeeting, { situation: as(who, at), input: { id, sequence: 0, plan, ...input } });
const cancel = (who: Name, input: object = {}, at = now) =>
  execute(cancelMeeting, {
    situation: as(who, at),
    input: { id, sequence: 0, reason: 'ประธานติดราชการ', ...input },
  });
const restore = (who: Name, at = now) =>
  execute(restoreMeeting, { situation: as(who, at), input: { id } });

/** Who got what by then, as the person's name and the text of the card. */
async function heard(at: Date): Promise<{ who: string; text: string }[]> {
  const { tools, setClock, arrived } = office.current;
  const before = arrived().length;
  setClock(at);
  await deliver.run(tools);
  return arrived()
    .slice(before)
    .map(readMessage)
    .toSorted((a, b) => a.who.localeCompare(b.who));
}

async function morning(day: `${number}-${number}-${number}`) {
  const { tools, setClock } = office.current;
  setClock(atBangkok(day, '08:30'));
  await meetingReminders.run(tools);
  return heard(atBangkok(day, '08:30'));
}

const soon = after(16_000);
const who = (list: readonly { who: string }[]) => list.map((message) => message.who);

const names: readonly Name[] = ['chair', 'secretary', 'member', 'officer', 'wideOfficer', 'head'];

function readMessage(body: string): { who: string; text: string } {
  const { to, texts } = cardsIn(body);
  const who = names.find((name) => lineUserId(name) === to) ?? to;
  return { who, text: texts.join('\n') };
}

describe('a meeting announced ahead', () => {
  it('is told to the members and the officer of the tambon once, with day, time and place', async () => {
    expect(await announce()).toEqual({ told: 3 });
    const messages = await heard(soon);
    expect(who(messages)).toEqual(['member', 'officer', 'secretary']);
    expect(messages[0]?.text).toContain('นัดประชุม');
    expect(messages[0]?.text).toContain('วันพุธที่ 15 มกราคม พ.ศ. 2568 เวลา 13.30 น.');
    expect(messages[0]?.text).toContain('ห้องประชุม อบต.เวียง');
    expect(messages[0]?.text).toContain('แจ้งโดย chair สมมุติ');
    expect(await heard(after(60_000))).toEqual([]);
  });

  it('tells nobody twice when the request comes again, also at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => announce()));
    await announce();
    expect(await heard(soon)).toHaveLength(3);
    expect(await stores.meetings.count({})).toBe(1);
  });

  it('belongs to those who may call the committee together', async () => {
    for (const other of ['member', 'otherChair', 'otherOfficer', 'head', 'province'] as const)
      expect(await code(announce(other))).toBe('not-allowed');
    await announce('officer');
    expect(who(await heard(soon))).toEqual(['chair', 'member', 'secretary']);
    // Another person's id is not answered as one's own.
    expect(await code(announce('chair'))).toBe('not-allowed');
  });

  it.each([
    ['meeting-past', { on: '2024-12-18', startAt: '08:59' }],
    ['meeting-past', { on: '2024-12-17', startAt: '13:30' }],
    ['meeting-far', { on: '2026-01-15', startAt: '13:30' }],
    ['invalid-input', { startAt: '24:00' }],
    ['invalid-input', { startAt: '' }],
    ['invalid-input', { place: '  ' }],
    ['invalid-input', { place: 'ก'.repeat(151) }],
  ])('is refused as %s with %o', async (problem, wrong) => {
    expect(await code(announce('chair', { plan: { ...plan, ...wrong } }))).toBe(problem);
    expect(await stores.meetings.count({})).toBe(0);
  });

  it('is refused on a day that has one already', async () => {
    await announce();
    expect(await code(announce('officer', { id: randomUUID() }))).toBe('meeting-taken');
  });

  it('reminds on the third and the last day before, with the time and place it has by then', async () => {
    await announce();
    await heard(soon);
    await change('officer', { plan: { ...plan, place: 'ศาลาวัดดอน' } });
    await heard(soon);
    const third = await morning('2025-01-10');
    expect(who(third)).toEqual(['chair', 'member', 'secretary']);
    expect(third[0]?.text).toContain('ศาลาวัดดอน');
    expect(await morning('2025-01-13')).toEqual([]);
    expect(who(await morning('2025-01-14'))).toEqual(['chair', 'member', 'secretary']);
  });

  it('reminds on the next morning when the morning of the reminder was missed', async () => {
    await announce();
    await heard(soon);
    await morning('2025-01-09');
    expect(who(await morning('2025-01-13'))).toEqual(['chair', 'member', 'secretary']);
  });

  it('is not reminded of in the push that announces it', async () => {
    const evening = atBangkok('2025-01-13', '19:00');
    await announce('chair', {}, evening);
    const messages = await morning('2025-01-14');
    expect(who(messages)).toEqual(['chair', 'member', 'officer', 'secretary']);
    expect(messages.map(({ text }) => text.match(/ศาลา|ห้องประชุม/g)?.length)).toEqual([1, 1, 1, 1]);
  });

  it('waits for the window that the province chose', async () => {
    await stores.settings.put({
      ...officeRow,
      reminders: { ...usualPolicy, digestAt: '10:00', from: '10:00', to: '12:00' },
    });
    await announce();
    expect(await heard(soon)).toEqual([]);
    expect(await heard(atBangkok('2024-12-18', '10:00'))).toHaveLength(3);
  });

  it('is not told to people who muted meetings, nor where the province switched them off', async () => {
    const mute = { topic: 'meetings', until: '2025-01-31' } as const;
    await stores.persons.put({ ...personOf('member'), mutes: [mute] });
    expect(await announce()).toEqual({ told: 2 });
    const { topics } = usualPolicy;
    await stores.settings.put({
      ...officeRow,
      reminders: { ...usualPolicy, topics: { ...topics, meetings: 'off' } },
    });
    expect(
      await announce('chair', { id: randomUUID(), plan: { ...plan, on: '2025-01-16' } }),
    ).toEqual({ told: 0 });
  });

  it('says before how many people hear of it, who cannot be reached, and when', async () => {
    await stores.persons.put({ ...personOf('member'), following: false });
    const input = { centre: 't570401' };
    const evening = atBangkok('2024-12-18', '20:00');
    expect(await execute(previewMeeting, { situation: as('chair', evening), input })).toEqual({
      people: 2,
      unreached: ['member สมมุติ'],
      left: null,
      nextSendAt: atBangkok('2024-12-19', '08:30'),
    });
  });
});

describe('a changed meeting', () => {
  const moved = { plan: { ...plan, on: '2025-01-20' } } as const;

  it('is told with what it was before', async () => {
    await announce();
    await heard(soon);
    expect(await change('officer', moved)).toEqual({ told: 3 });
    const messages = await heard(soon);
    expect(who(messages)).toEqual(['chair', 'member', 'secretary']);
    expect(messages[1]?.text).toContain('เปลี่ยนนัดประชุม');
    expect(messages[1]?.text).toContain('20 มกราคม');
    expect(messages[1]?.text).toContain('เดิม วันพุธที่ 15 มกราคม');
  });

  it('is announced as new to people who were not told of the first date', async () => {
    await announce();
    await change('chair', moved);
    const messages = await heard(soon);
    expect(who(messages)).toEqual(['member', 'officer', 'secretary']);
    for (const { text } of messages) {
      expect(text).toContain('20 มกราคม');
      expect(text).not.toContain('15 มกราคม');
      expect(text).not.toContain('เปลี่ยน');
    }
  });

  it('is told to nobody when nothing is different', async () => {
    await announce();
    await heard(soon);
    expect(await change('officer', {})).toEqual({ told: 0 });
    expect(await stores.meetings.get(id)).toMatchObject({ sequence: 0 });
  });

  it('is refused on top of a change that the person has not seen', async () => {
    await announce();
    await change('officer', moved);
    expect(await code(change('chair', { plan: { ...plan, on: '2025-01-22' } }))).toBe(
      'meeting-changed',
    );
  });

  it('reminds of its new day only', async () => {
    await announce();
    await change('officer', moved);
    await heard(soon);
    expect(await morning('2025-01-14')).toEqual([]);
    expect(who(await morning('2025-01-17'))).toEqual(['chair', 'member', 'secretary']);
  });

  it('keeps its place after a revision of the report that named it', async () => {
    await stores.meetings.put({
      id,
      centre: 't570401',
      areaCode: '570401',
      on: '2025-01-15',
      place: 'ศาลา',
      duty: dutyOf().id,
      reportedOn: '2025-01-15',
    });
    expect(await change('chair', { plan: { ...plan, on: '2025-01-20' } })).toEqual({ told: 3 });
    expect((await heard(soon))[0]?.text).toContain('เปลี่ยนนัดประชุม');
  });
});

describe('a cancelled meeting', () => {
  it('is told with the reason, and reminds nobody', async () => {
    await announce();
    await heard(soon);
    expect(await cancel('officer')).toEqual({ told: 3 });
    expect(await cancel('chair')).toEqual({ told: 0 });
    const messages = await heard(soon);
    expect(who(messages)).toEqual(['chair', 'member', 'secretary']);
    expect(messages[0]?.text).toContain('ยกเลิกนัดประชุม');
    expect(messages[0]?.text).toContain('ประธานติดราชการ');
    expect(await morning('2025-01-10')).toEqual([]);
  });

  it('is not told to those who never heard of it', async () => {
    await announce();
    expect(await cancel('chair')).toEqual({ told: 0 });
    expect(await heard(soon)).toEqual([]);
  });

  it('does not send a reminder that waited', async () => {
    await announce();
    await heard(soon);
    const { tools, setClock } = office.current;
    setClock(atBangkok('2025-01-10', '08:30'));
    await meetingReminders.run(tools);
    await cancel('officer', {}, atBangkok('2025-01-10', '08:31'));
    const messages = await heard(atBangkok('2025-01-10', '08:35'));
    // The officer cancelled it, and the others hear of that instead of the reminder.
    expect(who(messages)).toEqual(['chair', 'member', 'secretary']);
    expect(messages.filter(({ text }) => text.includes('วันประชุม'))).toEqual([]);
  });

  it('comes back without a word when nobody heard of its end, else with one', async () => {
    await announce();
    await heard(soon);
    await cancel('officer');
    expect(await restore('officer')).toEqual({ told: 0 });
    expect(await heard(soon)).toEqual([]);
    await cancel('officer', { sequence: 2 });
    await heard(soon);
    expect(await restore('officer')).toEqual({ told: 3 });
    expect((await heard(soon))[0]?.text).toContain('กลับมานัดประชุมตามเดิม');
    expect(who(await morning('2025-01-10'))).toEqual(['chair', 'member', 'secretary']);
  });

  it('is not told on once the day is over', async () => {
    await announce();
    await heard(soon);
    expect(await code(cancel('officer', {}, atBangkok('2025-01-16', '09:00')))).toBe(
      'meeting-past',
    );
  });
});

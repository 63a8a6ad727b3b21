import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodePostback } from '#bot/postback.ts';
import type { PostbackAction } from '#bot/postback.ts';
import type { Notice } from '#models/notice-schema.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { testDatabase } from '../../support/database.ts';
import { dutyOf, fill, now, personOf, refill } from '../../support/world.ts';
import { createChat, wordsOf } from '../chat.ts';

const db = await testDatabase();
const { stores } = db;
const chat = createChat(db, { now });
const duty = dutyOf({ obligation: 'grading' });
const meeting = dutyOf({ obligation: 'committee-meeting' });
const { lineUserId } = personOf('officer');
const tap = async (action: PostbackAction) =>
  wordsOf(await chat.tap(lineUserId, encodePostback(action)));

async function receive(notice: Notice): Promise<string> {
  const plan = { key: randomUUID(), person: 'officer', areaCode: '570401', notice } as const;
  const delivery = plannedDelivery({ ...plan, notBefore: now, now });
  await stores.deliveries.plan([{ ...delivery, state: 'sent', sentAt: now }]);
  return delivery.id;
}
const digest = () =>
  receive({
    kind: 'digest',
    day: '2024-12-18',
    entries: [{ duty: duty.id, wave: 0, dueOn: duty.dueOn, escalatedFrom: null }],
  });

/** The officer of ต.เวียง of อ.เทิง now has ต.เวียง of อ.เมืองเชียงราย. */
const moveAway = () =>
  stores.persons.update(
    { id: 'officer' },
    { $set: { grants: [{ role: 'officer', areaCode: '570101', centre: null, seat: null }] } },
  );

beforeAll(() => fill(db));
beforeEach(() => refill(db));

describe('an old button, tapped after its person moved to another district', () => {
  it.each(['acknowledge', 'extension'] as const)(
    'shows nothing about the former duties: %s',
    async (kind) => {
      const delivery = await digest();
      const shown = await tap({ kind, delivery });
      expect(shown).not.toContain('ปุ่มจากข้อความเก่า');
      await moveAway();
      const words = await tap({ kind, delivery });
      expect(words).not.toMatch(/ประเมิน|อ\.เทิง|ค้างส่ง/u);
      expect(words).toContain('ปุ่มจากข้อความเก่า');
    },
  );

  it.each<PostbackAction>([
    { kind: 'askExtension', duty: duty.id },
    { kind: 'sendExtension', duty: duty.id, reason: 'disaster', dueOn: '2025-01-06' },
    { kind: 'withdrawExtension', duty: duty.id },
    { kind: 'decideExtension', duty: duty.id, dueOn: '2025-01-06', grant: 'yes' },
    { kind: 'undo', duty: duty.id, version: '1' },
    { kind: 'meetingStep', duty: meeting.id, step: 'heldOn' },
    { kind: 'meetingSay', duty: meeting.id, field: 'place' },
    { kind: 'meetingBegin', centre: 't570401' },
    { kind: 'place', areaCode: '570401' },
  ])('changes and shows nothing of the former duties: $kind', async (action) => {
    await moveAway();
    const before = [await stores.duties.get(duty.id), await stores.duties.get(meeting.id)];
    const words = await tap(action);
    expect(words).not.toMatch(/ครั้งที่ 1|ประเมินระดับ|ยังไม่เริ่ม/u);
    expect([await stores.duties.get(duty.id), await stores.duties.get(meeting.id)]).toEqual(before);
    expect(await stores.drafts.count({})).toBe(0);
  });
});

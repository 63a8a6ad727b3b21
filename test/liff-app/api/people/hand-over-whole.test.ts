import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { encodePostback } from '#bot/postback.ts';
import { execute } from '#use-cases/use-case.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, personOf, plainAnswers, situation } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { clients } = await openDesk(db);
const tambons = ['570401', '570402', '570101'] as const;
const officerOf = (areaCode: (typeof tambons)[number]) => ({
  role: 'officer' as const,
  areaCode,
  centre: null,
});
const returned = dutyOf();
const drafts = [
  dutyOf({ obligation: 'committee-meeting', centre: 't570402' }),
  dutyOf({ obligation: 'committee-meeting', centre: 't570101' }),
];

it('a hand-over gives three tambons, two drafts and a returned report to two successors', async () => {
  const grants = tambons.map((areaCode) => ({ ...officerOf(areaCode), seat: null }));
  await stores.persons.update({ id: 'wideOfficer' }, { $set: { grants } });
  const leaver = { ...situation(db, { as: 'wideOfficer' }) };
  const { wideOfficer, otherOfficer, officer, head, province } = await clients(
    'wideOfficer',
    'otherOfficer',
    'officer',
    'head',
    'province',
  );
  const path = `/api/duties/${returned.id}`;
  const report = { submission: randomUUID(), follows: 0, answers: plainAnswers, reasons: {} };
  await wideOfficer({ path: `${path}/submissions`, json: report });
  const comments = [{ path: null, text: 'ขอหลักฐานเพิ่ม' }];
  await head({
    path: `${path}/return`,
    json: { revision: 1, returnDueOn: '2024-12-24', comments },
  });
  for (const { id } of drafts) {
    const changes = [{ field: 'place', value: 'วัดกลาง', seen: null }];
    const actor = { ...leaver.actor, grants };
    await execute(saveDraft, { situation: { ...leaver, actor }, input: { id, changes } });
  }
  await stores.deliveries.remove({});

  const json = {
    id: randomUUID(),
    parts: [
      { from: officerOf('570401'), areaCode: '570401', to: 'otherOfficer' },
      { from: officerOf('570402'), areaCode: '570402', to: 'otherOfficer' },
      { from: officerOf('570101'), areaCode: '570101', to: 'officer' },
    ],
    ends: tambons.map(officerOf),
    reason: 'ย้ายไปจังหวัดอื่น',
  };
  const answer = await province({ path: '/api/people/wideOfficer/hand-over', json });
  expect(outcome(answer)).toBe('200');
  expect(answer.json).toMatchObject({ successors: 2, drafts: 2 });

  // Checks that everything has reached the successors.
  const holders = await Promise.all(drafts.map(({ id }) => stores.drafts.get(id)));
  expect(holders.map((draft) => draft?.holder)).toEqual(['otherOfficer', 'officer']);
  const mine = await otherOfficer({ path });
  expect(mine.json).toMatchObject({ duty: { state: 'returned' } });
  expect(JSON.stringify(mine.json)).toContain('"fill"');
  const told = await stores.deliveries.find({});
  expect(told.map(({ person, notice }) => `${person} ${notice.kind}`).toSorted()).toEqual([
    'officer handedOver',
    'otherOfficer handedOver',
    'wideOfficer roleEnded',
  ]);

  // Checks that the former holder has lost all access.
  expect(outcome(await wideOfficer({ path }))).toMatch(/^40[134]/);
  expect(outcome(await officer({ path }))).toBe('200 returned');
  const chat = createChat(db);
  const old = encodePostback({ kind: 'askExtension', duty: returned.id });
  const words = wordsOf(await chat.tap(personOf('wideOfficer').lineUserId, old));
  expect(words).toContain('เข้าร่วมก่อนใช้งาน');
});

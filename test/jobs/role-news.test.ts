import { beforeAll, beforeEach, expect, it } from 'vitest';
import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import { deliver } from '#jobs/deliver.ts';
import { createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { fill, now, personOf, refill, situation } from '#test/support/world.ts';
import { createInvite } from '#use-cases/people/invites.ts';
import { execute } from '#use-cases/use-case.ts';
import { createOffice } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const officeRow = { id: '57', officeName: 'สำนักงานทดลอง', officePhone: '', quorumPercent: 50 };

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.settings.remove({});
  await stores.settings.insert({
    ...officeRow,
    reminders: { ...usualPolicy, digestAt: '09:00', from: '08:30' },
  });
});

it('names the hour of the province in the message about a given role', async () => {
  const office = createOffice(db);
  const roles = [{ role: 'officer', seat: null, place: 'ต.เวียง' }] as const;
  await office.plan({ notice: { kind: 'roleGiven', by: 'ผู้ทดลอง', roles: [...roles] } });
  await deliver.run(office.tools);
  expect(office.arrived()[0]).toContain('09.00 น.');
  expect(office.arrived()[0]).not.toContain('08.30');
});

it('names the hour of the province to a person who joins by a code', async () => {
  const chat = createChat(db, { now });
  const { code } = await execute(createInvite, {
    situation: situation(db, { as: 'head' }),
    input: { role: 'officer', areaCode: '5704', centre: null, seat: null, uses: 1, days: 7 },
  });
  const said = wordsOf(await chat.say(personOf('stranger').lineUserId, code));
  expect(said).toContain('09.00 น.');
});

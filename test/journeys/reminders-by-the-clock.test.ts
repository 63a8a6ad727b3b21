import { expect, test } from 'vitest';
import { actionsOf, cast, wordsOf } from '../support/demo-world.ts';
import { runningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

const morning = { start: new Date('2024-12-18T08:00:00+07:00') };

/** Every digest sent, with its day and its recipient. */
async function digestsSent({ db }: RunningApp): Promise<{ day: string; person: string }[]> {
  const sent = await db.stores.deliveries.find({ 'notice.kind': 'digest', state: 'sent' });
  return sent.flatMap(({ notice, person }) =>
    notice.kind === 'digest' ? [{ day: notice.day, person }] : [],
  );
}

async function entriesOf(running: RunningApp, of: { person: string; day: string }) {
  const found = await running.db.stores.deliveries.find({ person: of.person });
  return found.flatMap(({ notice }) =>
    notice.kind === 'digest' && notice.day === of.day ? notice.entries : [],
  );
}

test('officers and heads get one digest each at 08:30, and nothing before', async () => {
  const running = await runningApp(morning);
  const { simulator, person, moveClock, settle } = running;
  const heard = (name: string) => simulator.accountMessages(person(name).lineUserId);
  const digestsOf = async (name: string) =>
    (await digestsSent(running)).filter((digest) => digest.person === person(name).id);
  await settle();
  expect(heard(cast.officer)).toHaveLength(0);
  await moveClock('2024-12-18T08:29:59+07:00');
  expect(heard(cast.officer)).toHaveLength(0);

  await moveClock('2024-12-18T08:31:00+07:00');
  await settle();
  expect(await digestsOf(cast.officer)).toHaveLength(1);
  expect(await digestsOf(cast.head)).toHaveLength(1);
  expect(heard(cast.chair)).toHaveLength(0);
  expect(heard(cast.admin)).toHaveLength(0);
  expect(wordsOf(heard(cast.officer))).toContain('งิ้ว');
  const officers = await entriesOf(running, { person: person(cast.officer).id, day: '2024-12-18' });
  const heads = await entriesOf(running, { person: person(cast.head).id, day: '2024-12-18' });
  expect(new Set(officers.map((entry) => entry.wave))).toEqual(new Set([0]));
  expect(new Set(heads.map((entry) => entry.wave))).toEqual(new Set([-7]));
  expect(running.complaints).toEqual([]);
});

test('a duty accepted before the digest is sent is not in it', async () => {
  const running = await runningApp(morning);
  const { db, person, moveClock, settle } = running;
  const officer = person(cast.officer);
  const owed = await db.stores.duties.find({ obligation: 'grading', centreName: 'ศอช.ต.ปล้อง' });
  const duty = owed.find((duty) => duty.round === 1 && duty.districtName === 'เทิง');
  await db.stores.duties.updateMany({ id: duty?.id ?? '' }, { $set: { state: 'accepted' } });
  await moveClock('2024-12-18T08:31:00+07:00');
  await settle();
  const told = await entriesOf(running, { person: officer.id, day: '2024-12-18' });
  expect(told.length).toBeGreaterThan(0);
  expect(told.map((entry) => entry.duty)).not.toContain(duty?.id);
});

test('รับทราบ stops the escalation of a duty; without an answer the head is reminded on the next working day', async () => {
  const running = await runningApp(morning);
  const { simulator, db, person, moveClock, settle } = running;
  await moveClock('2024-12-18T08:31:00+07:00');
  await settle();
  const officer = person(cast.officer);
  const [digest] = simulator.accountMessages(officer.lineUserId);
  const acknowledge = actionsOf(digest).find((action) =>
    String(action['label']).includes('รับทราบ'),
  );
  expect(acknowledge).toBeDefined();
  simulator.tap(officer.lineUserId, acknowledge);
  await settle();
  const [answered] = await db.stores.deliveries.find({ person: officer.id });
  expect(answered?.acknowledgedAt).not.toBeNull();

  await moveClock('2024-12-19T08:31:00+07:00');
  await settle();
  const climbed = await entriesOf(running, { person: person(cast.head).id, day: '2024-12-19' });
  expect(climbed.filter((entry) => entry.escalatedFrom === officer.id)).toEqual([]);
  const elsewhere = await db.stores.deliveries.find({ 'notice.day': '2024-12-19' });
  const escalated = elsewhere.flatMap(({ notice }) =>
    notice.kind === 'digest' ? notice.entries.filter((entry) => entry.escalatedFrom !== null) : [],
  );
  expect(escalated.length).toBeGreaterThan(0);
});

test('each working day over New Year has its digests once, and no day off has any', async () => {
  const running = await runningApp(morning);
  const { moveClock, settle, simulator } = running;
  await moveClock('2025-01-03T09:00:00+07:00');
  await settle();
  const sent = await digestsSent(running);
  const days = new Set(sent.map((digest) => digest.day));
  for (const off of ['2024-12-21', '2024-12-22', '2024-12-28', '2024-12-29', '2025-01-01'])
    expect(days).not.toContain(off);
  for (const on of ['2024-12-18', '2024-12-25', '2025-01-02']) expect(days).toContain(on);
  expect(new Set(sent.map((digest) => `${digest.day} ${digest.person}`)).size).toBe(sent.length);
  const shown = running.people.flatMap((person) => simulator.accountMessages(person.lineUserId));
  // Other reminders: terms that end and coming meetings.
  expect(shown).toHaveLength(await running.db.stores.deliveries.count({ state: 'sent' }));

  await moveClock('2025-01-03T10:00:00+07:00');
  await settle();
  expect(await digestsSent(running)).toHaveLength(sent.length);
});

test('the development clock moves forward only', async () => {
  const running = await runningApp();
  await expect(running.moveClock('2024-12-17T09:00:00+07:00')).rejects.toThrow('409');
});

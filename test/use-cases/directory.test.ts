import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkMember, unlinkMember } from '#use-cases/centres/link-member.ts';
import { markActive } from '#use-cases/people/activity.ts';
import { readDirectory } from '#use-cases/people/directory/read-directory.ts';
import { readNotYet } from '#use-cases/people/directory/not-yet.ts';
import { readPeopleCounts } from '#use-cases/people/directory/people-counts.ts';
import { openPhone, readPerson, renamePerson } from '#use-cases/people/directory/person.ts';
import { createInvite } from '#use-cases/people/invites.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { execute } from '#use-cases/use-case.ts';
import { lineUserId } from '../support/line/line-api.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, now, personOf, refill, seatMembers, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const as = (name: Name) => situation(db, { as: name });
const neighbourGrant = {
  role: 'province' as const,
  areaCode: '56' as const,
  centre: null,
  seat: null,
};
const neighbour = {
  ...as('province'),
  actor: { person: 'neighbour', name: 'เพื่อนบ้าน', grants: [neighbourGrant] },
};

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await seatMembers(db);
  await stores.members.updateMany({ id: 'm1' }, { $set: { phone: '0812345678' } });
  await stores.members.updateMany({ id: 'm1' }, { $set: { person: 'chair', linkedBy: 'officer' } });
  await stores.persons.change('secretary', { following: false, followChangedAt: now });
  await stores.persons.insert({
    ...personOf('stranger'),
    id: 'neighbour',
    lineUserId: lineUserId('neighbour'),
    name: 'เพื่อนบ้าน สมมุติ',
    grants: [neighbourGrant, { ...neighbourGrant, role: 'officer', areaCode: '5801' }],
  });
});

const idsOf = (list: { people: readonly { id: string }[] }) =>
  list.people.map(({ id }) => id).toSorted();
const auditOf = async (person: string, action: string) =>
  (await stores.audit.ofSubject(person)).filter((row) => row.action === action);

describe('the directory of people', () => {
  it('lists the people of a district with their register row, and the blocked one first', async () => {
    const list = await execute(readDirectory, { situation: as('head'), input: {} });
    expect(idsOf(list)).toEqual([
      'chair',
      'head',
      'member',
      'officer',
      'otherChair',
      'otherOfficer',
      'secretary',
      'wideOfficer',
    ]);
    expect(list.people[0]).toMatchObject({ id: 'secretary', reach: 'blocked' });
    expect(list.people.find(({ id }) => id === 'chair')).toMatchObject({
      rows: [{ name: 'นางคนที่1 สมมุติ', seatLabel: 'ประธาน' }],
      activity: 'week',
    });
    expect(list.counts).toEqual({ blocked: 1, neverAdded: 0, friend: 7, silent: 0 });
    expect(JSON.stringify(list)).not.toMatch(/0812345678|lineUserId/);
  });

  it('hides people and roles of this province from another', async () => {
    const theirs = await execute(readDirectory, { situation: neighbour, input: {} });
    expect(idsOf(theirs)).toEqual(['neighbour']);
    expect(theirs.people[0]?.grants.map(({ areaCode }) => areaCode)).toEqual(['56']);
    const ours = await execute(readDirectory, { situation: as('province'), input: {} });
    expect(idsOf(ours)).not.toContain('neighbour');
    const gaps = await execute(readNotYet, { situation: neighbour, input: { who: 'all' } });
    expect([gaps.centres, gaps.figures.sitting]).toEqual([[], 0]);
    for (const useCase of [readPerson, openPhone])
      await expect(
        execute<typeof useCase.input, unknown>(useCase, {
          situation: neighbour,
          input: { id: 'chair' },
        }),
      ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is paged, and finds a person by the name of the centre', async () => {
    const people = Array.from({ length: 60 }, (_, at) => ({
      ...personOf('officer'),
      id: `officer-${at}`,
      lineUserId: lineUserId(`officer-${at}`),
    }));
    await stores.persons.insertMissing(people);
    const first = await execute(readDirectory, { situation: as('head'), input: {} });
    const rest = await execute(readDirectory, {
      situation: as('head'),
      input: { from: first.next },
    });
    expect([first.people.length, rest.people.length, rest.next]).toEqual([50, 18, null]);
    const input = { query: 'ศอช.ต.', role: 'member' };
    expect((await execute(readDirectory, { situation: as('head'), input })).found).toBe(4);
  });
});

describe('the list of missing people', () => {
  it('names sitting members without an account by centre', async () => {
    const gaps = await execute(readNotYet, { situation: as('head'), input: { who: 'all' } });
    const centre = gaps.centres.find((one) => one.centre.id === 't570401');
    expect(centre).toMatchObject({ sitting: 9, joined: 1, chair: 'friend', reached: 2 });
    expect(centre?.missing).toHaveLength(8);
    expect(gaps.unreached).toEqual([]);
    expect(
      (await execute(readNotYet, { situation: as('otherHead'), input: {} })).unreached,
    ).toEqual([{ areaCode: '570101', name: 'ต.เวียง' }]);
  });
});

describe('the tabs of the screen of people', () => {
  it('count people, members without an account, open requests and usable codes', async () => {
    const input = { role: 'officer', areaCode: '570401', centre: null, seat: null };
    await execute(createInvite, { situation: as('head'), input: { ...input, uses: 1, days: 7 } });
    const counts = await execute(readPeopleCounts, { situation: as('head'), input: {} });
    expect(counts).toEqual({
      directory: 8,
      notYet: 8,
      requests: 0,
      invites: 1,
      centres: 3,
      unreachedCentres: 1,
    });
    await expect(
      execute(readPeopleCounts, { situation: as('officer'), input: {} }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the open work of a person', () => {
  const readAs = (name: Name, id: string) =>
    execute(readPerson, { situation: as(name), input: { id } });

  it('depends on the role: reports to write for an officer, to review for a head', async () => {
    const before = { officer: await readAs('head', 'officer'), head: await readAs('head', 'head') };
    expect(before.officer.work).toMatchObject({ owed: 7, late: 0 });
    expect(before.head.work.owed).toBe(4);
    const { id } = dutyOf();
    await stores.duties.updateMany({ id }, { $set: { state: 'inReview', reviewAt: 'district' } });
    expect((await readAs('head', 'officer')).work.owed).toBe(6);
    expect((await readAs('head', 'head')).work.owed).toBe(5);
    expect((await readAs('head', 'chair')).work).toEqual({ owed: 0, late: 0, duties: [] });
  });

  it('is counted in the directory, which shows the roles that the reader may end', async () => {
    const list = await execute(readDirectory, { situation: as('head'), input: {} });
    expect(list.people.find(({ id }) => id === 'officer')?.work).toBe(7);
    const shown = await readAs('head', 'officer');
    expect(shown.grants).toMatchObject([{ role: 'officer', mayTake: true }]);
  });

  it('shows for how many mornings an officer has not answered reminders', async () => {
    const yesterday = new Date(now.getTime() - 86_400_000);
    const notice = { kind: 'digest' as const, day: '2024-12-17' as const, entries: [] };
    const planned = { key: 'digest:17', person: 'officer', areaCode: '5704' as const, notice };
    const delivery = plannedDelivery({ ...planned, notBefore: yesterday, now: yesterday });
    await stores.deliveries.plan([{ ...delivery, state: 'sent', sentAt: yesterday }]);
    expect((await readAs('head', 'officer')).silentDays).toBe(1);
    const input = { reach: 'silent' };
    const list = await execute(readDirectory, { situation: as('head'), input });
    expect(list.people).toMatchObject([{ id: 'officer', silentDays: 1 }]);
    await stores.deliveries.mark(delivery.id, { seenAt: now });
    expect((await readAs('head', 'officer')).silentDays).toBe(0);
  });

  it('shows when reminders were escalated to the head', async () => {
    const entry = { duty: dutyOf().id, wave: 3, dueOn: '2024-12-25' as const };
    const notice = {
      kind: 'digest' as const,
      day: '2024-12-18' as const,
      entries: [{ ...entry, escalatedFrom: 'officer' }],
    };
    const planned = { key: 'digest:head', person: 'head', areaCode: '5704' as const, notice };
    await stores.deliveries.plan([
      plannedDelivery({ ...planned, urgent: false, notBefore: now, now }),
    ]);
    expect((await readAs('head', 'officer')).escalations).toEqual([
      { to: 'districtHead', at: now },
    ]);
    expect((await readAs('head', 'wideOfficer')).escalations).toEqual([]);
  });
});

describe('the phone number of a person', () => {
  it('is masked until a head opens it, and the opening is audited', async () => {
    const before = (await auditOf('chair', 'person.phone')).length;
    const shown = await execute(readPerson, { situation: as('head'), input: { id: 'chair' } });
    expect(shown.phone).toBe('081-xxx-5678');
    expect(await auditOf('chair', 'person.phone')).toHaveLength(before);
    const input = { id: 'chair' };
    expect(await execute(openPhone, { situation: as('head'), input })).toEqual({
      phone: '0812345678',
    });
    expect((await auditOf('chair', 'person.phone')).slice(before)).toMatchObject([
      { by: 'head', areaCode: '570401' },
    ]);
  });

  it('cannot be opened by members and officers', async () => {
    for (const name of ['chair', 'secretary', 'officer'] as const)
      await expect(
        execute(openPhone, { situation: as(name), input: { id: 'chair' } }),
      ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the corrected name of a person', () => {
  it('is not changed by a head who is responsible for only one of the person’s roles', async () => {
    const near = { role: 'officer' as const, areaCode: '5704' as const, centre: null, seat: null };
    const { grants } = personOf('province');
    await stores.persons.update({ id: 'province' }, { $set: { grants: [...grants, near] } });
    const input = { id: 'province', name: 'นายอื่น ทดลอง' };
    await expect(execute(renamePerson, { situation: as('head'), input })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('replaces the name, keeps LINE’s name and is audited once', async () => {
    const input = { id: 'chair', name: 'นางจันทร์ดี สมมุติ' };
    const before = (await auditOf('chair', 'person.rename')).length;
    await execute(renamePerson, { situation: as('head'), input });
    await execute(renamePerson, { situation: as('head'), input });
    expect(await stores.persons.get('chair')).toMatchObject({
      name: 'นางจันทร์ดี สมมุติ',
      lineName: 'chair สมมุติ',
    });
    expect((await auditOf('chair', 'person.rename')).slice(before)).toMatchObject([
      { before: 'chair สมมุติ', after: 'นางจันทร์ดี สมมุติ' },
    ]);
  });
});

describe('the link to a register row', () => {
  it('is removed with the seat, audited once, and can be made again by the head', async () => {
    const before = (await auditOf('chair', 'member.unlink')).length;
    const input = { member: 'm1', person: 'chair' };
    await execute(unlinkMember, { situation: as('head'), input });
    await execute(unlinkMember, { situation: as('head'), input });
    expect(await stores.members.get('m1')).toMatchObject({ person: null, linkedBy: null });
    expect((await stores.persons.get('chair'))?.grants).toMatchObject([
      { role: 'member', centre: 't570401', seat: null },
    ]);
    expect((await auditOf('chair', 'member.unlink')).slice(before)).toHaveLength(1);
    await execute(linkMember, { situation: as('head'), input });
    expect((await stores.persons.get('chair'))?.grants[0]?.seat).toBe('chair');
  });

  it('cannot be taken from another person, nor by people without the right', async () => {
    const attempt = (name: Name, person: string) =>
      execute(unlinkMember, { situation: as(name), input: { member: 'm1', person } });
    await expect(attempt('officer', 'member')).rejects.toMatchObject({ code: 'conflict' });
    for (const name of ['chair', 'otherOfficer', 'otherHead'] as const)
      await expect(attempt(name, 'chair')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the time of a person’s last use', () => {
  it('is written once an hour at most', async () => {
    const use = async (minutes: number) => {
      const person = await stores.persons.get('chair');
      if (!person) throw new Error('no chair');
      const at = new Date(now.getTime() + minutes * 60_000);
      await markActive({ stores, now: at }, person);
      return (await stores.persons.get('chair'))?.lastActiveAt;
    };
    expect(await use(0)).toEqual(now);
    expect(await use(59)).toEqual(now);
    expect(await use(60)).toEqual(new Date(now.getTime() + 3_600_000));
  });
});

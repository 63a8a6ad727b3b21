import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '#domain/limits.ts';
import { retentionRules } from '#domain/privacy/retention.ts';
import { formerHolder } from '#domain/privacy/erase-text.ts';
import { runRetention } from '#use-cases/privacy/run-retention.ts';
import { editRetention, readRetention } from '#use-cases/privacy/edit-retention.ts';
import { execute } from '#use-cases/use-case.ts';
import type { JoinRequest } from '#models/join-requests.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill, now, personOf, refill, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

const db = await testDatabase();
const { stores } = db;
const after = (days: number): Date => new Date(now.getTime() + days * 86_400_000 + 1);
const run = (days: number) => runRetention(db, { now: after(days), wallNow: after(days) });

const draftOf = (id: string) => ({
  id,
  areaCode: '570401' as const,
  holder: 'officer',
  answers: {},
  reasons: {},
  savedAt: {},
  progress: { done: 0, total: 1 },
  updatedAt: now,
  version: 1,
});

/** A person without a role, of whom other tests have written no audit rows. */
const idlePerson = { ...personOf('stranger'), id: 'idle', lineUserId: 'U-idle' };

const openRequest: JoinRequest = {
  id: randomUUID(),
  person: idlePerson.id,
  name: 'ใหม่ สมมุติ',
  phone: null,
  role: 'member',
  areaCode: '570401',
  centre: 't570401',
  seat: null,
  askedAt: now,
  state: 'asked',
  decidedBy: null,
  decidedAt: null,
  reason: null,
  given: null,
};

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.settings.remove({});
});

describe('the nightly removal of old data', () => {
  it('removes drafts of closed duties after their days, and leaves drafts of owed duties', async () => {
    const [closed, owed] = [dutyOf(), dutyOf({ centre: 't570402' })];
    await stores.duties.save({ ...closed, state: 'accepted' });
    await stores.drafts.insert(draftOf(closed.id));
    await stores.drafts.insert(draftOf(owed.id));
    expect(await run(retentionRules.drafts.days - 1)).toMatchObject({ drafts: 0 });
    expect(await run(retentionRules.drafts.days)).toMatchObject({ drafts: 1 });
    expect((await stores.drafts.find({})).map(({ id }) => id)).toEqual([owed.id]);
  });

  it('removes sent messages, and leaves planned ones', async () => {
    const notice = { kind: 'accepted', duty: dutyOf().id, revision: 1 } as const;
    const plan = { person: 'officer', areaCode: '570401', notice, notBefore: now, now } as const;
    await stores.deliveries.plan([
      { ...plannedDelivery({ ...plan, key: 'old' }), state: 'sent', sentAt: now },
      plannedDelivery({ ...plan, key: 'planned' }),
    ]);
    expect(await run(retentionRules.deliveries.days)).toMatchObject({ deliveries: 1 });
    expect((await stores.deliveries.find({})).map(({ state }) => state)).toEqual(['planned']);
  });

  it('removes answered questions and texts that were not passed on, and leaves open questions', async () => {
    const state = async (days: number) => {
      await run(days);
      return (await stores.questions.find({})).map((question) => question.state).toSorted();
    };
    const question = (as: 'heard' | 'open' | 'answered' | 'closed') => ({
      id: randomUUID(),
      person: 'chair',
      desk: '570401' as const,
      state: as,
      messages: [{ from: 'asker' as const, by: 'chair', text: 'ถาม', at: now }],
      askedAt: now,
      waitingSince: now,
      changedAt: now,
    });
    for (const as of ['heard', 'open', 'answered', 'closed'] as const)
      await stores.questions.insert(question(as));
    const { questions, heardTexts } = retentionRules;
    expect(await state(heardTexts.days - 1)).toEqual(['answered', 'closed', 'heard', 'open']);
    expect(await state(heardTexts.days)).toEqual(['answered', 'closed', 'open']);
    expect(await state(questions.days)).toEqual(['open']);
  });

  it('removes handled events, and leaves waiting ones', async () => {
    const event = (id: string) => ({
      id,
      source: id,
      json: '{}',
      receivedAt: now,
      happenedAt: now,
      place: 0,
      attempts: 0,
    });
    await stores.inbox.keep([event('handled'), event('waiting')]);
    await stores.inbox.done(['handled'], now);
    expect(await run(retentionRules.inbox.days)).toMatchObject({ inbox: 1 });
    expect(await stores.inbox.countBy('waiting')).toBe(1);
  });

  it('erases people without a role after a year, and never people with a role', async () => {
    await stores.persons.put({ ...personOf('stranger'), joinedAt: null });
    expect(await run(364)).toMatchObject({ people: 0 });
    // For a person without any date, the year is counted from the first night.
    expect(await run(364 + 364)).toMatchObject({ people: 0 });
    expect(await run(364 + 366)).toMatchObject({ people: 1 });
    expect(await stores.persons.get('stranger')).toMatchObject({ name: formerHolder });
    expect((await stores.persons.get('chair'))?.name).toBe(personOf('chair').name);
  });

  it('leaves a person who was active within the year, or whose request to join is open', async () => {
    const stranger = { ...idlePerson, joinedAt: null, followChangedAt: now };
    await stores.persons.put({ ...stranger, lastActiveAt: after(300) });
    expect(await run(500)).toMatchObject({ people: 0 });
    await stores.persons.put(stranger);
    const askedAt = after(retentionRules.people.days - 10);
    await stores.joinRequests.insert({ ...openRequest, askedAt });
    expect(await run(500)).toMatchObject({ people: 0 });
    await stores.joinRequests.remove({});
    expect(await run(500)).toMatchObject({ people: 1 });
  });

  it('ends a request to join that got no answer in 90 days', async () => {
    await stores.joinRequests.insert(openRequest);
    await run(limits.joinRequest.openDays - 1);
    expect(await stores.joinRequests.get(openRequest.id)).toMatchObject({ state: 'asked' });
    await run(limits.joinRequest.openDays);
    expect(await stores.joinRequests.get(openRequest.id)).toMatchObject({ state: 'withdrawn' });
    await stores.joinRequests.remove({});
  });

  it('counts the year from the first night without a role when its end has no date', async () => {
    const former = { ...personOf('stranger'), joinedAt: now };
    await stores.persons.put(former);
    expect(await run(800)).toMatchObject({ people: 0 });
    expect(await run(800 + 364)).toMatchObject({ people: 0 });
    expect(await run(800 + 366)).toMatchObject({ people: 1 });
  });

  it('counts the year from the recorded end of the last role', async () => {
    await stores.persons.put(idlePerson);
    await stores.audit.insert({
      id: randomUUID(),
      at: after(500),
      by: 'officer',
      role: 'officer',
      action: 'person.seated',
      subject: idlePerson.id,
      areaCode: '570401',
      channel: 'app',
      note: null,
    });
    expect(await run(800)).toMatchObject({ people: 0 });
    expect(await run(866)).toMatchObject({ people: 1 });
  });

  it('removes answered requests about personal data after their days, and no open request', async () => {
    const asked = {
      person: 'chair',
      areaCode: '57',
      words: 'ทั้งหมด',
      askedAt: now,
      dueOn: '2025-01-17',
      decidedBy: null,
      decidedAt: null,
      reply: null,
    } as const;
    const done = { decidedBy: 'province', decidedAt: now, reply: 'ส่งแล้ว' };
    const { dataRequests, erasureRequests } = stores;
    const copy = { ...asked, kind: 'copy' } as const;
    await dataRequests.insert({ ...copy, ...done, id: randomUUID(), state: 'answered' });
    await dataRequests.insert({ ...copy, id: randomUUID(), state: 'asked' });
    const erasure = { ...asked, ...done, channel: 'app', erasedAt: null } as const;
    await erasureRequests.insert({ ...erasure, id: randomUUID(), state: 'refused' });
    await erasureRequests.insert({ ...erasure, id: randomUUID(), state: 'granted' });
    const { days } = retentionRules.dataRequests;
    expect(await run(days - 1)).toMatchObject({ dataRequests: 0 });
    expect(await run(days)).toMatchObject({ dataRequests: 2 });
    expect((await dataRequests.find({})).map(({ state }) => state)).toEqual(['asked']);
    expect((await erasureRequests.find({})).map(({ state }) => state)).toEqual(['granted']);
  });

  it('can be repeated, and says what the last run removed', async () => {
    await run(400);
    expect(await run(400)).toMatchObject({ drafts: 0, deliveries: 0, people: 0 });
    const read = await execute(readRetention, {
      situation: situation(db, { as: 'province' }),
      input: {},
    });
    expect(read.lastRun).toMatchObject({ at: after(400), removed: { drafts: 0 } });
  });
});

describe('the number of days after which each kind of data is removed', () => {
  const edit = (as: Name, days: Record<string, number>) =>
    execute(editRetention, { situation: situation(db, { as }), input: { days } });

  it('is set by the province and used by the next run', async () => {
    const closed = dutyOf();
    await stores.duties.save({ ...closed, state: 'waived' });
    await stores.drafts.insert(draftOf(closed.id));
    await edit('province', { drafts: 30 });
    expect(await run(30)).toMatchObject({ drafts: 1 });
    const rows = await stores.audit.ofSubject('retention:57');
    expect(rows.at(-1)).toMatchObject({ by: 'province', after: { drafts: 30 } });
  });

  it('is limited at both ends', async () => {
    await expect(edit('province', { drafts: 29 })).rejects.toMatchObject({
      code: 'retention-limit',
    });
    await expect(edit('province', { inbox: 15 })).rejects.toMatchObject({
      code: 'retention-limit',
    });
  });

  it.each<Name>(['head', 'officer', 'admin', 'stranger'])(
    'cannot be changed by the %s',
    async (name) => {
      await expect(edit(name, { drafts: 40 })).rejects.toMatchObject({ code: 'not-allowed' });
    },
  );
});

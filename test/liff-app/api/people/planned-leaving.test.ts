import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { plannedLeavings } from '#jobs/planned-leavings.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { testDatabase } from '#test/support/database.ts';
import { personOf } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { openDesk, outcome } from '../api-fixture.ts';
import type { Client } from '../client.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients } = await openDesk(db);
const wide = { role: 'officer' as const, areaCode: '5704' as const, centre: null };
const plan = (change: Record<string, unknown> = {}) => ({
  path: '/api/people/wideOfficer/leaving',
  json: {
    id: randomUUID(),
    parts: [{ from: wide, areaCode: '5704', to: 'officer' }],
    ends: [wide],
    reason: 'ย้ายไปอำเภออื่น',
    on: '2025-01-01',
    ...change,
  },
});
const areasOf = async (id: string) =>
  (await stores.persons.get(id))?.grants.map(({ areaCode }) => areaCode);
const told = async (person: string) =>
  (await stores.deliveries.find({ person })).map(({ notice }) => notice.kind);
const shown = async (client: Client) =>
  (await client({ path: '/api/people/person/wideOfficer' })).json['leavings'];

async function nightOf(day: '2024-12-31' | '2025-01-01') {
  const office = createOffice(db);
  office.setClock(atBangkok(day, '00:05'));
  return plannedLeavings.run(office.tools);
}

describe('an officer who leaves on 1 January', () => {
  let head: Client;
  beforeEach(async () => {
    ({ head } = await clients('head'));
  });

  it('keeps the roles until then, and is notified on the day', async () => {
    const call = plan();
    expect(outcome(await head(call))).toBe('200');
    expect(outcome(await head(call))).toBe('200');
    expect(await shown(head)).toMatchObject([
      {
        on: '2025-01-01',
        to: [personOf('officer').name],
        by: personOf('head').name,
        mayCancel: true,
      },
    ]);
    expect(await nightOf('2024-12-31')).toEqual({ done: 0, failed: 0 });
    expect(await areasOf('wideOfficer')).toEqual(['5704']);
    expect(await told('wideOfficer')).toEqual([]);
    expect(await nightOf('2025-01-01')).toEqual({ done: 1, failed: 0 });
    expect(await areasOf('wideOfficer')).toEqual([]);
    expect(await areasOf('officer')).toContain('5704');
    expect([await told('wideOfficer'), await told('officer')]).toEqual([
      ['roleEnded'],
      ['handedOver'],
    ]);
    expect(await nightOf('2025-01-01')).toEqual({ done: 0, failed: 0 });
    expect((await stores.audit.ofSubject('wideOfficer')).at(-1)).toMatchObject({
      action: 'person.handOver',
      by: 'head',
      channel: 'job',
    });
  });

  it('stays in the role when the plan is cancelled before that day', async () => {
    const call = plan();
    await head(call);
    const { otherHead } = await clients('otherHead');
    const cancel = { path: `/api/leavings/${call.json.id}/cancel`, json: {} };
    expect(outcome(await otherHead(cancel))).toBe('404 not-found');
    expect(outcome(await head(cancel))).toBe('200');
    expect(outcome(await head(cancel))).toBe('200');
    expect(await shown(head)).toEqual([]);
    expect(await nightOf('2025-01-01')).toEqual({ done: 0, failed: 0 });
    expect(await areasOf('wideOfficer')).toEqual(['5704']);
  });

  it('stays in the role when the planner has lost the right, and the head and the province must decide', async () => {
    await head(plan());
    await stores.persons.put({ ...personOf('head'), grants: [] });
    expect(await nightOf('2025-01-01')).toEqual({ done: 0, failed: 1 });
    expect(await areasOf('wideOfficer')).toEqual(['5704']);
    expect([await told('head'), await told('province')]).toEqual([
      ['leavingFailed'],
      ['leavingFailed'],
    ]);
    expect(await nightOf('2025-01-01')).toEqual({ done: 0, failed: 0 });
  });

  it('needs a new decision when the district was divided in the meantime', async () => {
    await head(plan());
    const parts = [{ from: wide, areaCode: '570402', to: 'otherOfficer' }];
    const json = { id: randomUUID(), parts, ends: [], reason: 'แบ่งงาน' };
    expect(outcome(await head({ path: '/api/people/wideOfficer/hand-over', json }))).toBe('200');
    expect(await nightOf('2025-01-01')).toEqual({ done: 0, failed: 1 });
    expect(await areasOf('wideOfficer')).toEqual(['570401']);
    expect(await told('head')).toEqual(['leavingFailed']);
  });

  it('needs no change when the role has ended in another way', async () => {
    await head(plan());
    await stores.persons.put({ ...personOf('wideOfficer'), grants: [] });
    expect(await nightOf('2025-01-01')).toEqual({ done: 0, failed: 0 });
    expect(await told('province')).toEqual([]);
  });

  it.each([
    ['today', { on: '2024-12-18' }, '422 leaving-day'],
    ['a day more than a year ahead', { on: '2026-01-01' }, '422 leaving-day'],
    ['no role at all', { parts: [], ends: [] }, '400 invalid-input'],
  ])('is refused for %s', async (_what, change, expected) => {
    expect(outcome(await head(plan(change)))).toBe(expected);
  });

  it('has one plan after two simultaneous requests', async () => {
    const answers = await Promise.all([head(plan()), head(plan())]);
    expect(answers.map(outcome).toSorted()).toEqual(['200', '409 leaving-planned']);
  });

  it('is refused with a successor who has no role in the province', async () => {
    const parts = [{ from: wide, areaCode: '5704', to: 'stranger' }];
    expect(outcome(await head(plan({ parts })))).toBe('404 not-found');
  });

  it('is refused twice for one role', async () => {
    await head(plan());
    expect(outcome(await head(plan({ on: '2025-02-01' })))).toBe('409 leaving-planned');
  });

  it.each<Name>(['otherHead', 'officer', 'chair', 'stranger'])(
    'cannot be planned by the %s',
    async (name) => {
      expect(outcome(await (await api.as(name))(plan()))).toBe('403 not-allowed');
      expect(await stores.plannedLeavings.find({})).toEqual([]);
    },
  );

  it('gets the new state as answer when the plan is cancelled after the day', async () => {
    const call = plan();
    await head(call);
    await nightOf('2025-01-01');
    const answer = await head({ path: `/api/leavings/${call.json.id}/cancel`, json: {} });
    expect(outcome(answer)).toBe('409 wrong-state');
  });
});

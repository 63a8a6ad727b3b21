import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#jobs/deliver.ts';
import type { Notice } from '#models/notice-schema.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill, refill } from '#test/support/world.ts';
import { createOffice, digestOf, minute } from './job-fixture.ts';
import type { Office } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
let office: Office;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  office = createOffice(db);
  const { meeting: id, on, place } = meeting;
  await stores.meetings.insert({
    id,
    centre: 't570401',
    areaCode: '570401',
    on,
    place,
    duty: dutyOf().id,
  });
});

const grading = dutyOf({ obligation: 'grading' });
const meeting = {
  kind: 'meeting',
  meeting: 'm1',
  centreName: 'ศอช.ต.เวียง',
  on: '2024-12-20',
  place: 'ศาลากลางบ้าน',
} as const satisfies Notice;

const run = () => deliver.run(office.tools);
const states = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await stores.deliveries.get(id))?.state));

/** The first line of each message of a push. */
function titlesOf(body: string): string[] {
  const parsed: unknown = JSON.parse(body);
  const text = JSON.stringify(parsed);
  return [...text.matchAll(/"altText":"([^"\\]*)/g)].map(([, title = '']) => title);
}

describe('several messages that wait for one person', () => {
  it('are sent in one push, the reminder first and the meeting last', async () => {
    const ids = [
      await office.plan({ notice: meeting }),
      await office.plan(),
      await office.plan({ notice: digestOf(grading) }),
    ];
    await run();
    expect(office.arrived()).toHaveLength(1);
    const titles = titlesOf(office.arrived()[0] ?? '');
    expect(titles).toHaveLength(3);
    expect(titles[0]).toContain('กำหนด');
    expect(titles[2]).toContain('ประชุม');
    expect(await states(ids)).toEqual(['sent', 'sent', 'sent']);
  });

  it('use one message of the quota', async () => {
    office.quota.limit = 100;
    office.quota.used = 49;
    await office.plan({ notice: digestOf(grading) });
    await office.plan({ notice: meeting });
    await run();
    expect(office.calls).toHaveLength(1);
  });

  it('are pushed to each person separately', async () => {
    await office.plan({ notice: digestOf(grading) });
    await office.plan({ notice: meeting, to: 'head' });
    await run();
    expect(office.arrived()).toHaveLength(2);
  });

  it('are at most five in a push; the others follow in another', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 7; index += 1) ids.push(await office.plan({ notice: meeting }));
    await run();
    const sizes = office.arrived().map((body) => titlesOf(body).length);
    expect([Math.max(...sizes), sizes.reduce((sum, size) => sum + size, 0)]).toEqual([5, 7]);
    expect(new Set(await states(ids))).toEqual(new Set(['sent']));
  });

  it('leave out messages that are no longer true, also when the first one is', async () => {
    const stale = await office.plan({ notice: digestOf(grading) });
    const other = await office.plan({ notice: meeting });
    await stores.duties.put({ ...grading, state: 'accepted' });
    await run();
    expect(await states([stale, other])).toEqual(['cancelled', 'sent']);
    expect(office.arrived().map((body) => titlesOf(body).length)).toEqual([1]);
  });

  it('wait together when the month’s quota is used up, and are sent in one push afterwards', async () => {
    office.script.push({ kind: 'monthlyLimit', reason: 'monthly limit' });
    const ids = [
      await office.plan({ notice: digestOf(grading), urgent: true }),
      await office.plan({ notice: meeting, urgent: true }),
    ];
    await run();
    expect(office.arrived()).toEqual([]);
    expect(await stores.deliveries.count({ state: 'carried' })).toBe(0);
    office.pass(10 * minute);
    await run();
    expect(office.arrived()).toHaveLength(1);
    expect(await states(ids)).toEqual(['sent', 'sent']);
  });

  it.each(['lost before', 'lost after'] as const)(
    'are received once when the answer of LINE is %s',
    async (reply) => {
      office.script.push(reply);
      const ids = [
        await office.plan({ notice: digestOf(grading) }),
        await office.plan({ notice: meeting }),
      ];
      await run();
      for (let again = 0; again < 3; again += 1) {
        office.pass(5 * minute);
        await run();
      }
      expect(office.arrived()).toHaveLength(1);
      expect(await states(ids)).toEqual(['sent', 'sent']);
    },
  );

  it('are received once each when their sender dies with the push prepared', async () => {
    const ids = [
      await office.plan({ notice: digestOf(grading) }),
      await office.plan({ notice: meeting }),
    ];
    const dying = {
      ...office.tools,
      line: { ...office.tools.line, push: () => Promise.reject(new Error('killed')) },
    };
    await deliver.run(dying).catch(() => null);
    office.pass(2 * minute);
    await run();
    expect(office.arrived()).toHaveLength(1);
    expect(await states(ids)).toEqual(['sent', 'sent']);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Duty } from '#domain/duty/duty.ts';
import { deliver } from '#jobs/deliver.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Notice } from '#models/notice-schema.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill, refill } from '#test/support/world.ts';
import { createOffice, digestOf } from '../job-fixture.ts';
import type { Office } from '../job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const grading = dutyOf({ obligation: 'grading' });
let office: Office;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  office = createOffice(db);
});

const run = () => deliver.run(office.tools);
const stateOf = async (id: string): Promise<Delivery | null> => stores.deliveries.get(id);
describe('the check of a message just before sending', () => {
  it.each<[string, Partial<Duty>]>([
    ['accepted', { state: 'accepted' }],
    ['sent', { state: 'inReview', reviewAt: 'district' }],
    ['waived', { state: 'waived' }],
    ['moved', { districtDueOn: '2024-12-20', dueOn: '2024-12-27' }],
  ])(
    'leaves out a duty that was %s after planning, and cancels a message without other duties',
    async (_what, change) => {
      const register = dutyOf({ obligation: 'committee-register' });
      const both = await office.plan({ notice: digestOf(grading, register) });
      const alone = await office.plan({ notice: digestOf(grading), to: 'wideOfficer' });
      await stores.duties.put({ ...grading, ...change });
      await run();
      expect(await stateOf(alone)).toMatchObject({
        state: 'cancelled',
        reason: 'nothing left to say',
      });
      const sent = await stateOf(both);
      const left =
        sent?.notice.kind === 'digest' ? sent.notice.entries.map((entry) => entry.duty) : [];
      expect([sent?.state, left]).toEqual(['sent', [register.id]]);
      expect(sent?.body).not.toContain(encodeURIComponent(grading.id));
    },
  );

  it('keeps a head’s reminder that follows the province’s date', async () => {
    const entries = [
      { duty: grading.id, wave: -7, dueOn: '2024-12-25' as const, escalatedFrom: null },
    ];
    const id = await office.plan({
      to: 'head',
      notice: { kind: 'digest', day: '2024-12-18', entries },
    });
    await run();
    expect((await stateOf(id))?.state).toBe('sent');
  });

  it('cancels the message about a return that was already answered', async () => {
    const notice: Notice = {
      kind: 'returned',
      duty: grading.id,
      revision: 1,
      comments: ['แก้'],
      returnDueOn: '2024-12-24',
    };
    const stale = await office.plan({ notice, urgent: true });
    await run();
    await stores.duties.put({
      ...grading,
      state: 'returned',
      revision: 1,
      returnDueOn: '2024-12-24',
    });
    const fresh = await office.plan({ notice, urgent: true });
    await run();
    expect([(await stateOf(stale))?.state, (await stateOf(fresh))?.state]).toEqual([
      'cancelled',
      'sent',
    ]);
  });
});

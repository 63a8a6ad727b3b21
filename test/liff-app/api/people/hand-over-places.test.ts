import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { openDesk, outcome } from '../api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { clients } = await openDesk(db);
const wide = { role: 'officer', areaCode: '5704', centre: null };

describe('handing over a place that does not exist', () => {
  it.each(['570499', '5799'])(
    'is refused for %s, and leaves the role unchanged',
    async (areaCode) => {
      const { head } = await clients('head');
      const parts = [{ from: wide, areaCode, to: 'officer' }];
      const json = { id: randomUUID(), parts, ends: [], reason: 'ย้าย' };
      const answer = await head({ path: '/api/people/wideOfficer/hand-over', json });
      expect(outcome(answer)).toBe('400 invalid-input');
      expect((await stores.persons.get('wideOfficer'))?.grants).toMatchObject([wide]);
    },
  );
});

import { beforeEach, describe, expect, it } from 'vitest';
import { createPersonLimit } from '#api/guard.ts';
import { limits } from '#domain/limits.ts';
import { testDatabase } from '#test/support/database.ts';
import { openDesk, outcome } from './api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { clients, api, minutes } = await openDesk(db);

const wrong = { path: '/api/join', json: { code: 'AAAA2222' } };
const invite = {
  path: '/api/invites',
  json: { role: 'officer', areaCode: '570402', centre: null, seat: null, uses: 2, days: 7 },
};

beforeEach(async () => {
  await stores.rateCounters.remove({});
});

describe('wrong invite codes', () => {
  it('are refused with Retry-After after five in a minute, and accepted a minute later', async () => {
    const { stranger, head } = await clients('stranger', 'head');
    const { json } = await head(invite);
    const good = { path: '/api/join', json: { code: json['code'] } };
    for (let at = 0; at < limits.code.perPersonMinute; at += 1)
      expect(outcome(await stranger(wrong))).toBe('422 invite-invalid');
    const refused = await stranger(good);
    expect(outcome(refused)).toBe('429 too-many-codes');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    api.setNow(minutes(2));
    expect((await stranger(good)).json['lead']).toBe('officer');
  });

  it('are checked five times when twenty are sent concurrently', async () => {
    const { stranger } = await clients('stranger');
    const answers = await Promise.all(Array.from({ length: 20 }, () => stranger(wrong)));
    const checked = answers.filter((answer) => outcome(answer) === '422 invite-invalid');
    expect(checked).toHaveLength(limits.code.perPersonMinute);
  });

  it('are refused for the rest of the day after twenty', async () => {
    const { stranger } = await clients('stranger');
    for (let at = 0; at < limits.code.perPersonDay; at += 1) {
      api.setNow(minutes(at));
      expect(outcome(await stranger(wrong))).toBe('422 invite-invalid');
    }
    api.setNow(minutes(100));
    expect(outcome(await stranger(wrong))).toBe('429 too-many-codes');
    api.setNow(minutes(24 * 60));
    expect(outcome(await stranger(wrong))).toBe('422 invite-invalid');
  });

  it('are refused for an address after its limit, while a valid code from that address still works', async () => {
    const { stranger, head } = await clients('stranger', 'head');
    const { json } = await head(invite);
    await stranger(wrong);
    await stores.rateCounters.updateMany({}, { $set: { count: limits.code.perAddressMinute } });
    const kept = await stores.rateCounters.find({});
    for (const { id } of kept.filter((entry) => !entry.id.includes('address')))
      await stores.rateCounters.remove({ id });
    expect(outcome(await stranger(wrong))).toBe('429 too-many-codes');
    const good = { path: '/api/join', json: { code: json['code'] } };
    expect((await stranger(good)).json['lead']).toBe('officer');
  });
});

describe('requests of one person', () => {
  it('are refused after sixty in a second, and accepted in the next', () => {
    const time = { now: new Date(0) };
    const limit = createPersonLimit({ wallClock: () => time.now });
    for (let at = 0; at < limits.request.perPersonSecond; at += 1) limit('one');
    expect(() => limit('one')).toThrow('too-many-requests');
    expect(() => limit('another')).not.toThrow();
    time.now = new Date(1_000);
    expect(() => limit('one')).not.toThrow();
  });

  it('are refused after six hundred in a minute', () => {
    const time = { now: new Date(0) };
    const limit = createPersonLimit({ wallClock: () => time.now });
    for (let at = 0; at < limits.request.perPersonMinute; at += 1) {
      time.now = new Date(Math.floor(at / 50) * 1_000);
      limit('one');
    }
    expect(() => limit('one')).toThrow('too-many-requests');
  });
});

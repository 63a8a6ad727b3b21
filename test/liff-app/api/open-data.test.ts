import { describe, expect, it } from 'vitest';
import { openPageSchema } from '#contract/open-data.ts';
import { openResourceSchema } from '#domain/open-data/open-rows.ts';
import type { OpenResource } from '#domain/open-data/open-rows.ts';
import { limits } from '#domain/limits.ts';
import { duties, dutyOf, insertReport, seatMembers } from '#test/support/world.ts';
import { testDatabase } from '#test/support/database.ts';
import { at } from './client.ts';
import { openDesk } from './api-fixture.ts';

const db = await testDatabase();
const { api, clients, minutes } = await openDesk(db);

async function newKey(of: { areaCode?: string; isPersonal?: boolean; days?: number } = {}) {
  const { province } = await clients('province');
  const json = { name: 'กรมทดลอง', areaCode: '57', isPersonal: false, days: 30, ...of };
  const { json: made } = await province({ path: '/api/open-keys', json });
  return { secret: String(made['secret']), id: String(at(made, 'key', 'id')), province };
}

function read(secret: string, path: string) {
  const headers = { authorization: `Bearer ${secret}` };
  return api.send({ path: `/api/open/v1/${path}`, headers });
}

/** All rows of a resource, page by page. */
async function allRows(secret: string, resource: OpenResource, query = ''): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let cursor = ''; ;) {
    const from = cursor === '' ? '' : `&cursor=${cursor}`;
    const { status, json, text } = await read(secret, `${resource}?limit=7${query}${from}`);
    if (status !== 200) throw new Error(text);
    const page = openPageSchema(resource).parse(json);
    rows.push(...page.data);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

describe('the open data API', () => {
  it('gives every duty of the area once, page by page, in rows that fit the schema', async () => {
    const { secret } = await newKey({ areaCode: '5704' });
    const ids = (await allRows(secret, 'duties')).map((row) => at(row, 'id'));
    const wanted = duties.filter(({ areaCode }) => areaCode.startsWith('5704'));
    expect(new Set(ids)).toEqual(new Set(wanted.map(({ id }) => id)));
    expect(ids).toHaveLength(wanted.length);
  });

  it.each(openResourceSchema.options)('answers with %s as JSON and as CSV', async (resource) => {
    await seatMembers(db);
    const { secret } = await newKey();
    const rows = await allRows(secret, resource);
    const { headers, text } = await read(secret, `${resource}?format=csv&limit=1000`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text.split('\r\n')).toHaveLength(rows.length + 2);
  });

  it('begins the CSV with the byte order mark and names the next page in Link', async () => {
    const { secret } = await newKey();
    const address = `${api.base}/api/open/v1/duties?format=csv&limit=2`;
    const response = await fetch(address, { headers: { authorization: `Bearer ${secret}` } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(response.headers.get('link')).toMatch(
      /^<https:\/\/prasan\.example\/api\/open\/v1\/duties\?format=csv&limit=2&cursor=[\w-]+>; rel="next"$/,
    );
  });

  it('keeps text that begins like a formula as text in CSV', async () => {
    await seatMembers(db);
    const [member] = await db.stores.members.find({});
    if (!member) throw new Error('no member');
    const risky = ['=1+1', '+1', '-1', '@a', '\ta', '\ra'];
    const { secret } = await newKey();
    for (const group of risky) {
      await db.stores.members.put({ ...member, group });
      const { text } = await read(secret, `members?format=csv&limit=1000`);
      const cell = group.includes('\r') ? `"'${group}"` : `'${group}`;
      expect(text).toContain(`,${cell},`);
    }
  });

  it('gives only rows that changed since a time, with the time of the read', async () => {
    const { secret } = await newKey();
    const { json } = await read(secret, 'duties?limit=1000');
    const asOf = String(json['asOf']);
    const since = `&updatedSince=${encodeURIComponent(asOf)}`;
    expect(await allRows(secret, 'duties', since)).toEqual([]);
    await db.stores.duties.save({ ...dutyOf(), state: 'draft' });
    const changed = await allRows(secret, 'duties', since);
    expect(changed.map((row) => at(row, 'id'))).toEqual([dutyOf().id]);
  });

  it('leaves out names, phones and typed texts without the personal scope', async () => {
    await seatMembers(db);
    const answers = { place: 'บ้านนายสมชาย', others: 'นายสมชาย', heldOn: '2024-12-01' };
    await insertReport(db, { duty: dutyOf({ obligation: 'committee-meeting' }).id, answers });
    const plain = await newKey();
    expect(at(await allRows(plain.secret, 'submissions'), 0, 'answers')).toEqual({
      heldOn: '2024-12-01',
    });
    const [member] = await allRows(plain.secret, 'members');
    expect(member).toMatchObject({ first: null, last: null, prefix: null, phone: null });
    const audited = async () =>
      (await db.stores.audit.ofSubject('area:57')).filter(
        ({ action }) => action === 'openData.read',
      );
    expect(await audited()).toEqual([]);
    const personal = await newKey({ isPersonal: true });
    expect(at(await allRows(personal.secret, 'submissions'), 0, 'answers')).toEqual(answers);
    const [named] = await allRows(personal.secret, 'members');
    expect(String(at(named, 'first'))).not.toBe('null');
    expect((await audited()).map(({ note, by }) => `${by} ${note}`)).toEqual(
      expect.arrayContaining(['open-data กรมทดลอง submissions', 'open-data กรมทดลอง members']),
    );
  });

  it('is refused without a key, with a wrong, expired or revoked one, and writes nothing', async () => {
    const code = async (secret: string) => (await read(secret, 'duties')).json['code'];
    expect((await api.send({ path: '/api/open/v1/duties' })).status).toBe(401);
    expect(await code('prasan_'.padEnd(50, 'x'))).toBe('open-key-invalid');
    const { secret, id, province } = await newKey({ days: 1 });
    expect((await read(secret, 'duties')).status).toBe(200);
    api.setNow(minutes(24 * 60 + 1));
    expect(await code(secret)).toBe('open-key-invalid');
    api.setNow(minutes(1));
    await province({ path: `/api/open-keys/${id}/revoke`, json: {} });
    expect(await code(secret)).toBe('open-key-invalid');
    const post = {
      path: '/api/open/v1/duties',
      json: {},
      headers: { origin: 'https://prasan.example' },
    };
    expect((await api.send(post)).status).toBe(404);
  });

  it('refuses a cursor of another area, unknown resources and bad parameters', async () => {
    const { secret } = await newKey({ areaCode: '5704' });
    const foreign = Buffer.from('5701 x').toString('base64url');
    const statuses = await Promise.all(
      [`duties?cursor=${foreign}`, 'persons', 'duties?limit=5000', 'duties?updatedSince=x'].map(
        async (path) => (await read(secret, path)).json['code'],
      ),
    );
    expect(statuses).toEqual(['invalid-input', 'not-found', 'invalid-input', 'invalid-input']);
  });

  it('is refused after sixty pages in a minute, with the time to wait', async () => {
    const { secret } = await newKey();
    for (let page = 0; page < limits.openData.pagesPerMinute; page += 1)
      await read(secret, 'centres?limit=1');
    const { status, headers } = await read(secret, 'centres?limit=1');
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
  });

  it('stores only the hash of a key, and shows when it was last used', async () => {
    const { secret, id, province } = await newKey();
    await read(secret, 'centres');
    const stored = JSON.stringify(await db.stores.openKeys.find({}));
    expect(stored).not.toContain(secret);
    const { json } = await province({ path: '/api/open-keys' });
    const keys = at(json, 'keys');
    const own: unknown = Array.isArray(keys)
      ? keys.find((key: unknown) => at(key, 'id') === id)
      : undefined;
    expect(own).toMatchObject({ state: 'open', place: 'จ.เชียงราย', by: 'province สมมุติ' });
    expect(at(own, 'lastUsedAt')).not.toBeNull();
    expect(JSON.stringify(json)).not.toContain('hash');
  });
});

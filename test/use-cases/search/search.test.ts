import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '#domain/register/register.ts';
import type { SearchKind } from '#domain/search/kinds.ts';
import { normalizeThai } from '#domain/thai/text.ts';
import { renameCentre } from '#use-cases/centres/rename-centre.ts';
import { search } from '#use-cases/search/find.ts';
import { rebuildSearch, updateSearch } from '#use-cases/search/update-search.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '#test/support/database.ts';
import { centres, dutyOf, fill, now, personOf, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

const db = await testDatabase();
const { stores } = db;

const t1 = centres.find(({ id }) => id === 't570401');
if (!t1) throw new Error('no centre t570401');

function memberOf(change: Partial<Member>): Member {
  const first = change.first ?? 'ปั๋น';
  return {
    id: randomUUID(),
    centre: 't570401',
    areaCode: '570401',
    seatNo: 0,
    prefix: 'นาย',
    first,
    last: 'ทดลอง',
    nameKey: normalizeThai(`${first}ทดลอง`),
    position: 'chair',
    group: '',
    village: null,
    tambon: null,
    phone: '0812345678',
    sex: null,
    person: null,
    linkedBy: null,
    since: null,
    until: null,
    sittings: [],
    ...change,
  };
}

async function find(as: Name, text: string, kind?: SearchKind) {
  const input = { text, ...(kind ? { kind } : {}) };
  const { groups } = await execute(search, { situation: situation(db, { as }), input });
  return Object.fromEntries(groups.map((group) => [group.kind, group]));
}

const titles = async (as: Name, text: string, kind: SearchKind): Promise<string[]> =>
  (await find(as, text, kind))[kind]?.rows.map(({ title }) => title) ?? [];

const order = {
  id: 'order-1',
  centre: 't570401',
  areaCode: '570401' as const,
  number: '214/2567',
  date: '2024-01-01' as const,
  signer: 'นายอำเภอ',
  termFrom: '2024-01-01' as const,
  termTo: '2028-01-01' as const,
  files: [],
  duty: dutyOf().id,
  endedOn: null,
};

async function begin(): Promise<void> {
  await fill(db);
  await stores.members.insertMissing([
    memberOf({}),
    memberOf({ first: 'อำพร', position: 'secretary', seatNo: 1 }),
  ]);
  await stores.orders.insert(order);
  await updateSearch(db, now);
}

/** Another district has a tambon of the same name. */
const ownName = `${t1.name} อ.${t1.districtName}`;

describe('the search', () => {
  beforeAll(begin);

  it('finds a centre, its people, its duties and its order by the name of its tambon', async () => {
    const name = ownName.replace('ศอช.ต.', '');
    const found = await find('province', name);
    expect(found['centre']?.rows[0]).toMatchObject({
      title: t1.name,
      subtitle: 'อ.เทิง',
      href: '/app/centres/t570401',
    });
    const people = found['person']?.rows.map(({ title }) => title) ?? [];
    expect(people).toContain('chair สมมุติ');
    expect(await titles('province', `${name} ปัน`, 'person')).toEqual(['นายปั๋น ทดลอง']);
    expect(found['order']?.rows[0]).toMatchObject({ title: 'คำสั่งแต่งตั้ง ที่ 214/2567' });
    expect(found['duty']?.rows).toHaveLength(5);
    expect(found['duty']?.total).toBeGreaterThan(5);
    expect(found['duty']?.rows[0]?.state?.standing).toBeTypeOf('string');
  });

  it('finds a row by a rare word when the other words of the query are common', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...order, id: `many-${index}` }));
    await stores.orders.insertMissing([...many, { ...order, id: 'rare', centre: 't570402' }]);
    await updateSearch(db, now);
    const other = centres.find(({ id }) => id === 't570402')?.name ?? '';
    const found = await find('province', `คำสั่งแต่งตั้งที่ 214/2567 ${other}`, 'order');
    expect(found['order']?.rows.map(({ id }) => id)).toEqual(['rare']);
    await stores.orders.remove({ number: order.number });
    await stores.orders.insert(order);
    await updateSearch(db, now);
  });

  it('shows more rows of one kind, and only counts the other kinds', async () => {
    const found = await find('province', 'ศอช', 'duty');
    expect(found['duty']?.rows.length).toBe(30);
    expect(found['duty']).toMatchObject({ total: 40, isMore: true });
    expect(found['centre']?.rows).toEqual([]);
    expect(found['centre']?.total).toBe(6);
  });

  it.each<[Name, SearchKind, number]>([
    ['chair', 'centre', 1],
    ['otherChair', 'centre', 0],
    ['officer', 'centre', 1],
    ['otherOfficer', 'centre', 0],
    ['head', 'centre', 1],
    ['otherHead', 'centre', 0],
    ['admin', 'centre', 0],
    ['stranger', 'centre', 0],
    ['otherHead', 'duty', 0],
    ['otherOfficer', 'duty', 0],
    ['otherHead', 'order', 0],
    ['otherChair', 'person', 0],
    ['otherHead', 'person', 0],
    ['stranger', 'person', 0],
  ])('asks rights for each row: the %s sees %s of t570401 %i times', async (as, kind, count) => {
    expect((await find(as, ownName, kind))[kind]?.total).toBe(count);
  });

  it('shows officers and heads only to people who may read people', async () => {
    expect(await titles('head', 'officer', 'person')).toContain('officer สมมุติ');
    expect(await titles('admin', 'officer', 'person')).toContain('officer สมมุติ');
    expect(await titles('chair', 'officer', 'person')).toEqual([]);
    expect(await titles('otherOfficer', 'officer', 'person')).toEqual([]);
    expect(await titles('otherHead', 'officer', 'person')).toEqual([]);
  });

  it('finds nothing with fewer than two letters', async () => {
    const { groups } = await execute(search, {
      situation: situation(db, { as: 'province' }),
      input: { text: 'ศ' },
    });
    expect(groups.map(({ total }) => total)).toEqual([0, 0, 0, 0]);
  });
});

describe('the search index', () => {
  beforeEach(begin);

  const asProvince = situation(db, { as: 'province' });

  it('is updated when a centre is renamed, also in the rows of its people and orders', async () => {
    const input = { id: 't570401', name: 'ศอช.ต.ดอยงาม', reason: 'ประกาศใหม่' };
    await execute(renameCentre, { situation: asProvince, input });
    expect(await titles('province', 'ดอยงาม', 'centre')).toEqual([]);
    await updateSearch(db, now);
    const found = await find('province', 'ดอยงาม');
    expect(found['centre']?.total).toBe(1);
    expect(found['order']?.total).toBe(1);
    expect(found['person']?.total).toBe(5);
  });

  it('is updated when people join, leave or change their name, and by registers', async () => {
    await stores.persons.insertMissing([
      {
        ...personOf('stranger'),
        id: 'new',
        lineUserId: 'U-new',
        name: 'นางแก้ว ใหม่',
        grants: [{ role: 'officer', areaCode: '570402', centre: null, seat: null }],
      },
    ]);
    await stores.persons.change('officer', { name: 'นายเปลี่ยน ชื่อ' });
    await stores.members.remove({ first: 'อำพร' });
    await updateSearch(db, now);
    expect(await titles('head', 'แก้ว', 'person')).toEqual(['นางแก้ว ใหม่']);
    expect(await titles('head', 'เปลี่ยน', 'person')).toEqual(['นายเปลี่ยน ชื่อ']);
    expect(await titles('head', 'officer สมมุติ', 'person')).not.toContain('officer สมมุติ');
    expect(await titles('head', 'อำพร', 'person')).toEqual([]);
  });

  it('is not written when a report changes only the state of its duty', async () => {
    const before = dutyOf();
    await stores.duties.replace({ ...before, state: 'draft' });
    expect(await updateSearch(db, now)).toEqual({ written: 0, removed: 0 });
  });

  it('shows a closed centre after the open ones', async () => {
    const closed = { ...t1, closedOn: '2024-12-17' as const };
    await stores.centres.put(closed);
    await updateSearch(db, now);
    const shown = await titles('head', 'ศอช', 'centre');
    expect(shown.at(-1)).toBe(t1.name);
    expect(shown).toHaveLength(3);
  });

  it('is corrected by the nightly comparison, which reports how many rows were wrong', async () => {
    expect(await rebuildSearch(db, now)).toEqual({ written: 0, removed: 0 });
    await stores.search.replaceRows([], ['centres:t570401', 'orders:order-1']);
    const [row] = await stores.search.ofSources(['centres:t570402']);
    if (!row) throw new Error('no row');
    await stores.search.replaceRows([{ ...row, id: 'centres:gone', source: 'centres:gone' }], []);
    expect(await rebuildSearch(db, now)).toEqual({ written: 2, removed: 1 });
    expect(await titles('province', ownName, 'centre')).toEqual([t1.name]);
  });

  it('is built again when the database no longer has the changes made after the last run', async () => {
    await stores.search.writeState({ _data: '8200000000000000002B022C0100296E5A1004' }, now);
    await stores.search.replaceRows([], ['centres:t570401']);
    expect(await updateSearch(db, now)).toEqual({ written: 1, removed: 0 });
  });
});

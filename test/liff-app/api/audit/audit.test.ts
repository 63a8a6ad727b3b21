import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditRow } from '#models/audit.ts';
import { limits } from '#domain/limits.ts';
import { sealAudit } from '#use-cases/audit/seal-audit.ts';
import { checkAudit } from '#jobs/audit-chain.ts';
import { testDatabase } from '#test/support/database.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { readXlsx } from '#test/support/read-workbook.ts';
import { now } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { duty, openDesk, outcome, report, give } from '../api-fixture.ts';
import { at } from '../client.ts';
import type { Client } from '../client.ts';

const db = await testDatabase();
const { api, clients, minutes } = await openDesk(db);

const list = async (as: Name, filter: Record<string, string> = {}) =>
  (await api.as(as))({ path: `/api/audit?${new URLSearchParams(filter).toString()}` });

interface Sentence {
  who: string;
  roleText: string;
  verb: string;
  what: string;
  reason: string | null;
  channel: string;
  sequence: number | null;
}

async function sentences(as: Name, filter: Record<string, string> = {}): Promise<Sentence[]> {
  const { json, status } = await list(as, filter);
  expect(status).toBe(200);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the contract's schema checked the answer
  return json['rows'] as Sentence[];
}

const bare = (change: Partial<AuditRow> = {}): AuditRow => ({
  id: randomUUID(),
  at: minutes(0),
  by: 'head',
  role: 'districtHead',
  action: 'duty.forward',
  subject: duty.id,
  areaCode: '570401',
  channel: 'app',
  note: null,
  ...change,
});
/** Only the rows of this test, because the audit keeps the rows of earlier tests. */
const far = { from: '2030-01-01' };
const later = (index: number): Date => new Date(Date.UTC(2030, 0, 1, 3) + index);

describe('the list of audit rows', () => {
  it('tells who did what to which record, in which role, from where and why', async () => {
    const { officer, head } = await clients('officer', 'head');
    await officer(report());
    await head(give(1, { path: null, text: 'รูปไม่ชัด' }));
    const [returned, sent] = await sentences('head', { group: 'reports' });
    expect(returned).toMatchObject({
      who: 'head สมมุติ',
      roleText: 'พัฒนาการอำเภอ อ.เทิง',
      verb: 'ส่งคืนแก้ไข',
      channel: 'app',
      sequence: null,
    });
    expect(sent).toMatchObject({ who: 'officer สมมุติ', verb: 'ส่งรายงาน' });
    expect(sent?.what).toContain('ศอช.ต.');
  });

  it.each<[Name, Record<string, string>, string]>([
    ['head', {}, '200'],
    ['province', {}, '200'],
    ['admin', {}, '200'],
    ['province', { area: '5704' }, '200'],
    ['head', { area: '5701' }, '403 not-allowed'],
    ['head', { area: '57' }, '403 not-allowed'],
    ['officer', {}, '403 not-allowed'],
    ['chair', { area: '570401' }, '403 not-allowed'],
    ['stranger', {}, '403 not-allowed'],
    ['province', { after: 'x' }, '400 invalid-input'],
  ])('answers the %s asking for %j with %s', async (as, filter, expected) => {
    expect(outcome(await list(as, filter))).toBe(expected);
  });

  it('shows a head only rows of the own district, also by a person’s name', async () => {
    await db.stores.audit.insertMissing([
      bare({ at: later(1) }),
      bare({ at: later(2), areaCode: '570101', by: 'otherHead' }),
      bare({ at: later(3), areaCode: '5704', by: 'province', role: 'province' }),
    ]);
    const whos = async (as: Name, filter = {}) =>
      (await sentences(as, { ...far, ...filter })).map((row) => row.who.split(' ')[0]);
    expect(await whos('head')).toEqual(['province', 'head']);
    expect(await whos('province')).toEqual(['province', 'otherHead', 'head']);
    expect(await whos('head', { by: 'otherHead' })).toEqual([]);
    expect(await whos('province', { name: 'OTHERHEAD' })).toEqual(['otherHead']);
    expect(await whos('head', { name: 'otherHead' })).toEqual([]);
  });

  it('filters by kind, day and channel', async () => {
    const day = (on: string) => new Date(`${on}T20:00:00+07:00`);
    await db.stores.audit.insertMissing([
      bare({ at: day('2031-05-01'), action: 'duty.waive', note: 'น้ำท่วม' }),
      bare({ at: day('2031-05-02'), channel: 'chat' }),
      bare({ at: day('2031-05-03'), action: 'person.phone', subject: 'officer' }),
    ]);
    const verbs = async (filter: Record<string, string>) =>
      (await sentences('head', { from: '2031-05-01', ...filter })).map((row) => row.verb);
    expect(await verbs({ group: 'dates' })).toEqual(['ยกเว้น']);
    expect(await verbs({ group: 'phones' })).toEqual(['ดูเบอร์โทร']);
    expect(await verbs({ channel: 'chat' })).toEqual(['ส่งต่อจังหวัด']);
    expect(await verbs({ from: '2031-05-02', until: '2031-05-02' })).toEqual(['ส่งต่อจังหวัด']);
    expect(await verbs({ until: '2031-05-03' })).toHaveLength(3);
  });

  it('gives every row once over its pages, also when many have the same time', async () => {
    const { pageRows } = limits.audit;
    const rows = Array.from({ length: pageRows * 2 + 5 }, () => bare({ at: later(86_400_000) }));
    await db.stores.audit.insertMissing(rows);
    const pageAfter = async (after?: string) => {
      const day = { from: '2030-01-02', until: '2030-01-02' };
      const { json } = await list('head', after === undefined ? day : { ...day, after });
      const ids = Array.isArray(json['rows'])
        ? json['rows'].map((row: unknown) => String(at(row, 'id')))
        : [];
      return { ids, next: json['next'] };
    };
    const first = await pageAfter();
    const second = await pageAfter(String(first.next));
    const third = await pageAfter(String(second.next));
    expect(third.next).toBeNull();
    const seen = [...first.ids, ...second.ids, ...third.ids];
    expect(seen.toSorted()).toEqual(rows.map((row) => row.id).toSorted());
  });

  it('shows the number of a sealed row and the result of the nightly check', async () => {
    await db.stores.audit.insert(bare({ at: later(9) }));
    await sealAudit(db);
    const { tools } = createOffice(db);
    await checkAudit.run(tools);
    const { json } = await list('head', far);
    const sequence = at(json, 'chain', 'sequence');
    expect(at(json, 'rows', 0, 'sequence')).toBeTypeOf('number');
    expect(at(json, 'chain', 'check')).toMatchObject({ rows: sequence, brokenAt: null });
  });

  it('says that the text of a row was erased, without the text', async () => {
    const row = bare({ at: later(99), action: 'duty.return', note: 'เบอร์ 0812345678' });
    await db.stores.audit.insert(row);
    await db.stores.audit.eraseText([row.id], now);
    const { json, text } = await list('head', { ...far, until: '2030-01-01' });
    expect(at(json, 'rows', 0)).toMatchObject({ id: row.id, isErased: true, reason: null });
    expect(text).not.toContain('0812345678');
  });
});

describe('the export of audit rows', () => {
  const linkOf = async (client: Client, format: string, area?: string) => {
    const file = { kind: 'audit', format, ...(area === undefined ? {} : { area }) };
    const { json } = await client({ path: '/api/files', json: { file } });
    const { pathname, search } = new URL(String(json['url']));
    return pathname + search;
  };
  const open = (path: string) => fetch(api.base + path);

  beforeEach(() =>
    db.stores.audit.insert(bare({ action: 'duty.waive', note: '=1+1', at: later(999) })),
  );

  it('is a workbook with one sentence a row, and is audited itself', async () => {
    const { head } = await clients('head');
    const answer = await open(await linkOf(head, 'xlsx'));
    expect(answer.status).toBe(200);
    const [sheet] = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    expect(JSON.stringify(sheet)).toContain('ยกเว้น');
    const [row] = await sentences('head', { group: 'exports' });
    expect(row).toMatchObject({ verb: 'ส่งออกประวัติการใช้งาน', who: 'head สมมุติ' });
  });

  it('is also a CSV file, in which no text is a formula', async () => {
    const { head } = await clients('head');
    const answer = await open(await linkOf(head, 'csv'));
    const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(text.startsWith('\ufeffเลขรายการ,วันที่,')).toBe(true);
    expect(text).toContain(",'=1+1,");
  });

  it.each<Name>(['officer', 'otherHead', 'stranger'])('is refused to the %s', async (name) => {
    const client = await api.as(name);
    const path = await linkOf(client, 'xlsx', '5704');
    expect((await open(path)).status).toBe(403);
  });
});

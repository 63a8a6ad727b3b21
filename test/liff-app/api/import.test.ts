import { describe, expect, it } from 'vitest';
import { textInArchive } from '#api/archive.ts';
import { writeXlsx } from '#api/xlsx.ts';
import { readXlsx } from '#test/support/read-workbook.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, seatMembers } from '#test/support/world.ts';
import { at, publicUrl } from './client.ts';
import type { Client } from './client.ts';
import { openDesk } from './api-fixture.ts';

const db = await testDatabase();
const { api, clients } = await openDesk(db);
const register = dutyOf({ obligation: 'committee-register' });
const path = `/api/duties/${register.id}/lists/members`;
const columns = ['คำนำหน้า', 'ชื่อ', 'นามสกุล', 'ตำแหน่ง', 'หมู่ที่'].map((label) => ({
  label,
  type: 'text' as const,
}));

/** Uploads an Excel file through the import endpoint and returns the rows of its first worksheet. */
async function linesOf(client: Client, rows: readonly (readonly string[])[]): Promise<unknown> {
  const bytes = await writeXlsx({ name: 'ทะเบียน', sheets: [{ name: 'กรรมการ', columns, rows }] });
  const body = new FormData();
  body.append('file', new Blob([Buffer.from(bytes)]), 'ทะเบียน.xlsx');
  return at((await client({ path: '/api/sheets', body })).json, 'sheets', 0, 'rows');
}

const people = (count: number, seat: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => [
    'นาง',
    `คนที่${index + 1}`,
    'สมมุติ',
    seat(index),
    `${1 + (index % 9)}`,
  ]);

const seats = (index: number): string =>
  index === 0 ? 'ประธาน' : index === 1 ? 'เลขานุการ' : 'กรรมการ';

/** The stored data that an import could change. */
async function written(): Promise<unknown[]> {
  const { drafts, duties, members, submissions, audit } = db.stores;
  const counts = [drafts, members, submissions, audit].map((store) => store.count({}));
  return [...(await Promise.all(counts)), await duties.get(register.id)];
}

describe('a register from Excel', () => {
  it('imports 25 people and matches existing members', async () => {
    await seatMembers(db);
    const { officer } = await clients('officer');
    const known = at(
      (await officer({ path: `/api/duties/${register.id}/form` })).json,
      'start',
      'answers',
      'members',
    );
    const lines = await linesOf(officer, people(25, seats));
    const { status, json } = await officer({ path, json: { lines, known } });
    expect([status, json['problems']]).toEqual([200, []]);
    const rows = json['rows'];
    expect(Array.isArray(rows) && rows.length).toBe(25);
    expect(at(rows, 0, 'id')).toBe('m1');
    expect(at(rows, 24, 'id')).toBe('x26');
  });

  it('refuses 500 wrong lines in under a second of processor time, and names each line', async () => {
    const { officer } = await clients('officer');
    const lines = await linesOf(
      officer,
      people(500, () => 'ไม่ทราบ'),
    );
    const before = await written();
    const begun = process.cpuUsage();
    const { json } = await officer({ path, json: { lines, known: [] } });
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(1000);
    expect(json['rows']).toBeNull();
    const problems = json['problems'];
    expect(Array.isArray(problems) ? problems.length : 0).toBeGreaterThanOrEqual(500);
    expect(await written()).toEqual(before);
  });

  it('offers a template with the current members to people who may fill in the form, and to no others', async () => {
    await seatMembers(db);
    const { officer, otherOfficer, chair } = await clients('officer', 'otherOfficer', 'chair');
    const ask = async (client: Client) => {
      const file = { kind: 'list', id: register.id, list: 'members' };
      const { json } = await client({ path: '/api/files', json: { file } });
      return fetch(api.base + String(json['url']).replace(publicUrl, ''));
    };
    const [own, other, member] = [await ask(officer), await ask(otherOfficer), await ask(chair)];
    expect([own.status, other.status, member.status]).toEqual([200, 403, 403]);
    const bytes = new Uint8Array(await own.arrayBuffer());
    const [sheet] = await readXlsx(bytes);
    // The number format 49 of Excel is text, so that a typed phone number keeps its leading 0.
    const phones = /<col min="8"[^>]* style="(\d+)"/.exec(
      await textInArchive(bytes, 'xl/worksheets/sheet1.xml'),
    );
    const formats = (await textInArchive(bytes, 'xl/styles.xml')).split('<cellXfs')[1] ?? '';
    expect(formats.match(/<xf [^>]*/g)?.[Number(phones?.[1])]).toContain('numFmtId="49"');
    expect(sheet?.rows[0]?.slice(0, 4)).toEqual(['คำนำหน้า', 'ชื่อ', 'นามสกุล', 'ตำแหน่ง']);
    expect(sheet?.rows[1]?.slice(0, 4)).toEqual(['นาง', 'คนที่1', 'สมมุติ', 'ประธาน']);
    expect(sheet?.rows).toHaveLength(10);
  });

  it('is refused to other people, and answers 404 for an unknown list', async () => {
    const { otherOfficer, officer } = await clients('otherOfficer', 'officer');
    const json = { lines: [['ชื่อ']], known: [] };
    const stranger = await otherOfficer({ path, json });
    const unknown = await officer({ path: path.replace('members', 'children'), json });
    expect([stranger.status, unknown.status]).toEqual([403, 404]);
  });
});

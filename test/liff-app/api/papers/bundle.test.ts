import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { dutyOf } from '#test/support/world.ts';
import { testDatabase } from '#test/support/database.ts';
import { textOfPdf, plainText } from '#test/support/papers/read-pdf.ts';
import { examples } from '#test/examples/committee-register.ts';
import { publicUrl } from '../client.ts';
import type { Client } from '../client.ts';
import { openDesk } from '../api-fixture.ts';

const db = await testDatabase();
const { api, clients } = await openDesk(db);
const file = { kind: 'bundle', area: '5704', dueOn: '2024-12-25' } as const;
const order = '00000000-0000-4000-8000-000000000001';

async function open(client: Client, asked: unknown) {
  const { json } = await client({ path: '/api/files', json: { file: asked } });
  const path = String(json['url']).replace(publicUrl, '');
  const response = await fetch(api.base + path);
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** An accepted register with the copy of its order. */
async function acceptRegister(): Promise<void> {
  const duty = dutyOf({ obligation: 'committee-register' });
  const { centre, areaCode, form } = duty;
  await db.stores.submissions.insert({
    id: randomUUID(),
    duty: duty.id,
    centre,
    areaCode,
    form,
    formVersion: 1,
    criteria: null,
    revision: 1,
    answers: examples.accepted[0].answers,
    reasons: {},
    by: 'officer',
    at: new Date('2024-12-18T02:00:00Z'),
  });
  await db.stores.duties.save({ ...duty, state: 'accepted', revision: 1 });
  await db.stores.attachments.insert({
    id: order,
    duty: duty.id,
    areaCode,
    field: 'orderFiles',
    name: 'คำสั่ง.pdf',
    type: 'application/pdf',
    bytes: 5,
    width: null,
    height: null,
    hash: 'hash',
    by: 'officer',
    at: new Date('2024-12-18T02:00:00Z'),
  });
  await db.stores.attachments.writeBytes(order, { size: 'full', bytes: Buffer.from('%PDF-') });
}

describe('the bundle of a district', () => {
  it('arrives as one archive with papers, the order and a table of contents', async () => {
    await acceptRegister();
    const { head } = await clients('head');
    const { response, bytes } = await open(head, file);
    expect(response.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(bytes);
    const folder = 'ศอช-อ.เทิง-2568-ครั้งที่-1';
    expect(Object.keys(files).every((name) => name.startsWith(`${folder}/`))).toBe(true);
    const read = (path: string): Uint8Array => files[`${folder}/${path}`] ?? new Uint8Array();
    expect(strFromU8(read('00-สารบัญ.txt'))).toContain('02-ทะเบียนกรรมการ.xlsx');
    expect(strFromU8(read('02-หลักฐาน/570401-เวียง/01-คำสั่ง.pdf'))).toBe('%PDF-');
    expect(plainText(await textOfPdf(read('02-ทะเบียนกรรมการ.pdf')))).toContain(
      plainText('ศอช.ต.เวียง'),
    );
    expect(strFromU8(read('99-ที่ยังขาด.txt'))).toContain('ยังไม่ได้รับรอง');
    const rows = await db.stores.audit.ofSubject('area:5704');
    expect(rows.map(({ action }) => action)).toEqual(['bundle.exported']);
  });

  it('is refused to people who may not export the district', async () => {
    const { otherHead, officer } = await clients('otherHead', 'officer');
    expect((await open(otherHead, file)).response.status).toBe(403);
    expect((await open(officer, file)).response.status).toBe(403);
  });

  it('is not found for a day on which nothing is due', async () => {
    const { head } = await clients('head');
    expect((await open(head, { ...file, dueOn: '2024-12-24' })).response.status).toBe(404);
  });
});

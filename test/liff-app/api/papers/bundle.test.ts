import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { dutyOf } from '#test/support/world.ts';
import { textOfPdf, plainText } from '#test/support/papers/read-pdf.ts';
import { examples } from '#test/examples/committee-register.ts';
import { openJobDesk } from '../files/job-desk.ts';

const { db, clients, runner, ask, ended, made } = await openJobDesk({ begins: true });
beforeAll(() => runner.start());
const file = { kind: 'bundle', area: '5704', dueOn: '2024-12-25' } as const;
const order = '00000000-0000-4000-8000-000000000001';

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
  it('is one archive with papers, the order and a table of contents', async () => {
    await acceptRegister();
    const { head } = await clients('head');
    const response = await made(head, file);
    const bytes = new Uint8Array(await response.arrayBuffer());
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
    expect(rows.map(({ action }) => action).toSorted()).toEqual([
      'bundle.exported',
      'fileJob.start',
    ]);
  });

  it('is refused to people who may not export the district', async () => {
    const { otherHead, officer } = await clients('otherHead', 'officer');
    expect((await ask(otherHead, file)).status).toBe(403);
    expect((await ask(officer, file)).status).toBe(403);
  });

  it('is not found for a day on which nothing is due', async () => {
    const { head } = await clients('head');
    const { json } = await ask(head, { ...file, dueOn: '2024-12-24' });
    expect(await ended(json['id'])).toMatchObject({ state: 'failed', problem: 'not-found' });
  });
});

import { describe, expect, it } from 'vitest';
import { createFileLinks } from '#api/file-links.ts';
import { createWrittenFiles } from '#api/written-files.ts';
import { readXlsx } from '#test/support/read-workbook.ts';
import { testDatabase } from '#test/support/database.ts';
import { publicUrl } from '../client.ts';
import type { Client } from '../client.ts';
import { duty, openDesk, report } from '../api-fixture.ts';

const db = await testDatabase();
const { api, clients } = await openDesk(db);
const file = { kind: 'report', id: duty.id } as const;

async function linkOf(client: Client, asked: unknown): Promise<{ status: number; path: string }> {
  const { status, json } = await client({ path: '/api/files', json: { file: asked } });
  return { status, path: String(json['url']).replace(publicUrl, '') };
}

async function open(path: string) {
  const response = await fetch(api.base + path);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

describe('a file to download', () => {
  it('opens without a session, with a Thai name and every answer as text', async () => {
    const { officer } = await clients('officer');
    await officer(report());
    const { path } = await linkOf(officer, file);
    const { status, headers, bytes } = await open(path);
    expect(status).toBe(200);
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
      'ขับเคลื่อนแผนตำบล ศอช.',
    );
    const [sheet] = await readXlsx(bytes);
    const text = sheet?.rows.map((row) => row.join(' | ')).join('\n') ?? '';
    expect(text).toContain('รอคำสั่งชุดใหม่');
    expect(text).toContain('ฉบับที่ 1 ส่ง 18 ธันวาคม 2567 · รออำเภอตรวจ');
  });

  it('checks the permission of the person each time it is opened', async () => {
    const { officer, otherOfficer } = await clients('officer', 'otherOfficer');
    await officer(report());
    const { path } = await linkOf(otherOfficer, file);
    expect((await open(path)).status).toBe(403);
  });

  it('for a whole column is given only to heads and the province', async () => {
    const { officer, head, otherHead, province } = await clients(
      'officer',
      'head',
      'otherHead',
      'province',
    );
    await officer(report());
    const column = { kind: 'column', column: 'chiang-rai-2568.plan-mission.1', area: '5704' };
    const asked = await Promise.all(
      [officer, head, otherHead, province].map(async (client) => {
        const { path } = await linkOf(client, column);
        return (await open(path)).status;
      }),
    );
    expect(asked).toEqual([403, 200, 403, 200]);
  });

  it('does not open under a link that was changed, has expired or is not ours', async () => {
    const { officer } = await clients('officer');
    await officer(report());
    const { path } = await linkOf(officer, file);
    const token = path.replace('/files/', '').replace(/\?.*$/, '');
    const [header = '', claims = '', signature = ''] = token.split('.');
    const other = createFileLinks({ secret: 'another', wallClock: () => new Date() });
    const past = createFileLinks({ secret: 'test-secret', wallClock: () => new Date(0) });
    const forged = Buffer.from(
      Buffer.from(claims, 'base64url').toString('utf8').replace('officer', 'province'),
    ).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const tokens = [
      `${header}.${forged}.${signature}`,
      `${unsigned}.${claims}.`,
      `${header}.${claims}`,
      `${header}.${claims}.`,
      'x',
      (await other.sign({ file, person: 'officer' })).token,
      (await past.sign({ file, person: 'officer' })).token,
    ];
    const answers = await Promise.all(tokens.map((one) => open(`/files/${one}`)));
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404, 404, 410]);
    const page = Buffer.from(answers[6]?.bytes ?? []).toString('utf8');
    expect(page).toContain('ลิงก์นี้หมดอายุแล้ว');
  });
});

describe('an uploaded sheet', () => {
  const sent = (bytes: Uint8Array) => {
    const body = new FormData();
    body.append('file', new Blob([Buffer.from(bytes)]), 'a.xlsx');
    return { path: '/api/sheets', body };
  };

  it('is returned as rows, or refused in Thai when it is not a workbook', async () => {
    const { officer, stranger } = await clients('officer', 'stranger');
    await officer(report());
    const { bytes } = await open((await linkOf(officer, file)).path);
    const read = await officer(sent(bytes));
    expect(read.status).toBe(200);
    expect(JSON.stringify(read.json)).toContain('รอคำสั่งชุดใหม่');
    const refused = [
      await officer(sent(Buffer.from('ไม่ใช่ Excel'))),
      await officer(sent(Buffer.alloc(2_200_000))),
      await stranger(sent(bytes)),
      await api.send({ ...sent(bytes), headers: { origin: publicUrl } }),
    ];
    expect(refused.map((answer) => `${answer.status} ${String(answer.json['code'])}`)).toEqual([
      '422 sheet-unreadable',
      '413 workbook-too-large',
      '403 not-allowed',
      '401 not-signed-in',
    ]);
  });
});

describe('files that were requested recently', () => {
  const wallClock = () => new Date();
  const book = (name: string) => ({ name, sheets: [] });

  it('are written once for forty concurrent requests', async () => {
    const written: string[] = [];
    const files = createWrittenFiles({ wallClock });
    const write = async ({ name }: { name: string }) => {
      written.push(name);
      return new Uint8Array(3);
    };
    const open = (name: string, format: string) => files.bytesOf(book(name), { format, write });
    await Promise.all(Array.from({ length: 40 }, () => open('ก', 'xlsx')));
    await open('ข', 'xlsx');
    await open('ข', 'pdf');
    expect(written).toEqual(['ก', 'ข', 'ข']);
  });

  it('are written again after a failure', async () => {
    let tries = 0;
    const files = createWrittenFiles({ wallClock });
    const write = async () => {
      tries += 1;
      if (tries === 1) throw new Error('full');
      return new Uint8Array(3);
    };
    const open = () => files.bytesOf(book('ก'), { format: 'xlsx', write });
    await expect(open()).rejects.toThrow('full');
    expect(await open()).toHaveLength(3);
  });
});

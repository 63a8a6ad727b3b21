import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '#api/papers/invite-sheets.ts';
import { inviteSheets } from '#use-cases/people/invite-sheets.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '#test/support/database.ts';
import { plainText, textOfPdf } from '#test/support/papers/read-pdf.ts';
import { seatMembers, situation } from '#test/support/world.ts';
import { at, publicUrl } from '../client.ts';
import type { Client } from '../client.ts';
import { openDesk } from '../api-fixture.ts';

const db = await testDatabase();
const { api, clients } = await openDesk(db);
const places = [
  { areaCode: '570401', centre: 't570401' },
  { areaCode: '570402', centre: 't570402' },
];

async function makeCodes(head: Client): Promise<string[]> {
  await seatMembers(db);
  const json = { role: 'member', places, uses: 15, days: 30, note: '' };
  const { json: made } = await head({ path: '/api/invites/many', json });
  const invites = at(made, 'invites');
  return (Array.isArray(invites) ? invites : []).map((one: unknown) => String(at(one, 'code')));
}

async function open(client: Client, area: string) {
  const file = { kind: 'inviteSheets', area, role: 'member' };
  const { json } = await client({ path: '/api/files', json: { file } });
  return fetch(api.base + String(json['url']).replace(publicUrl, ''));
}

/** The text that a phone reads from the modules of the QR code, drawn four points wide. */
function scanned(rows: readonly string[]): string | undefined {
  const side = (rows.length + 8) * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      if (rows[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4] === '1')
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return jsQR.default(pixels, side, side)?.data;
}

describe('the printed sheet with an invite code', () => {
  it('is a PDF with one page for each tambon, showing code, place and three steps', async () => {
    const { head } = await clients('head');
    const codes = await makeCodes(head);
    expect(codes).toHaveLength(2);
    const response = await open(head, '5704');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = plainText(await textOfPdf(bytes));
    for (const code of codes) expect(text).toContain(`${code.slice(0, 4)}${code.slice(4)}`);
    for (const words of ['ศอช.ต.เวียง', 'เปิดไลน์', 'กดเพิ่มเพื่อน', 'สแกนไม่ได้', 'ไม่เกิน 15 คน'])
      expect(text).toContain(plainText(words));
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Type ?\/Page\b/g),
    ).toHaveLength(2);
  });

  it('has a QR code that a phone can read', () => {
    const url = 'https://liff.line.me/1650000002-DemoOnly/join/TH4K9QZW';
    expect(scanned(rowsOf(url))).toBe(url);
  });

  it('shows only usable codes that the reader could make', async () => {
    const { head, otherHead, officer } = await clients('head', 'otherHead', 'officer');
    const [code = ''] = await makeCodes(head);
    expect((await open(otherHead, '5704')).status).toBe(404);
    expect((await open(officer, '5704')).status).toBe(403);
    await head({ path: '/api/invites/revoke', json: { code } });
    const input = { area: '5704' };
    const { sheets } = await execute(inviteSheets, {
      situation: situation(db, { as: 'head' }),
      input,
    });
    expect(sheets.map((sheet) => sheet.code)).not.toContain(code);
  });
});

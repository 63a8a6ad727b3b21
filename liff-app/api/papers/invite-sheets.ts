import createQr from 'qrcode-generator';
import type { InvitesPaper } from '#domain/papers/invites.ts';
import type { PlannedSheets } from '#use-cases/people/invite-sheets.ts';
import { writePaper } from './write-paper.ts';

/** The invite sheets as a PDF. Each QR code opens the app with its invite code. */
export async function inviteSheetsPdf(
  { head, sheets, places }: PlannedSheets,
  joinUrl: (code: string) => string,
): Promise<Uint8Array> {
  const paper: InvitesPaper = {
    layout: 'invites',
    data: {
      ...head,
      sheets: sheets.map((sheet) => ({ ...sheet, qr: rowsOf(joinUrl(sheet.code)) })),
    },
  };
  return (await writePaper({ ...paper, places })).bytes;
}

/** The rows of the QR code as 1 and 0, with medium error correction like the codes on the screen. */
export function rowsOf(text: string): string[] {
  const code = createQr(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (__, column) => (code.isDark(row, column) ? '1' : '0')).join(''),
  );
}

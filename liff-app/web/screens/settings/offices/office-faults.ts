import type { Output } from '#contract/contract.ts';
import { dialledNumber } from '#domain/fields/phone.ts';

export type Office = Output<'offices.list'>['offices'][number];
export type OfficeText = 'name' | 'phone' | 'hours' | 'address' | 'contact';

/** The errors that must be corrected before an office is saved, by field. */
export function officeFaults(
  office: Pick<Office, OfficeText>,
): Partial<Record<OfficeText, string>> {
  const phone = office.phone.trim();
  return {
    ...(office.name.trim() === '' ? { name: 'กรุณากรอกชื่อสำนักงาน' } : {}),
    ...(phone !== '' && dialledNumber(phone) === ''
      ? { phone: 'เบอร์โทรไม่ถูกต้อง กรุณากรอก 9 หรือ 10 หลัก เช่น 053-123456 ต่อ 12' }
      : {}),
  };
}

/** Repeats the number that a tap dials. */
export function phoneHint(typed: string): string {
  const number = dialledNumber(typed.trim());
  return number === ''
    ? 'เบอร์กลางที่มีคนรับ เช่น 053-123456 ต่อ 12'
    : `กดโทรแล้วโทรไปที่ ${number}${typed.includes('ต่อ') ? ' แล้วต่อเบอร์ภายใน' : ''}`;
}

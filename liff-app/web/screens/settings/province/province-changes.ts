import type { Output } from '#contract/contract.ts';
import { membersNeeded } from '#domain/forms/meeting-report.ts';

export type ProvinceValues = Pick<Output<'province.read'>, 'quorumPercent' | 'issuer'>;

export interface ProvinceChange {
  label: string;
  from: string;
  to: string;
  /** The effect of the change when it is saved. */
  effect: string;
}

const exampleSize = 20;

/** The changes that a save would make, listed before saving and in the toast afterwards. */
export function provinceChanges(before: ProvinceValues, after: ProvinceValues): ProvinceChange[] {
  const changes: ProvinceChange[] = [];
  if (after.issuer !== before.issuer)
    changes.push({
      label: 'ผู้ลงนาม',
      from: before.issuer || 'ยังไม่ระบุ',
      to: after.issuer || 'ไม่ระบุ',
      effect: 'ใช้กับเอกสารที่ออกหลังจากนี้ ที่ออกไปแล้วไม่เปลี่ยน',
    });
  if (after.quorumPercent !== before.quorumPercent) {
    const needed = membersNeeded(exampleSize, after.quorumPercent);
    changes.push({
      label: 'องค์ประชุม',
      from: `ร้อยละ ${before.quorumPercent}`,
      to: `ร้อยละ ${after.quorumPercent}`,
      effect: `กรรมการ ${exampleSize} คนต้องมา ${needed} คน ไม่ครบต้องระบุเหตุผล ใช้กับรายงานที่ยังไม่ส่ง`,
    });
  }
  return changes;
}

/** The typed percentage; null when it is not a whole number from 1 to 100. */
export function percentOf(typed: string): number | null {
  const value = Number(typed);
  return /^\d{1,3}$/u.test(typed) && value >= 1 && value <= 100 ? value : null;
}

import type { Role } from '../permissions.ts';
import { seatLabels } from '../register/seats.ts';
import type { Seat } from '../register/seats.ts';

/** The Thai name of each role, the same in chat and app. */
export const roleLabels: Readonly<Record<Role, string>> = {
  member: seatLabels.member,
  officer: 'พัฒนากร',
  districtHead: 'พัฒนาการอำเภอ',
  province: 'เจ้าหน้าที่จังหวัด (สพจ.)',
  admin: 'ผู้ดูแลระบบ',
};

/** Members are called by their seat, other people by their role. */
export function grantLabel({ role, seat }: { role: Role; seat: Seat | null }): string {
  return role === 'member' && seat ? seatLabels[seat] : roleLabels[role];
}

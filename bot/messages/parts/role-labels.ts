import type { Role } from '#domain/permissions.ts';
import { seatLabels } from '#domain/register/seats.ts';
import type { Seat } from '#domain/register/seats.ts';
import type { IconName } from '#bot/assets/icons.ts';
import type { Row } from './card-rows.ts';
import { placeOf } from './duty-labels.ts';

export const roleLabels: Record<Role, string> = {
  member: 'กรรมการ ศอช.',
  officer: 'พัฒนากร',
  districtHead: 'พัฒนาการอำเภอ',
  province: 'เจ้าหน้าที่จังหวัด',
  admin: 'ผู้ดูแลระบบ',
};

const roleIcons: Record<Role, IconName> = {
  member: 'people',
  officer: 'me',
  districtHead: 'centre',
  province: 'overview',
  admin: 'tasks',
};

export interface HeldRole {
  role: Role;
  areaName: string;
  centreName: string | null;
  seat: Seat | null;
}

/** Role and area, such as พัฒนากร / ต.งิ้ว. */
export function roleRow({ role, areaName, centreName, seat }: HeldRole): Row {
  const title = seat && seat !== 'member' ? `${seatLabels[seat]} ศอช.` : roleLabels[role];
  const place = centreName === null ? areaName : placeOf(centreName);
  return { kind: 'row', icon: roleIcons[role], tone: 'done', title, note: place };
}

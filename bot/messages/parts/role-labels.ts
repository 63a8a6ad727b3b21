import { grantLabel } from '#domain/people/role-labels.ts';
import type { Role } from '#domain/permissions.ts';
import type { Seat } from '#domain/register/seats.ts';
import type { IconName } from '#bot/assets/icons.ts';
import type { Row } from './card-rows.ts';
import { placeOf } from '#domain/duty/long-name.ts';

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
  const label = grantLabel({ role, seat });
  const title = role === 'member' ? `${label} ศอช.` : label;
  const place = centreName === null ? areaName : placeOf(centreName);
  return { kind: 'row', icon: roleIcons[role], tone: 'done', title, note: place };
}

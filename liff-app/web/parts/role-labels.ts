import type { Me } from '#contract/contract.ts';
import { seatLabels } from '#domain/register/seats.ts';

type GrantView = Me['grants'][number];

const roleLabels: Record<GrantView['role'], string> = {
  member: 'กรรมการ',
  officer: 'พัฒนากร',
  districtHead: 'พัฒนาการอำเภอ',
  province: 'เจ้าหน้าที่ สพจ.',
  admin: 'ผู้ดูแลระบบ',
};

export function roleLabel(role: GrantView['role'] | null): string {
  return role ? roleLabels[role] : 'ระบบ';
}

/** ประธาน ศอช.ต.งิ้ว; พัฒนากร ต.งิ้ว. */
export function grantText(grant: GrantView): string {
  if (grant.role === 'member')
    return `${grant.seat ? seatLabels[grant.seat] : roleLabels.member} ${grant.centreName ?? ''}`;
  return `${roleLabels[grant.role]} ${grant.areaName}`;
}

/** A person's role and areas in one line: พัฒนากร · ดูแล ต.เวียง ต.งิ้ว. */
export function personLine({ grants, lead }: Pick<Me, 'grants' | 'lead'>): string {
  const leadGrants = grants.filter((grant) => grant.role === lead);
  if (lead === 'officer')
    return `พัฒนากร · ดูแล ${leadGrants.map((grantView) => grantView.areaName).join(' ')}`;
  return leadGrants.map(grantText).join(' · ');
}

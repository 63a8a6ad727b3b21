import type { Me } from '#contract/contract.ts';
import { grantLabel, roleLabels } from '#domain/people/role-labels.ts';

type GrantView = Me['grants'][number];

export function roleLabel(role: GrantView['role'] | null): string {
  return role ? roleLabels[role] : 'ระบบ';
}

/** A role with its place: ประธาน ศอช.ต.งิ้ว; พัฒนากร ต.งิ้ว. */
export function grantText(
  grant: Pick<GrantView, 'role' | 'seat' | 'areaName' | 'centreName'>,
): string {
  const place = grant.role === 'member' ? (grant.centreName ?? '') : grant.areaName;
  return `${grantLabel(grant)} ${place}`;
}

/** A person's role and areas in one line: พัฒนากร · ดูแล ต.เวียง ต.งิ้ว. */
export function personLine({ grants, lead }: Pick<Me, 'grants' | 'lead'>): string {
  const leadGrants = grants.filter((grant) => grant.role === lead);
  if (lead === 'officer')
    return `${roleLabels.officer} · ดูแล ${leadGrants.map((grantView) => grantView.areaName).join(' ')}`;
  return leadGrants.map(grantText).join(' · ');
}

import { districtOf } from '#domain/centre/centre.ts';
import type { Invite } from './invite-labels.ts';
import { canBeUsed, fullInviteTitle } from './invite-labels.ts';

const path = '/app/people/invites/sheet';

/** The address of one code’s sheet. It names the code’s place and time, never the code. */
export function sheetOfOne({ grant, createdAt }: Invite): string {
  const { areaCode, role } = grant;
  return `${path}?${new URLSearchParams({ area: areaCode, role, made: createdAt }).toString()}`;
}

/** The sheets of every usable code of the same role in the same district. */
export function sheetsOfDistrict({ grant }: Invite): string {
  const area = districtOf(grant.areaCode);
  return `${path}?${new URLSearchParams({ area, role: grant.role }).toString()}`;
}

/** The address of the sheets of all codes made at one moment, for example from one list. */
export function sheetsMadeAt(createdAt: string): string {
  return `${path}?${new URLSearchParams({ made: createdAt }).toString()}`;
}

/** The usable codes that the address names by district and place. */
export function invitesToPrint(invites: readonly Invite[], query: URLSearchParams): Invite[] {
  const area = query.get('area') ?? '';
  const role = query.get('role');
  const made = query.get('made');
  return invites
    .filter(
      (invite) =>
        canBeUsed(invite) &&
        invite.grant.areaCode.startsWith(area) &&
        (role === null || invite.grant.role === role) &&
        (made === null || invite.createdAt === made),
    )
    .toSorted(
      (a, b) =>
        a.grant.areaCode.localeCompare(b.grant.areaCode) ||
        fullInviteTitle(a).localeCompare(fullInviteTitle(b), 'th'),
    );
}

/** The number of sheets that `sheetsOfDistrict` prints. */
export function countInDistrict(invites: readonly Invite[], { grant }: Invite): number {
  const area = districtOf(grant.areaCode);
  return invitesToPrint(invites, new URLSearchParams({ area, role: grant.role })).length;
}

/** True for four codes on a page, when the address says so. */
export function sheetsPerPage(query: URLSearchParams): 1 | 4 {
  return query.get('per') === '4' ? 4 : 1;
}

import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Office, OfficePerson } from './office.ts';

export function isOpen(duty: Duty): boolean {
  const isAtProvince = duty.state === 'inReview' && duty.reviewAt === 'province';
  return duty.state !== 'accepted' && duty.state !== 'waived' && !isAtProvince;
}

/** True for a head or the province of the duty’s place. */
export function isAbove(office: Office, of: { person: string; duty: string }): boolean {
  const [person, duty] = [office.people.get(of.person), office.duties.get(of.duty)];
  return (
    person !== undefined &&
    duty !== undefined &&
    ['districtHead', 'province'].some((role) => holds(person, role, duty))
  );
}

export function holds(person: OfficePerson, role: string, duty: Duty): boolean {
  return person.grants.some(
    (grant) => grant.role === role && duty.areaCode.startsWith(grant.areaCode),
  );
}

export function isMutedNow(
  rule: 'on' | 'locked' | 'off',
  { person, today }: { person: OfficePerson; today: Day },
): boolean {
  if (rule !== 'on') return rule === 'off';
  return (person.mutes ?? []).some(({ topic, until }) => topic === 'others' && until >= today);
}

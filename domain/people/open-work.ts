import type { Day } from '../calendar.ts';
import { isWithin } from '../centre/centre.ts';
import { assigneeOf, isOpenWork } from '../duty/duty.ts';
import type { Duty } from '../duty/duty.ts';
import { subjectOf } from '../duty/viewer-role.ts';
import { can } from '../permissions.ts';
import type { Grant } from '../permissions.ts';

/** What of a duty decides for whom it waits. */
export type WorkFacts = Pick<
  Duty,
  'areaCode' | 'level' | 'centre' | 'form' | 'state' | 'reviewAt' | 'extra' | 'archived' | 'opensOn'
>;

/**
 * Whether a duty waits for an official with this role, who writes the report or reviews it. Committee
 * members may write it too, but reminders go to the official of the place.
 */
export function isWorkOf(duty: WorkFacts, { grant, today }: { grant: Grant; today: Day }): boolean {
  if (grant.role === 'member' || duty.archived) return false;
  if (!isWithin(duty.areaCode, grant.areaCode)) return false;
  const may = (action: Parameters<typeof can>[1]): boolean =>
    can({ person: '', grants: [grant] }, action, subjectOf(duty));
  switch (assigneeOf(duty)) {
    case 'centre':
      return isOpenWork(duty, today) && may('draft.write');
    case 'district':
      return may('duty.forward');
    case 'province':
      return may('duty.accept');
    case 'nobody':
      return false;
  }
}

import { peopleHolding } from '../people/holding.ts';
import type { Grant } from '../permissions.ts';
import { assigneeOf } from './duty.ts';
import type { Duty } from './duty.ts';

interface Holder {
  id: string;
  grants: readonly Grant[];
}

/** The people who must act on the duty now; none when the province must act. */
export function holdersOf<P extends Holder>(duty: Duty, people: readonly P[]): P[] {
  const holding = (role: 'officer' | 'districtHead') =>
    peopleHolding(people, { role, areaCode: duty.areaCode });
  const holder = assigneeOf(duty);
  if (holder === 'district') return holding('districtHead');
  if (holder !== 'centre') return [];
  const sender = people.filter((person) => person.id === duty.submittedBy);
  if (duty.state === 'returned' && sender.length > 0) return sender;
  const officers = holding('officer');
  return officers.length > 0 ? officers : holding('districtHead');
}

import type { Day } from '../calendar.ts';
import { isOpenWork } from './duty.ts';
import type { Duty } from './duty.ts';
import { holdersOf } from './holders.ts';
import type { Grant } from '../permissions.ts';

interface Person {
  id: string;
  grants: readonly Grant[];
  /** True when the person is a friend of the LINE account. */
  following: boolean;
}

interface Chasing<P> {
  duties: readonly Duty[];
  people: readonly P[];
  /** The person who sends the chase. They get no message about it themselves. */
  by: string;
  /** People who already got a chase today. */
  told: ReadonlySet<string>;
  today: Day;
}

export interface ChasePlan<P> {
  /** One message for each person, however many duties it is about. */
  messages: { person: P; duties: Duty[] }[];
  /** People who cannot get a message, because they are not friends of the LINE account. */
  unreached: P[];
  toldToday: P[];
  /** Duties that need no action now, or that wait for the province. */
  notOwed: Duty[];
  /** Owed duties for which no person must act other than the sender. */
  withoutHolder: Duty[];
}

/** Plans a chase (ทวงถาม): which people are asked about which duties. */
export function planChase<P extends Person>(of: Chasing<P>): ChasePlan<P> {
  const owed = of.duties.filter((duty) => isOpenWork(duty, of.today));
  const asked = owed.map((duty) => ({
    duty,
    holders: holdersOf(duty, of.people).filter(({ id }) => id !== of.by),
  }));
  const byPerson = new Map<P, Duty[]>();
  for (const { duty, holders } of asked)
    for (const holder of holders) byPerson.set(holder, [...(byPerson.get(holder) ?? []), duty]);
  const people = [...byPerson.keys()];
  const friends = people.filter(({ following }) => following);
  return {
    messages: friends
      .filter(({ id }) => !of.told.has(id))
      .map((person) => ({ person, duties: byPerson.get(person) ?? [] })),
    unreached: people.filter(({ following }) => !following),
    toldToday: friends.filter(({ id }) => of.told.has(id)),
    notOwed: of.duties.filter((duty) => !owed.includes(duty)),
    withoutHolder: asked.filter(({ holders }) => holders.length === 0).map(({ duty }) => duty),
  };
}

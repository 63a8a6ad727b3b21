import type { Day } from '../calendar.ts';
import { isOpenWork } from './duty.ts';
import type { Duty } from './duty.ts';
import { holdersOf } from './holders.ts';
import type { Grant } from '../permissions.ts';

interface Person {
  id: string;
  grants: readonly Grant[];
  /** A friend of the LINE account. */
  following: boolean;
}

interface Chasing<P> {
  duties: readonly Duty[];
  people: readonly P[];
  /** The person who chases. They get no message of their own chase. */
  by: string;
  /** People who were chased today already. */
  told: ReadonlySet<string>;
  today: Day;
}

export interface ChasePlan<P> {
  /** One message a person, however many duties. */
  messages: { person: P; duties: Duty[] }[];
  /** People who get none today: no friend of the account, or chased today already. */
  unreached: P[];
  toldToday: P[];
  /** Duties that need no action now, or that are with the province. */
  notOwed: Duty[];
  /** Owed duties without a person who must act, other than the one who chases. */
  withoutHolder: Duty[];
}

/** ทวงถาม: who is asked about which duties. */
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

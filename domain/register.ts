import * as z from 'zod/mini';
import { rowsOf } from './answers.ts';
import type { Day } from './calendar.ts';
import { day } from './calendar.ts';
import type { Answers } from './form.ts';
import { seat } from './permissions.ts';
import type { Seat } from './permissions.ts';
import { normalizeThai } from './thai/text.ts';

/** A seat as the register form names it. */
const registered = z.object({
  name: z.object({ prefix: z.string(), first: z.string(), last: z.string() }),
  position: seat,
  group: z._default(z.string(), ''),
  village: z._default(z.nullable(z.int()), null),
  phone: z._default(z.nullable(z.string()), null),
  sex: z._default(z.nullable(z.enum(['male', 'female'])), null),
  since: z._default(z.nullable(day), null),
});

/** Who sits on a committee: what the live register keeps of a person. */
export interface Seated {
  prefix: string;
  first: string;
  last: string;
  position: Seat;
  group: string;
  village: number | null;
  phone: string | null;
  sex: 'male' | 'female' | null;
  since: Day | null;
}

interface Sitting extends Seated {
  id: string;
}

export interface RegisterChange<T extends Sitting> {
  /** Still there, brought up to date, in the order of the new register. */
  kept: { member: T; as: Seated; order: number }[];
  joined: { as: Seated; order: number }[];
  left: T[];
}

/** The seats an accepted register names; rows that are no seats are left out. */
export function seatsIn(answers: Answers): Seated[] {
  return rowsOf(answers, 'members').flatMap((row) => {
    const parsed = z.safeParse(registered, row);
    if (!parsed.success) return [];
    const { name, ...rest } = parsed.data;
    return [{ ...name, ...rest }];
  });
}

/** The new register against who sits now. One is the same person when the name is, whatever the prefix. */
export function registerChange<T extends Sitting>(
  sitting: readonly T[],
  seats: readonly Seated[],
): RegisterChange<T> {
  const byName = new Map(sitting.map((member) => [nameKey(member), member]));
  const change: RegisterChange<T> = { kept: [], joined: [], left: [] };
  for (const [order, as] of seats.entries()) {
    const member = byName.get(nameKey(as));
    byName.delete(nameKey(as));
    if (member) change.kept.push({ member, as, order });
    else change.joined.push({ as, order });
  }
  change.left.push(...byName.values());
  return change;
}

function nameKey({ first, last }: Pick<Seated, 'first' | 'last'>): string {
  return normalizeThai(`${first} ${last}`);
}

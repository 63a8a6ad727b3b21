import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { day } from '../domain/calendar.ts';
import { seat } from '../domain/permissions.ts';
import { createCollection } from './collection.ts';

/** A seat on a committee: the live register. No national id, no birth date, no home address. */
export const member = z.object({
  id: z.string(),
  centre: z.string(),
  areaCode: z.string(),
  order: z.int(),
  prefix: z.string(),
  first: z.string(),
  last: z.string(),
  position: seat,
  group: z.string(),
  village: z.nullable(z.int()),
  phone: z.nullable(z.string()),
  sex: z.nullable(z.enum(['male', 'female'])),
  person: z.nullable(z.string()),
  since: z.nullable(day),
  until: z.nullable(day),
});
export type Member = z.infer<typeof member>;

export function createMemberStore(connection: Connection) {
  const members = createCollection(connection, {
    name: 'members',
    shape: member,
    indexes: [{ keys: { centre: 1, order: 1 } }],
  });
  return {
    ...members,
    ever: (centre: string) => members.find({ centre }, { sort: { order: 1 } }),
    /** Who sits now, in the order of the appointment order. */
    sitting: (centre: string) => members.find({ centre, until: null }, { sort: { order: 1 } }),
  };
}

import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { grantKeySchema } from '#domain/permissions.ts';
import type { Rows } from '../row.ts';
import { idSchema, instantSchema } from '../basics.ts';
import { grantViewSchema } from '../person-views.ts';

const openWorkSchema = z.object({ owed: z.int(), late: z.int() });
const { parts: maxParts, reasonLetters } = limits.handOver;

const changeInput = {
  person: idSchema,
  /** An id made by the caller, so that a repeated call returns the first result. */
  id: z.uuid(),
  parts: z
    .array(z.object({ from: grantKeySchema, areaCode: areaCodeSchema, to: idSchema }))
    .check(z.maxLength(maxParts)),
  ends: z.array(grantKeySchema).check(z.maxLength(maxParts)),
  reason: z.string().check(z.minLength(1), z.maxLength(reasonLetters)),
};

/** Changes of a person’s roles: giving, handing over, ending, undoing. */
export const handOverRows = {
  'person.handOver.read': {
    method: 'GET',
    path: '/api/people/:person/hand-over',
    input: z.object({ person: idSchema }),
    output: z.object({
      person: z.object({ id: z.string(), name: z.string() }),
      /** Roles that the reader may end, with the tambons of an officer’s district. */
      roles: z.array(
        z.object({
          role: grantViewSchema,
          open: openWorkSchema,
          tambons: z.array(
            z.object({ areaCode: areaCodeSchema, name: z.string(), open: openWorkSchema }),
          ),
        }),
      ),
      /** Roles of the person that only another reader may end. */
      others: z.array(grantViewSchema),
      drafts: z.int(),
      candidates: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          following: z.boolean(),
          roles: z.array(grantViewSchema),
        }),
      ),
    }),
  },
  'person.handOver': {
    method: 'POST',
    path: '/api/people/:person/hand-over',
    input: z.object(changeInput),
    output: z.object({
      id: z.string(),
      undoUntil: instantSchema,
      kept: z.int(),
      successors: z.int(),
      drafts: z.int(),
    }),
  },
  /** The changes that the reader can still undo, newest first. */
  'handOvers.undoable': {
    method: 'GET',
    path: '/api/hand-overs',
    input: z.object({}),
    output: z.object({
      handOvers: z.array(
        z.object({
          id: z.string(),
          /** The person whose roles changed, and who changed them. */
          name: z.string(),
          by: z.string(),
          /** True when the person has no role left. */
          isLeaving: z.boolean(),
          undoUntil: instantSchema,
        }),
      ),
    }),
  },
  'person.handOver.undo': {
    method: 'POST',
    path: '/api/hand-overs/:id/undo',
    input: z.object({ id: z.uuid() }),
    output: z.object({}),
  },
  /** Plans the same change for a later day. */
  'leaving.plan': {
    method: 'POST',
    path: '/api/people/:person/leaving',
    input: z.object({ ...changeInput, on: daySchema }),
    output: z.object({ id: z.string(), on: daySchema }),
  },
  'leaving.cancel': {
    method: 'POST',
    path: '/api/leavings/:id/cancel',
    input: z.object({ id: z.uuid() }),
    output: z.object({}),
  },
  'person.giveRole': {
    method: 'POST',
    path: '/api/people/:person/roles',
    input: z.object({ person: idSchema, role: grantKeySchema }),
    output: z.object({}),
  },
} as const satisfies Rows;

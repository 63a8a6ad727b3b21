import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { inviteStates } from '#domain/people/invite.ts';
import { roleSchema } from '#domain/permissions.ts';
import { seatSchema } from '#domain/register/seats.ts';
import { untypedText } from '#domain/untyped-text.ts';
import type { Rows } from '../row.ts';
import { idSchema, instantSchema } from '../basics.ts';
import { grantViewSchema, meSchema } from '../person-views.ts';

const noneSchema = z.object({});
const { uses, days, places, noteLetters } = limits.invite;
const usesSchema = z.int().check(z.minimum(1), z.maximum(uses));
const daysSchema = z.int().check(z.minimum(1), z.maximum(days));
const noteSchema = z.optional(z.string().check(z.maxLength(noteLetters)));
const codeSchema = z.string().check(z.maxLength(40));

const placeNameSchema = z.object({
  /** The name of the place: ศอช.ต.งิ้ว, ต.งิ้ว, อ.เทิง or จ.เชียงราย. */
  name: z.string(),
  /** The district, such as อ.เทิง. Empty when the name contains it. */
  district: z.string(),
});

export const inviteSchema = z.object({
  code: z.string(),
  url: z.string(),
  grant: grantViewSchema,
  place: placeNameSchema,
  /** The register row that the code is for. Null for a code without one. */
  rowName: z.nullable(z.string()),
  note: z.string(),
  /** The person that a code from a list is for. Null for other codes. */
  personName: z.nullable(z.string()),
  /** The person who made it. Null for the operator. */
  by: z.nullable(z.string()),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  uses: z.int(),
  used: z.int(),
  state: z.enum(inviteStates),
  takenBy: z.array(z.object({ name: z.string(), at: instantSchema })),
});

/** Invites, with which people join. */
export const peopleRows = {
  'invite.create': {
    method: 'POST',
    path: '/api/invites',
    input: z.object({
      role: roleSchema,
      areaCode: areaCodeSchema,
      centre: z.nullable(untypedText()),
      seat: z.nullable(seatSchema),
      uses: usesSchema,
      days: daysSchema,
      note: noteSchema,
      /** The register row of the person who joins. Such a code works once. */
      member: z.optional(z.nullable(idSchema)),
    }),
    output: z.object({ code: z.string(), expiresAt: instantSchema, url: z.string() }),
  },
  'invites.create': {
    method: 'POST',
    path: '/api/invites/many',
    input: z.object({
      role: roleSchema,
      places: z
        .array(z.object({ areaCode: areaCodeSchema, centre: z.nullable(untypedText()) }))
        .check(z.minLength(1), z.maxLength(places)),
      /** Null means as many uses as the committee has members. */
      uses: z.nullable(usesSchema),
      days: daysSchema,
      note: noteSchema,
    }),
    output: z.object({ invites: z.array(inviteSchema) }),
  },
  /** The places for which the reader may make codes, with the roles. */
  'invite.places': {
    method: 'GET',
    path: '/api/invites/places',
    input: noneSchema,
    output: z.object({
      places: z.array(
        z.object({
          ...placeNameSchema.shape,
          areaCode: areaCodeSchema,
          centre: z.nullable(untypedText()),
          roles: z.array(roleSchema),
        }),
      ),
    }),
  },
  'invites.list': {
    method: 'GET',
    path: '/api/invites',
    input: noneSchema,
    output: z.object({ invites: z.array(inviteSchema) }),
  },
  'invite.revoke': {
    method: 'POST',
    path: '/api/invites/revoke',
    input: z.object({ code: codeSchema }),
    output: noneSchema,
  },
  /** Shows what a code would give, without changing anything. */
  'join.preview': {
    method: 'POST',
    path: '/api/join/preview',
    input: z.object({ code: codeSchema }),
    output: z.object({
      code: z.string(),
      grant: grantViewSchema,
      isHeld: z.boolean(),
      /** True when the system knows only the display name of LINE. */
      isNameNeeded: z.boolean(),
      rowName: z.nullable(z.string()),
    }),
  },
  /** Returns the role that this code gave within the last day. */
  'join.undo': {
    method: 'POST',
    path: '/api/join/undo',
    input: z.object({ code: codeSchema }),
    output: meSchema,
  },
} as const satisfies Rows;

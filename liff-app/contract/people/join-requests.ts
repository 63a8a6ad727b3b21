import * as z from 'zod/mini';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { registerCheckSchema, requestStateSchema } from '#domain/people/request-state.ts';
import { seatSchema } from '#domain/register/seats.ts';
import { untypedText } from '#domain/untyped-text.ts';
import type { Rows } from '../row.ts';
import { idSchema, instantSchema } from '../basics.ts';
import { grantViewSchema } from '../person-views.ts';

const areaSchema = z.object({
  id: areaCodeSchema,
  level: levelSchema,
  name: z.string(),
  districtName: z.string(),
});

const decidedSchema = z.object({
  /** The state after the call. Another head may have decided first. */
  state: requestStateSchema,
  isFirst: z.boolean(),
  undoUntil: z.nullable(instantSchema),
});

/** Requests to join, made by people without a code. */
export const joinRequestRows = {
  'joinRequests.places': {
    method: 'GET',
    path: '/api/join-requests/places',
    input: z.object({ province: z.optional(untypedText({ max: 2 })) }),
    output: z.object({
      provinces: z.array(areaSchema),
      areas: z.array(areaSchema),
      centres: z.array(z.object({ id: z.string(), name: z.string(), areaCode: areaCodeSchema })),
    }),
  },
  'joinRequests.mine': {
    method: 'GET',
    path: '/api/join-requests/mine',
    input: z.object({}),
    output: z.object({
      requests: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          state: requestStateSchema,
          askedAt: instantSchema,
          reason: z.nullable(z.string()),
          grant: grantViewSchema,
        }),
      ),
    }),
  },
  'joinRequest.ask': {
    method: 'POST',
    path: '/api/join-requests',
    input: z.object({
      name: z.string().check(z.minLength(2), z.maxLength(limits.joinRequest.nameLetters)),
      phone: z.nullable(z.string().check(z.maxLength(40))),
      role: z.enum(['member', 'officer']),
      areaCode: areaCodeSchema,
      centre: z.nullable(untypedText()),
      seat: z.nullable(seatSchema),
    }),
    output: z.object({ id: z.string(), isNew: z.boolean() }),
  },
  'joinRequest.withdraw': {
    method: 'POST',
    path: '/api/join-requests/:id/withdraw',
    input: z.object({ id: z.uuid() }),
    output: z.object({}),
  },
  'joinRequests.list': {
    method: 'GET',
    path: '/api/join-requests',
    input: z.object({}),
    output: z.object({
      open: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          /** The person’s name in LINE, or the name they gave earlier. */
          lineName: z.string(),
          phone: z.nullable(z.string()),
          askedAt: instantSchema,
          grant: grantViewSchema,
          isFriend: z.boolean(),
          check: z.object({
            kind: registerCheckSchema,
            row: z.nullable(z.string()),
            hasSamePhone: z.boolean(),
          }),
          rows: z.array(
            z.object({
              id: z.string(),
              no: z.int(),
              name: z.string(),
              seat: seatSchema,
              heldBy: z.nullable(z.string()),
            }),
          ),
        }),
      ),
      decided: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          grant: grantViewSchema,
          isAccepted: z.boolean(),
          reason: z.nullable(z.string()),
          decidedAt: instantSchema,
          by: z.string(),
        }),
      ),
    }),
  },
  'joinRequest.accept': {
    method: 'POST',
    path: '/api/join-requests/:id/accept',
    input: z.object({ id: z.uuid(), member: z.optional(z.nullable(idSchema)) }),
    output: decidedSchema,
  },
  'joinRequest.refuse': {
    method: 'POST',
    path: '/api/join-requests/:id/refuse',
    input: z.object({
      id: z.uuid(),
      reason: z.string().check(z.minLength(1), z.maxLength(limits.handOver.reasonLetters)),
    }),
    output: decidedSchema,
  },
  'joinRequest.undo': {
    method: 'POST',
    path: '/api/join-requests/:id/undo',
    input: z.object({ id: z.uuid() }),
    output: z.object({}),
  },
} as const satisfies Rows;

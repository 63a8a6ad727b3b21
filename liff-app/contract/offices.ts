import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import type { Rows } from './row.ts';

const textSchema = z.string().check(z.maxLength(limits.office.textLetters));
const officeSchema = z.object({
  areaCode: z.string(),
  name: z.string(),
  /** Empty until the office has entered it. */
  phone: z.string(),
  hours: z.string(),
  address: z.string(),
  contact: z.string(),
});

/** Offices: whom to call, and who may edit them. */
export const officeRows = {
  'contacts.read': {
    method: 'GET',
    path: '/api/contacts',
    input: z.object({}),
    output: z.object({
      offices: z.array(officeSchema),
      officers: z.array(z.object({ name: z.string(), place: z.string() })),
    }),
  },
  'offices.list': {
    method: 'GET',
    path: '/api/offices',
    input: z.object({}),
    output: z.object({ offices: z.array(officeSchema), missing: z.int() }),
  },
  'office.edit': {
    method: 'POST',
    path: '/api/offices/:areaCode',
    input: z.object({
      areaCode: areaCodeSchema,
      name: textSchema,
      phone: textSchema,
      hours: textSchema,
      address: textSchema,
      contact: textSchema,
    }),
    output: officeSchema,
  },
  'province.read': {
    method: 'GET',
    path: '/api/province-settings',
    input: z.object({}),
    output: z.object({ areaCode: z.string(), quorumPercent: z.int(), issuer: z.string() }),
  },
  'province.edit': {
    method: 'POST',
    path: '/api/province-settings/:areaCode',
    input: z.object({
      areaCode: areaCodeSchema,
      quorumPercent: z.int().check(z.minimum(1), z.maximum(100)),
      issuer: textSchema,
      reason: textSchema.check(z.minLength(1)),
    }),
    output: z.object({ quorumPercent: z.int(), issuer: z.string() }),
  },
} as const satisfies Rows;

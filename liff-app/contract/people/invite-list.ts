import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { roleSchema } from '#domain/permissions.ts';
import { seatSchema } from '#domain/register/seats.ts';
import { markUntyped } from '#domain/untyped-text.ts';
import { inviteSchema } from './invites.ts';
import type { Rows } from '../row.ts';

const lineSchema = z.int();
/** Cells that are not read into an invite are neither stored nor refused. */
const linesSchema = markUntyped(
  z
    .array(z.array(z.string()).check(z.maxLength(limits.workbook.columns)))
    .check(z.maxLength(limits.workbook.rows)),
);

/** Makes one code for each person of an Excel list. */
export const inviteListRows = {
  /** Reads the list and returns the problems of each line. It stores nothing. */
  'inviteList.read': {
    method: 'POST',
    path: '/api/invites/list/read',
    input: z.object({ lines: linesSchema }),
    output: z.object({
      people: z.array(
        z.object({
          line: lineSchema,
          name: z.string(),
          role: roleSchema,
          areaCode: areaCodeSchema,
          centre: z.nullable(z.string()),
          place: z.string(),
          member: z.nullable(z.string()),
          seat: z.nullable(seatSchema),
        }),
      ),
      problems: z.array(
        z.object({ line: z.nullable(lineSchema), column: z.string(), message: z.string() }),
      ),
      ignored: z.array(z.string()),
    }),
  },
  'inviteList.create': {
    method: 'POST',
    path: '/api/invites/list',
    input: z.object({
      batch: z.uuid(),
      lines: linesSchema,
      skip: z.optional(z.array(lineSchema).check(z.maxLength(limits.workbook.rows))),
      days: z.int().check(z.minimum(1), z.maximum(limits.invite.days)),
    }),
    output: z.object({ invites: z.array(inviteSchema) }),
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { daySchema } from '../calendar.ts';
import { areaCodeSchema, levelSchema } from '../centre/centre.ts';
import { limits } from '../limits.ts';
import { dutyStateSchema, reviewStageSchema } from '../duty/duty.ts';

/** Rows of the open data. Names and ids of fields are stable: fields may be added, but none changes. */
const instantSchema = z.nullable(z.iso.datetime());
const updatedAt = z.nullable(z.iso.datetime());
const jsonSchema = z.record(z.string(), z.unknown());

export const openRowSchemas = {
  duties: z.object({
    id: z.string(),
    letter: z.string(),
    fiscalYear: z.int(),
    clause: z.string(),
    obligation: z.string(),
    form: z.string(),
    round: z.int(),
    level: levelSchema,
    areaCode: areaCodeSchema,
    centre: z.string(),
    centreName: z.string(),
    state: dutyStateSchema,
    reviewAt: z.nullable(reviewStageSchema),
    opensOn: daySchema,
    districtDueOn: daySchema,
    dueOn: daySchema,
    revision: z.int(),
    submittedAt: instantSchema,
    reachedProvinceAt: instantSchema,
    acceptedAt: instantSchema,
    updatedAt,
  }),
  submissions: z.object({
    id: z.string(),
    duty: z.string(),
    centre: z.string(),
    areaCode: areaCodeSchema,
    form: z.string(),
    formVersion: z.int(),
    criteria: z.nullable(z.string()),
    revision: z.int(),
    sentAt: instantSchema,
    /** Numbers, dates and choices. With the personal scope, names, phones and texts too. */
    answers: jsonSchema,
    updatedAt,
  }),
  centres: z.object({
    id: z.string(),
    level: levelSchema,
    areaCode: areaCodeSchema,
    name: z.string(),
    districtName: z.string(),
    openedOn: daySchema,
    closedOn: z.nullable(daySchema),
    updatedAt,
  }),
  members: z.object({
    id: z.string(),
    centre: z.string(),
    areaCode: areaCodeSchema,
    seatNo: z.int(),
    position: z.string(),
    group: z.string(),
    sex: z.nullable(z.enum(['male', 'female'])),
    since: z.nullable(daySchema),
    until: z.nullable(daySchema),
    /** Null for a key without the personal scope, like the next three fields. */
    prefix: z.nullable(z.string()),
    first: z.nullable(z.string()),
    last: z.nullable(z.string()),
    phone: z.nullable(z.string()),
    updatedAt,
  }),
  grades: z.object({
    /** The duty that the grading answers. */
    id: z.string(),
    fiscalYear: z.int(),
    round: z.int(),
    areaCode: areaCodeSchema,
    centre: z.string(),
    centreName: z.string(),
    criteria: z.nullable(z.string()),
    /** True when it was graded by sample criteria, which no office has issued. */
    isSample: z.boolean(),
    points: z.number(),
    maxPoints: z.number(),
    percent: z.number(),
    level: z.nullable(z.string()),
    categories: jsonSchema,
    acceptedAt: instantSchema,
    updatedAt,
  }),
} as const;

export type OpenResource = keyof typeof openRowSchemas;
export type OpenRow<R extends OpenResource = OpenResource> = z.infer<(typeof openRowSchemas)[R]>;

export const openResourceSchema = z.enum(['duties', 'submissions', 'centres', 'members', 'grades']);

export const openQuerySchema = z.object({
  /** The position returned with the previous page; left out for the first page. */
  cursor: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,400}$/))),
  updatedSince: z.optional(z.iso.datetime({ offset: true })),
  limit: z._default(
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(limits.openData.pageRows)),
    200,
  ),
  format: z._default(z.enum(['json', 'csv']), 'json'),
});

const fields: Readonly<Record<OpenResource, readonly string[]>> = {
  duties: Object.keys(openRowSchemas.duties.shape),
  submissions: Object.keys(openRowSchemas.submissions.shape),
  centres: Object.keys(openRowSchemas.centres.shape),
  members: Object.keys(openRowSchemas.members.shape),
  grades: Object.keys(openRowSchemas.grades.shape),
};

/** The columns of the CSV, in the order of the fields. */
export function openFields(resource: OpenResource): readonly string[] {
  return fields[resource];
}

import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import {
  criteriaSchema,
  criteriaContentSchema,
  criteriaStateSchema,
} from '#domain/criteria/criteria.ts';
import { idSchema } from './basics.ts';
import { rawWorksheetSchema } from './files.ts';
import type { Rows } from './row.ts';

const noneSchema = z.object({});
const editionSchema = z.int();
const problemSchema = z.object({
  line: z.nullable(z.int()),
  column: z.string(),
  message: z.string(),
});

/** The province's grading criteria: drafts, changes, Excel export and import, publishing. */
export const criteriaRows = {
  'criteria.list': {
    method: 'GET',
    path: '/api/criteria',
    input: noneSchema,
    output: z.object({
      fiscalYear: z.int(),
      sets: z.array(
        z.object({
          id: idSchema,
          /** Null for a set of the whole country. */
          areaCode: z.nullable(areaCodeSchema),
          title: z.string(),
          fiscalYear: z.int(),
          version: z.int(),
          state: criteriaStateSchema,
          sample: z.boolean(),
          /** A set of the country that the province has replaced with its own. */
          isReplaced: z.boolean(),
          categories: z.int(),
          indicators: z.int(),
          reports: z.int(),
        }),
      ),
    }),
  },
  'criteria.read': {
    method: 'GET',
    path: '/api/criteria/:id',
    input: z.object({ id: idSchema }),
    output: z.object({
      set: criteriaSchema,
      /** Faults that must be corrected before publishing. */
      flaws: z.array(z.string()),
      /** A set of the country that the province has replaced with its own. */
      isReplaced: z.boolean(),
      /** The set in force in the province, with which this one is compared. */
      against: z.nullable(
        z.object({
          id: idSchema,
          areaCode: z.nullable(areaCodeSchema),
          title: z.string(),
          fiscalYear: z.int(),
          version: z.int(),
        }),
      ),
      changes: z.array(
        z.object({
          where: z.string(),
          what: z.string(),
          before: z.nullable(z.string()),
          after: z.nullable(z.string()),
        }),
      ),
      reports: z.int(),
      begun: z.int(),
    }),
  },
  'criteria.begin': {
    method: 'POST',
    path: '/api/criteria',
    input: z.object({
      from: idSchema,
      fiscalYear: z.int().check(z.minimum(2560), z.maximum(2620)),
    }),
    /** False if the year already had a draft. */
    output: z.object({ id: idSchema, isNew: z.boolean() }),
  },
  'criteria.save': {
    method: 'PUT',
    path: '/api/criteria/:id',
    input: z.object({ id: idSchema, edition: editionSchema, content: criteriaContentSchema }),
    output: z.object({ edition: editionSchema, flaws: z.array(z.string()) }),
  },
  'criteria.import': {
    method: 'POST',
    path: '/api/criteria/:id/sheets',
    input: z.object({
      id: idSchema,
      edition: editionSchema,
      sheets: z.array(rawWorksheetSchema).check(z.maxLength(10)),
    }),
    output: z.object({ edition: editionSchema, problems: z.array(problemSchema) }),
  },
  'criteria.publish': {
    method: 'POST',
    path: '/api/criteria/:id/publish',
    input: z.object({ id: idSchema, edition: editionSchema }),
    output: noneSchema,
  },
  'criteria.discard': {
    method: 'POST',
    path: '/api/criteria/:id/discard',
    input: z.object({ id: idSchema, edition: editionSchema }),
    output: noneSchema,
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { criteria, criteriaContent, criteriaState } from '#domain/criteria/criteria.ts';
import { id } from './views.ts';
import { readSheet } from './files.ts';
import type { Rows } from './row.ts';

const none = z.object({});
const edition = z.int();
const problem = z.object({ line: z.nullable(z.int()), column: z.string(), message: z.string() });

/** The province's own grading criteria: drafts, what changes, Excel out and in, publishing. */
export const criteriaRows = {
  'criteria.list': {
    method: 'GET',
    path: '/api/criteria',
    input: none,
    output: z.object({
      fiscalYear: z.int(),
      sets: z.array(
        z.object({
          id,
          title: z.string(),
          fiscalYear: z.int(),
          version: z.int(),
          state: criteriaState,
          sample: z.boolean(),
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
    input: z.object({ id }),
    output: z.object({
      set: criteria,
      /** What must be mended before it can be published. */
      flaws: z.array(z.string()),
      /** The set in force it is compared with. */
      against: z.nullable(z.object({ id, title: z.string(), version: z.int() })),
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
    input: z.object({ from: id, fiscalYear: z.int().check(z.minimum(2560), z.maximum(2620)) }),
    output: z.object({ id }),
  },
  'criteria.save': {
    method: 'PUT',
    path: '/api/criteria/:id',
    input: z.object({ id, edition, content: criteriaContent }),
    output: z.object({ edition, flaws: z.array(z.string()) }),
  },
  'criteria.import': {
    method: 'POST',
    path: '/api/criteria/:id/sheets',
    input: z.object({ id, edition, sheets: z.array(readSheet).check(z.maxLength(10)) }),
    output: z.object({ edition, problems: z.array(problem) }),
  },
  'criteria.publish': {
    method: 'POST',
    path: '/api/criteria/:id/publish',
    input: z.object({ id, edition }),
    output: none,
  },
  'criteria.discard': {
    method: 'POST',
    path: '/api/criteria/:id/discard',
    input: z.object({ id, edition }),
    output: none,
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import {
  openQuerySchema,
  openResourceSchema,
  openRowSchemas,
} from '#domain/open-data/open-rows.ts';
import type { OpenResource } from '#domain/open-data/open-rows.ts';
import { openDataPath, openPageSchema } from '#contract/open-data.ts';
import { openExamples } from './open-examples.ts';

const summaries: Readonly<Record<OpenResource, string>> = {
  duties: 'What each centre owes in each round, and how far it is',
  submissions: 'Every revision of every report',
  centres: 'The coordination centres (ศอช.)',
  members: 'The register of the committees, present and former members',
  grades: 'Grades of accepted gradings',
};

const cells = [
  'data rows as CSV (RFC 4180, UTF-8 with BOM)',
  'a text that begins like a formula has an apostrophe in front',
];

/** Describes the open data for the OpenAPI document, with one path for each resource. */
export function openDataPaths(): Record<string, unknown> {
  return Object.fromEntries(
    openResourceSchema.options.map((resource) => [
      openDataPath.replace(':resource', resource),
      { get: operationOf(resource) },
    ]),
  );
}

function operationOf(resource: OpenResource): Record<string, unknown> {
  const { next, asOf } = { next: null, asOf: '2025-01-06T02:00:00.000Z' };
  const row = openExamples[resource];
  return {
    operationId: `open.${resource}`,
    summary: summaries[resource],
    security: [{ openKey: [] }],
    parameters: parameters(),
    responses: {
      200: {
        description:
          'A page of the area of the key. The header Link has the address of the next page.',
        content: {
          'application/json': {
            schema: z.toJSONSchema(openPageSchema(resource), { unrepresentable: 'any' }),
            example: { data: [row], next, asOf },
          },
          'text/csv': {
            schema: { type: 'string', description: cells.join('; ') },
            example: Object.keys(openRowSchemas[resource].shape).join(','),
          },
        },
      },
      default: {
        description: 'Problem: open-key-invalid (401), invalid-input (422), too-many-pages (429)',
        content: { 'application/problem+json': { schema: { type: 'object' } } },
      },
    },
  };
}

function parameters(): Record<string, unknown>[] {
  const { properties = {} } = z.toJSONSchema(openQuerySchema, { io: 'input' });
  const examples: Readonly<Record<string, unknown>> = {
    updatedSince: '2025-01-01T00:00:00+07:00',
    limit: 200,
    format: 'csv',
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
    ...(name in examples ? { example: examples[name] } : {}),
  }));
}

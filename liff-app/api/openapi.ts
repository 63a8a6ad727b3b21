import * as z from 'zod/mini';
import { contract } from '#contract/contract.ts';
import { openDataPaths } from './open-data/open-data-description.ts';

/** The contract as an OpenAPI 3.1 document, for API tools. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, row] of Object.entries(contract)) {
    const path = row.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[row.method.toLowerCase()] = operationOf(name, row);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'ศอช. ประสาน', version: '1' },
    paths: { ...paths, ...openDataPaths() },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'prasan' },
        openKey: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

type Row = (typeof contract)[keyof typeof contract];

function operationOf(name: string, row: Row): Record<string, unknown> {
  const input = schemaOf(row.input, 'input');
  const inPath = [...row.path.matchAll(/:(\w+)/g)].map((match) => String(match[1]));
  const properties = isRecord(input['properties']) ? input['properties'] : {};
  const rest = Object.entries(properties).filter(([key]) => !inPath.includes(key));
  const required = Array.isArray(input['required']) ? input['required'] : [];
  const parameters = inPath.map((key) => ({
    name: key,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const asQuery = rest.map(([key, schema]) => ({
    name: key,
    in: 'query',
    required: required.includes(key),
    schema,
  }));
  const body = {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: Object.fromEntries(rest),
          required: required.filter((key) => !inPath.includes(String(key))),
        },
      },
    },
  };
  return {
    operationId: name,
    ...('open' in row ? { security: [] } : { security: [{ session: [] }] }),
    parameters: row.method === 'GET' ? [...parameters, ...asQuery] : parameters,
    ...(row.method === 'GET' || rest.length === 0 ? {} : { requestBody: body }),
    responses: {
      200: {
        description: 'OK',
        content: { 'application/json': { schema: schemaOf(row.output, 'output') } },
      },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { type: 'object' } } },
      },
    },
  };
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Record<string, unknown> {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

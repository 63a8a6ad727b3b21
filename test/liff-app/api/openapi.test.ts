import { describe, expect, it } from 'vitest';
import { openApiDocument } from '#api/openapi.ts';
import { contract } from '#contract/contract.ts';
import { openResourceSchema } from '#domain/open-data/open-rows.ts';
import { openPageSchema } from '#contract/open-data.ts';
import { at, isRecord } from './client.ts';

const document: unknown = JSON.parse(JSON.stringify(openApiDocument()));
const rows = Object.entries(contract);

function pathOf(row: { path: string }): string {
  return row.path.replaceAll(/:(\w+)/g, '{$1}');
}

describe('the OpenAPI page', () => {
  it('is of version 3.1 and has a title', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'ศอช. ประสาน', version: '1' },
    });
  });

  it('has every endpoint of the contract once and no other', () => {
    const paths = at(document, 'paths');
    const found = Object.entries(isRecord(paths) ? paths : {}).flatMap(([path, methods]) =>
      Object.keys(isRecord(methods) ? methods : {}).map(
        (method) => `${method.toUpperCase()} ${path}`,
      ),
    );
    const open = openResourceSchema.options.map((resource) => `GET /api/open/v1/${resource}`);
    expect(found.toSorted()).toEqual(
      [...rows.map(([, row]) => `${row.method} ${pathOf(row)}`), ...open].toSorted(),
    );
  });

  it.each(rows)('describes %s: its path, its input, its answer and its problem', (name, row) => {
    const operation = at(document, 'paths', pathOf(row), row.method.toLowerCase());
    const parameters = at(operation, 'parameters');
    const named = (place: string): unknown[] =>
      (Array.isArray(parameters) ? parameters : [])
        .filter((parameter: unknown) => at(parameter, 'in') === place)
        .map((parameter: unknown) => at(parameter, 'name'));
    expect(at(operation, 'operationId')).toBe(name);
    expect(named('path')).toEqual([...row.path.matchAll(/:(\w+)/g)].map((found) => found[1]));
    expect(row.method === 'GET' ? at(operation, 'requestBody') : named('query')).toEqual(
      row.method === 'GET' ? undefined : [],
    );
    expect(
      at(operation, 'responses', '200', 'content', 'application/json', 'schema'),
    ).toHaveProperty('type');
    expect(at(operation, 'responses', 'default', 'content')).toHaveProperty(
      'application/problem+json',
    );
    expect(at(operation, 'security')).toEqual('open' in row ? [] : [{ session: [] }]);
  });

  it.each(openResourceSchema.options)('shows an example of %s that fits its schema', (resource) => {
    const operation = at(document, 'paths', `/api/open/v1/${resource}`, 'get');
    const json = at(operation, 'responses', '200', 'content', 'application/json');
    expect(openPageSchema(resource).safeParse(at(json, 'example')).error).toBe(undefined);
    expect(at(operation, 'security')).toEqual([{ openKey: [] }]);
    const parameters = at(operation, 'parameters');
    const names = (Array.isArray(parameters) ? parameters : []).map((one: unknown) =>
      at(one, 'name'),
    );
    expect(names).toEqual(['cursor', 'updatedSince', 'limit', 'format']);
  });
});

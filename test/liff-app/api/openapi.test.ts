import { describe, expect, it } from 'vitest';
import { openApiDocument } from '#api/openapi.ts';
import { contract } from '#contract/contract.ts';
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
    expect(found.toSorted()).toEqual(
      rows.map(([, row]) => `${row.method} ${pathOf(row)}`).toSorted(),
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
});

import * as z from 'zod/mini';
import type { Field, FormContext } from '../fields/field.ts';
import { kindOf } from '../fields/index.ts';
import { fieldsOf } from './definition.ts';
import type { Form } from './definition.ts';

const nobody: FormContext = { today: '2000-01-01', members: [], quorumPercent: 0, centreName: '' };

/**
 * The answers of a form as JSON Schema for the API description. Only the server uses it, which
 * keeps it out of the browser's bundle.
 */
export function jsonSchemaOf(form: Form): Record<string, unknown> {
  return { title: form.title.long, ...objectOf(fieldsOf(form)) };
}

function objectOf(fields: readonly Field[]): Record<string, unknown> {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.id, propertyOf(field)])),
    required: fields.filter((field) => field.required && !field.showWhen).map((field) => field.id),
    additionalProperties: false,
  };
}

function propertyOf(field: Field): Record<string, unknown> {
  const title = field.label;
  if (field.kind !== 'repeat') {
    const { $schema: _, ...schema } = z.toJSONSchema(kindOf(field).schema(field, nobody), {
      unrepresentable: 'any',
    });
    return { title, ...schema };
  }
  const row = objectOf(field.fields);
  return { title, type: 'array', minItems: field.min ?? 0, maxItems: field.max, items: row };
}

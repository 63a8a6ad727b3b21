import mongoose from 'mongoose';
import type { SchemaDefinition } from 'mongoose';
import type * as z from 'zod/mini';

const { Mixed } = mongoose.Schema.Types;

/**
 * Derives the mongoose schema from the zod object, so that a collection has one definition. Mongoose
 * refuses unknown keys ('strict: throw'); zod refuses wrong values before every save. Unions, records
 * and free values have the type Mixed, so only zod checks them.
 */
export function definitionOf(shape: z.ZodMiniObject): SchemaDefinition {
  const { id: _id, ...fields } = shape._zod.def.shape;
  return { _id: { type: String }, ...typesOf(fields) };
}

function typesOf(
  fields: Readonly<Record<string, z.core.SomeType>>,
): Record<string, { type: unknown }> {
  const types: Record<string, { type: unknown }> = {};
  for (const [key, field] of Object.entries(fields)) types[key] = { type: typeOf(field) };
  return types;
}

function typeOf(field: z.core.SomeType): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- zod declares inner types loosely; at run time each is one of $ZodTypes
  const { def } = (field as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'nullable':
    case 'optional':
      return typeOf(def.innerType);
    case 'string':
    case 'enum':
      return String;
    case 'number':
      return Number;
    case 'boolean':
      return Boolean;
    case 'date':
      return Date;
    case 'array':
      return [typeOf(def.element)];
    case 'object':
      return subSchema(def.shape);
    default:
      return Mixed;
  }
}

function subSchema(fields: Record<string, z.core.SomeType>): unknown {
  return new mongoose.Schema(typesOf(fields), {
    _id: false,
    id: false,
    strict: 'throw',
    minimize: false,
  });
}

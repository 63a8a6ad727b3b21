import mongoose from 'mongoose';
import type { SchemaDefinition } from 'mongoose';
import type * as z from 'zod/mini';

const { Mixed } = mongoose.Schema.Types;

/**
 * The mongoose shape of a zod object, so that a collection has one source: an unknown key is thrown
 * by mongoose ('strict: throw'), a wrong value by zod before every save. Unions, records and
 * free values are Mixed: zod alone guards them.
 */
export function definitionOf(shape: z.ZodMiniObject): SchemaDefinition {
  const { shape: fields } = shape._zod.def;
  const entries = Object.entries(fields).map(([key, field]) => [key === 'id' ? '_id' : key, { type: typeOf(field) }]);
  return Object.fromEntries(entries);
}

function typeOf(field: z.core.SomeType): unknown {
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

function subSchema(fields: Record<string, z.core.SomeType>): mongoose.Schema {
  const entries = Object.entries(fields).map(([key, field]) => [key, { type: typeOf(field) }]);
  return new mongoose.Schema(Object.fromEntries(entries), { _id: false, id: false, strict: 'throw', minimize: false });
}

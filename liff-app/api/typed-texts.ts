import * as z from 'zod/mini';
import { Problem } from '#domain/problem.ts';
import { cleanLines } from '#domain/thai/invisible.ts';
import { containsNationalId } from '#domain/thai/text.ts';
import { isUntyped } from '#domain/untyped-text.ts';

type Path = readonly string[];
const { $ZodArray, $ZodDefault, $ZodNullable, $ZodObject, $ZodOptional, $ZodRecord } = z.core;
const { $ZodString, $ZodUnion } = z.core;

/**
 * Removes invisible characters from every typed text of the input, so that a text of only those is blank.
 * Throws `national-id` with the field’s name when a text contains a national id, and `reason-required` for
 * a blank reason. A text with a pattern or a format, and an untypedText, stay unchanged.
 */
export function cleanTypedTexts(schema: z.core.$ZodType, input: unknown, path: Path = []): unknown {
  if (isUntyped(schema) || input === null || input === undefined) return input;
  if (schema instanceof $ZodString) return hasPattern(schema) ? input : cleanText(input, path);
  if (
    schema instanceof $ZodOptional ||
    schema instanceof $ZodNullable ||
    schema instanceof $ZodDefault
  )
    return cleanTypedTexts(schema._zod.def.innerType, input, path);
  if (schema instanceof $ZodUnion) return cleanTypedTexts(optionOf(schema, input), input, path);
  if (schema instanceof $ZodArray && Array.isArray(input)) {
    const { element } = schema._zod.def;
    return input.map((item, index) => cleanTypedTexts(element, item, [...path, String(index)]));
  }
  if (schema instanceof $ZodObject) {
    const shape = new Map(Object.entries(schema._zod.def.shape));
    return cleanParts(input, { path, schemaOf: (key) => shape.get(key) });
  }
  if (!(schema instanceof $ZodRecord)) return input;
  return cleanParts(input, { path, schemaOf: () => schema._zod.def.valueType });
}

function cleanText(input: unknown, path: Path): unknown {
  if (typeof input !== 'string') return input;
  const text = cleanLines(input);
  if (text === '' && input !== '' && path.at(-1) === 'reason') throw new Problem('reason-required');
  if (containsNationalId(text))
    throw new Problem('national-id', { details: { field: path.join('.') } });
  return text;
}

/** A text with a fixed shape, such as a regex or a day, cannot contain free typing. */
function hasPattern(schema: z.core.$ZodString): boolean {
  const { def } = schema._zod;
  return 'format' in def || (def.checks ?? []).some((check) => 'pattern' in check._zod.def);
}

function optionOf(schema: z.core.$ZodUnion, input: unknown): z.core.$ZodType {
  const { options } = schema._zod.def;
  const fits = options.find((option) => z.safeParse(option, input).success);
  return fits ?? options.find((option) => hasKeysOf(option, input)) ?? z.unknown();
}

/**
 * True when the input has the fields of this option. An invalid input is then still checked by its field
 * names.
 */
function hasKeysOf(option: z.core.$ZodType, input: unknown): boolean {
  if (!(option instanceof $ZodObject) || typeof input !== 'object' || input === null) return false;
  const { shape } = option._zod.def;
  return Object.keys(input).every((key) => key in shape);
}

/** The parts of an object or a record, each with the schema of its key. */
function cleanParts(
  input: unknown,
  { path, schemaOf }: { path: Path; schemaOf: (key: string) => z.core.$ZodType | undefined },
): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const parts = Object.entries(input).map(([key, part]: [string, unknown]) => {
    const schema = schemaOf(key);
    return [key, schema ? cleanTypedTexts(schema, part, [...path, key]) : part] as const;
  });
  return Object.fromEntries(parts);
}

import mongoose from 'mongoose';
import type {
  Connection,
  IndexDefinition,
  IndexOptions,
  Model,
  PipelineStage,
  SortOrder,
} from 'mongoose';
import * as z from 'zod/mini';
import { createDecodeCache } from './decode-cache.ts';
import { insertOnce, stampedOnce } from './insert-once.ts';
import type { Stored } from './insert-once.ts';
import { definitionOf } from './schema.ts';

export interface Index {
  keys: IndexDefinition;
  options?: IndexOptions;
}

export type Filter = Record<string, unknown>;

interface FindOptions {
  sort?: Record<string, SortOrder>;
  limit?: number;
  skip?: number;
  /** Inserts the document if none matches. */
  upsert?: boolean;
}

interface Spec<S extends z.ZodMiniObject> {
  name: string;
  shape: S;
  indexes?: readonly Index[];
  /** The number of decoded documents to cache, for collections that are read often. */
  recall?: number;
  /**
   * True to store the wall-clock time of the last change as `updatedAt` for the open data. No other
   * code reads it.
   */
  isStamped?: true;
}

/**
 * Marks operators from our own code as trusted, because Mongoose's sanitizeFilter refuses all query
 * operators.
 */
export function trusted(operators: Record<string, unknown>): Record<string, unknown> {
  return mongoose.trusted(operators);
}

/** True for MongoDB's duplicate key error. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11000;
}

/**
 * The driver asks for 101 documents first, so a longer list costs a second round trip. With this size
 * our lists need one.
 */
const batchSize = 5_000;

interface Reads<T extends { id: string }> {
  get(id: string): Promise<T | null>;
  one(filter: Filter, options?: FindOptions): Promise<T | null>;
  find(filter: Filter, options?: FindOptions): Promise<T[]>;
  /** Reads only some fields, which is faster for large documents. */
  pick<K extends keyof T & string>(
    filter: Filter,
    fields: readonly K[],
    options?: FindOptions,
  ): Promise<Pick<T, K | 'id'>[]>;
  count(filter: Filter): Promise<number>;
  aggregate(pipeline: PipelineStage[]): Promise<Record<string, unknown>[]>;
  explain(filter: Filter, options?: FindOptions): Promise<unknown>;
}

interface ItemWrites<T extends { id: string }> {
  insert(item: T): Promise<void>;
  /**
   * Inserts items whose `key` (default id) is new and does not change others. Returns how many were
   * new.
   */
  insertMissing(items: readonly T[], key?: string): Promise<number>;
  replace(item: T, expected?: Filter): Promise<boolean>;
  /** Replaces many items in one round trip. Returns how many matched. */
  replaceAll(items: readonly { item: T; expected: Filter }[]): Promise<number>;
  /** Sets fields of many items in one round trip. Returns how many matched. */
  setAll(changes: readonly { filter: Filter; fields: Record<string, unknown> }[]): Promise<number>;
  /** Inserts or overwrites by id. Used for settings, seeds and drafts with one holder. */
  put(item: T): Promise<void>;
}

interface FilterWrites<T extends { id: string }> {
  update(filter: Filter, change: Record<string, unknown>, options?: FindOptions): Promise<T | null>;
  updateMany(filter: Filter, change: Record<string, unknown>): Promise<number>;
  remove(filter: Filter): Promise<number>;
}

/**
 * Stores and returns plain parsed objects. `id` is stored as `_id`. Mongoose documents never leave
 * this module.
 */
export interface Collection<T extends { id: string }>
  extends Reads<T>, ItemWrites<T>, FilterWrites<T> {
  ensureIndexes(): Promise<void>;
}

interface ReadParts<T> {
  model: Model<Stored>;
  read: (found: unknown) => T;
  recall: number | undefined;
}

interface WriteParts<T> {
  model: Model<Stored>;
  parse: (item: T) => Stored;
  isStamped: boolean;
}

export function createCollection<S extends z.ZodMiniObject>(
  connection: Connection,
  spec: Spec<S>,
): Collection<z.infer<S> & { id: string }> {
  type T = z.infer<S> & { id: string };
  const model = modelOf(connection, spec);
  const read = readerOf(spec.shape);
  const parse = (item: T): Stored => toStored(z.parse(spec.shape, item));
  return {
    ...reads<T>({ model, read, recall: spec.recall }),
    ...itemWrites<T>({ model, parse, isStamped: spec.isStamped === true }),
    ...filterWrites<T>({ model, read }),
    ensureIndexes: async () => {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}

function reads<T extends { id: string }>({ model, read, recall }: ReadParts<T>): Reads<T> {
  const decode = recall === undefined ? null : createDecodeCache({ most: recall, read });
  return {
    get: async (id) => nullable(await model.findOne({ _id: id }).lean().exec(), read),
    one: async (filter, options = {}) =>
      nullable(await model.findOne(toMongoFilter(filter), null, options).lean().exec(), read),
    find: async (filter, options = {}) => {
      const found = model.find(toMongoFilter(filter), null, { batchSize, ...options });
      if (!decode) return (await found.lean().exec()).map(read);
      return decode(await found.setOptions({ raw: true }).lean<Buffer[]>().exec());
    },
    pick: async <K extends keyof T & string>(
      filter: Filter,
      fields: readonly K[],
      options: FindOptions = {},
    ) => {
      const found = await model
        .find(toMongoFilter(filter), ['_id', ...fields].join(' '), { batchSize, ...options })
        .lean()
        .exec();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these fields were asked for
      return found.map((document) => fieldsOf(document, fields) as Pick<T, K | 'id'>);
    },
    count: (filter) => model.countDocuments(toMongoFilter(filter)).exec(),
    aggregate: (pipeline) => model.aggregate(pipeline, { batchSize }).exec(),
    explain: (filter, options = {}) =>
      model.find(toMongoFilter(filter), null, options).lean().explain('queryPlanner'),
  };
}

function itemWrites<T extends { id: string }>({
  model,
  parse,
  isStamped,
}: WriteParts<T>): ItemWrites<T> {
  const once = isStamped ? stampedOnce : insertOnce;
  return {
    insert: async (item) => {
      await model.insertMany([parse(item)]);
    },
    insertMissing: async (items, key = '_id') => {
      if (items.length === 0) return 0;
      const result = await model.bulkWrite(
        items.map((item) => once(parse(item), key)),
        { ordered: false },
      );
      return result.upsertedCount;
    },
    replace: async (item, expected = {}) => {
      const result = await model
        .replaceOne({ _id: item.id, ...toMongoFilter(expected) }, parse(item))
        .exec();
      return result.matchedCount === 1;
    },
    replaceAll: async (items) => {
      if (items.length === 0) return 0;
      const result = await model.bulkWrite(
        items.map(({ item, expected }) => ({
          replaceOne: {
            filter: { _id: item.id, ...toMongoFilter(expected) },
            replacement: parse(item),
          },
        })),
        { ordered: false },
      );
      return result.matchedCount;
    },
    setAll: async (changes) => {
      if (changes.length === 0) return 0;
      const result = await model.bulkWrite(
        changes.map(({ filter, fields }) => ({
          updateOne: { filter: toMongoFilter(filter), update: { $set: fields } },
        })),
        { ordered: false },
      );
      return result.matchedCount;
    },
    put: async (item) => {
      await model.replaceOne({ _id: item.id }, parse(item), { upsert: true }).exec();
    },
  };
}

function filterWrites<T extends { id: string }>({
  model,
  read,
}: Omit<ReadParts<T>, 'recall'>): FilterWrites<T> {
  return {
    update: async (filter, change, options = {}) =>
      nullable(
        await model
          .findOneAndUpdate(toMongoFilter(filter), change, { ...options, returnDocument: 'after' })
          .lean()
          .exec(),
        read,
      ),
    updateMany: async (filter, change) =>
      (await model.updateMany(toMongoFilter(filter), change).exec()).modifiedCount,
    remove: async (filter) => (await model.deleteMany(toMongoFilter(filter)).exec()).deletedCount,
  };
}

function modelOf<S extends z.ZodMiniObject>(connection: Connection, spec: Spec<S>): Model<Stored> {
  const schema = new mongoose.Schema<Stored>(definitionOf(spec.shape), {
    collection: spec.name,
    strict: 'throw',
    strictQuery: 'throw',
    versionKey: false,
    minimize: false,
    id: false,
    autoIndex: false,
    autoCreate: false,
    ...(spec.isStamped ? { timestamps: { createdAt: false, updatedAt: true } } : {}),
  });
  for (const { keys, options } of spec.indexes ?? []) schema.index(keys, options ?? {});
  return connection.model<Stored>(spec.name, schema);
}

function toStored(item: Record<string, unknown>): Stored {
  const { id, ...rest } = item;
  return { _id: String(id), ...rest };
}

/**
 * Stored documents were validated before writing, so they are not parsed again. Only known keys are
 * copied, one by one, because V8 reads such objects faster than a rest copy.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names what it stored
/** Turns a stored document of this shape into a plain object. */
export function readerOf<S extends z.ZodMiniObject>(
  shape: S,
): (found: unknown) => z.infer<S> & { id: string } {
  const keys = Object.keys(shape.shape).filter((key) => key !== 'id');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this very schema when written
  return (found) => fieldsOf(found, keys) as z.infer<S> & { id: string };
}

function fieldsOf(found: unknown, keys: readonly string[]): Record<string, unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a lean document of this collection
  const stored = found as Stored;
  const item: Record<string, unknown> = { id: stored._id };
  for (const key of keys) {
    const value = stored[key];
    if (value !== undefined) item[key] = value;
  }
  return item;
}

function toMongoFilter(filter: Filter): Filter {
  if (!('id' in filter)) return filter;
  const { id, ...rest } = filter;
  return { _id: id, ...rest };
}

function nullable<T>(found: unknown, read: (found: unknown) => T): T | null {
  return found === null ? null : read(found);
}

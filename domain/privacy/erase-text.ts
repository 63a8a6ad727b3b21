import { isRecord } from '../fields/kind.ts';
import { nameKey } from '../register/register.ts';
import { normalizeThai } from '../thai/text.ts';
import { isLinked } from './linked-documents.ts';
import type { OwnIds } from './linked-documents.ts';
import {
  isFullName,
  namePattern,
  phonePattern,
  tokenPattern,
  withoutPrefix,
  wordPattern,
  wordsOf,
} from './name-spellings.ts';
import { fieldTestsOf } from './text-fields.ts';
import type { FieldTests } from './text-fields.ts';

/** Written in place of the name of an erased person. */
export const formerHolder = 'ผู้เคยดำรงตำแหน่ง';

/** Written in place of text that an erased person wrote for an office. */
export const erasedWords = 'ข้อความนี้ถูกลบแล้ว';

/** Written in place of an erased LINE user id. */
export const erasedId = 'erased';

/** What identifies a person in stored texts. */
export interface Traces {
  lineUserId: string;
  /** Every name the person had in the system: from LINE, from an office, and from the register. */
  names: readonly string[];
  /** Digits only. */
  phones: readonly string[];
}

/** Names and rows that must be kept although they look like traces of the person. */
export interface Others {
  /** True for a name that a place, an office or a letter also has. */
  isOfficial: (name: string) => boolean;
  /** Keys of names that another person or another register row also has. */
  sharedKeys: ReadonlySet<string>;
  /** Longer names of other people that begin with a name of this person: ดาว ทดลองสุข for ดาว ทดลอง. */
  longerNames: readonly string[];
  own: OwnIds;
  /** Ids of register rows of other people with the same name. These rows are kept. */
  foreign: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, unknown>>;

export interface Eraser {
  /** A quick check on the document as text; false when it contains no trace. */
  mayHoldTrace(text: string): boolean;
  /** The document without the traces. The same object is returned when there is none. */
  eraseDocument(document: Fields, collection: string): Fields;
}

interface Rules {
  /** The LINE user id. It is removed wherever it occurs. */
  lineId: RegExp;
  /** Null when the person has no phone. */
  phones: RegExp | null;
  /** Full names to remove in documents of the person. */
  own: NameRule;
  /** Full names to remove in all other documents: only those that no one else has. */
  other: NameRule;
  /**
   * Keys of all names. In documents of the person, they are removed from fields that contain a
   * person's name.
   */
  named: ReadonlySet<string>;
  ownRows: ReadonlySet<string>;
  foreign: ReadonlySet<string>;
}

interface NameRule {
  /** The first group matches a longer name of another person, which is kept. Null without a full name. */
  pattern: RegExp | null;
  /** Comparison keys of names that are stored as prefix, first and last name. */
  keys: ReadonlySet<string>;
}

/**
 * Removes the traces of a person from stored documents. The LINE user id and phones are removed
 * everywhere. In documents of the person, names are removed from texts that people wrote; a name that
 * is also an ordinary word is removed only from fields for names. In other documents only a full name
 * is removed that no other person, place, office or letter has.
 */
export function createEraser(traces: Traces, others: Others): Eraser {
  const bare = [...new Set(traces.names.map((name) => withoutPrefix(name.trim())))].filter(Boolean);
  const rules = rulesOf({ traces, others, bare });
  const words = [...new Set(bare.flatMap((name) => [name, wordsOf(name)[0] ?? name]))];
  const hints = [
    rules.lineId.source,
    ...(rules.phones ? [rules.phones.source] : []),
    ...words.map(wordPattern),
  ];
  const hint = new RegExp(hints.join('|'), 'u');
  return {
    mayHoldTrace: (text) => hint.test(text),
    eraseDocument: (document, collection) => {
      const fields = fieldTestsOf(collection);
      const isOwn = isLinked(document, { collection, own: others.own });
      if (fields.isOwnOnly && !isOwn) return document;
      return eraseRecord(document, { rules, fields, isOwn, path: '' });
    },
  };
}

interface Given {
  traces: Traces;
  others: Others;
  bare: readonly string[];
}

function rulesOf({ traces, others, bare }: Given): Rules {
  const { lineUserId, phones } = traces;
  const full = bare.filter((name) => isFullName(name) && !others.isOfficial(name));
  const unique = full.filter((name) => !others.sharedKeys.has(normalizeThai(name)));
  const kept = others.longerNames.map(withoutPrefix);
  return {
    lineId: new RegExp(tokenPattern(lineUserId), 'gu'),
    phones: phones.length === 0 ? null : new RegExp(phones.map(phonePattern).join('|'), 'gu'),
    own: nameRule({ names: full, kept, joined: true }),
    other: nameRule({ names: unique, kept, joined: false }),
    named: new Set(bare.map(normalizeThai)),
    ownRows: others.own.rows,
    foreign: others.foreign,
  };
}

interface Naming {
  names: readonly string[];
  kept: readonly string[];
  joined: boolean;
}

function nameRule({ names, kept, joined }: Naming): NameRule {
  const keys = new Set(names.map(normalizeThai));
  if (names.length === 0) return { pattern: null, keys };
  const patterns = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => namePattern(name, { joined }));
  const stays =
    kept.length === 0 ? '(?!)' : kept.map((name) => namePattern(name, { joined: true }));
  const source = `(${[stays].flat().join('|')})|${patterns.join('|')}`;
  return { pattern: new RegExp(source, 'gu'), keys };
}

interface Place {
  rules: Rules;
  fields: FieldTests;
  /** True inside a document of the person. */
  isOwn: boolean;
  /** The path from the document: keys and list indexes, joined with dots. */
  path: string;
}

function eraseIn(value: unknown, place: Place): unknown {
  if (typeof value === 'string') return eraseText(value, place);
  if (Array.isArray(value)) return eraseList(value, place);
  return isPlain(value) ? eraseRecord(value, place) : value;
}

const keptFields = /(?:^|\.)(?:id|_id|key|hash)$/;
const phoneField = /(?:^|\.)phone$/;

function eraseText(text: string, { rules, fields, isOwn, path }: Place): string | null {
  const name = fields.isName(path);
  if (name && isOwn && rules.named.has(normalizeThai(withoutPrefix(text)))) return formerHolder;
  const { pattern } = isOwn ? rules.own : rules.other;
  const anonymous =
    pattern && (name || fields.isText(path))
      ? text.replace(pattern, (_found, longer?: string) => longer ?? formerHolder)
      : text;
  const left = anonymous.replace(rules.lineId, erasedId);
  if (!rules.phones || keptFields.test(path)) return left;
  const silent = left.replace(rules.phones, '');
  return silent === '' && left !== '' && phoneField.test(path) ? null : silent;
}

function eraseList(list: readonly unknown[], place: Place): readonly unknown[] {
  const erased = list.map((item, index) => eraseIn(item, inside(place, String(index))));
  return erased.some((item, index) => item !== list[index]) ? erased : list;
}

function inside(place: Place, key: string): Place {
  return { ...place, path: place.path === '' ? key : `${place.path}.${key.replaceAll('.', '_')}` };
}

function eraseRecord(record: Fields, place: Place): Fields {
  const whose = ownerOf(record, place);
  if (whose === 'other') return record;
  const entries = Object.entries(record);
  const erased = entries.map(([key, value]) => [key, eraseIn(value, inside(place, key))] as const);
  const isChanged = erased.some(([key, value]) => value !== record[key]);
  const next = isChanged ? Object.fromEntries(erased) : record;
  return whose === 'own' ? withoutRow(next) : next;
}

/** The person whose register row or separate name parts a record contains; null for other records. */
function ownerOf(record: Fields, { rules, isOwn }: Place): 'own' | 'other' | null {
  const parts = partsOf(record) ?? partsOf(record['name']);
  if (!parts) return null;
  const { id } = record;
  if (typeof id === 'string' && rules.ownRows.has(id)) return 'own';
  if (typeof id === 'string' && rules.foreign.has(id)) return 'other';
  const { keys } = isOwn ? rules.own : rules.other;
  return keys.has(nameKey(parts)) ? 'own' : 'other';
}

function partsOf(value: unknown): { first: string; last: string } | null {
  if (!isRecord(value)) return null;
  const { first, last } = value;
  return typeof first === 'string' && typeof last === 'string' ? { first, last } : null;
}

/** Details of a register row that are only about the person. */
const personal = ['phone', 'village', 'tambon', 'sex'] as const;

function withoutRow(row: Fields): Fields {
  if (partsOf(row)) return withoutName(row);
  const phone = 'phone' in row ? { phone: null } : {};
  return isRecord(row['name']) ? { ...row, ...phone, name: withoutName(row['name']) } : row;
}

function withoutName(record: Fields): Fields {
  const cleared = Object.fromEntries(
    personal.flatMap((key) => (key in record ? [[key, null]] : [])),
  );
  const key = 'nameKey' in record ? { nameKey: '' } : {};
  return { ...record, ...cleared, ...key, prefix: '', first: formerHolder, last: '' };
}

function isPlain(value: unknown): value is Fields {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

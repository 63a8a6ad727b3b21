import { namePrefixes } from '../fields/people.ts';
import { isRecord } from '../fields/kind.ts';
import { nameKey } from '../register/register.ts';
import { normalizeThai } from '../thai/text.ts';
import { toThaiDigits } from '../thai/number.ts';

/** Stands for the name of an erased person. */
export const formerHolder = 'ผู้เคยดำรงตำแหน่ง';

/** Stands for an erased LINE user id. */
export const erasedId = 'erased';

/** What identifies a person in stored texts. */
export interface Traces {
  lineUserId: string;
  /** Every name the person had here: from LINE, as given, as in the register. */
  names: readonly string[];
  /** Digits only. */
  phones: readonly string[];
}

/** What must stay although it looks like a trace. */
export interface Others {
  /** Texts such as names of places. A person's name that equals one of them stays in other texts. */
  isPlace: (text: string) => boolean;
  /** Names of other people that begin with a name of this person: ดาว ทดลอง and ดาว ทดลองสุข. */
  longerNames: readonly string[];
  /** Ids of this person and of their register rows. */
  own: ReadonlySet<string>;
  /** Ids of people and register rows with the same name. Their documents stay. */
  foreign: ReadonlySet<string>;
}

type Fields = Readonly<Record<string, unknown>>;

export interface Eraser {
  /** Texts of which a document with a trace contains at least one. */
  needles: readonly string[];
  /** The document without the traces; the very same one when it has none. */
  eraseDocument(document: Fields): Fields;
}

interface Rules {
  /** Found anywhere in a text, the longest first. */
  parts: readonly (readonly [text: string, replacement: string])[];
  /** Replaced when they are the whole text. */
  whole: ReadonlySet<string>;
  /** Replaced when they are the whole text of a field that names a person. */
  named: ReadonlySet<string>;
  /** Keys of names that are stored in parts. */
  keys: ReadonlySet<string>;
  /** Texts in which a part is not the person's. */
  kept: readonly string[];
  foreign: ReadonlySet<string>;
}

/** Fields whose text is always a person's name. */
const nameFields: ReadonlySet<string> = new Set([
  'by',
  'from',
  'askedByName',
  'decidedByName',
  'officeContact',
]);

/**
 * Removes the traces of a person from any stored value. A name of two words, a phone and the LINE user
 * id are removed anywhere in a text. A name of one word may be a common word, so it is removed only
 * where it is the whole text.
 */
export function createEraser(traces: Traces, others: Others): Eraser {
  const { isPlace, own, foreign } = others;
  const names = [...new Set(traces.names.map((name) => name.trim()).filter(Boolean))];
  const bare = [...new Set(names.map(withoutPrefix))];
  const common = bare.filter((name) => !isDistinctive(name) || isPlace(name));
  const distinctive = bare.filter((name) => !common.includes(name));
  const rules: Rules = {
    parts: [
      ...distinctive.flatMap(spellings).map((text) => [text, formerHolder] as const),
      ...traces.phones.flatMap(phoneSpellings).map((text) => [text, ''] as const),
      [traces.lineUserId, erasedId] as const,
    ].toSorted(([a], [b]) => b.length - a.length),
    whole: new Set(common.filter((name) => !isPlace(name)).flatMap(withPrefixes)),
    named: new Set(common.flatMap(withPrefixes)),
    keys: new Set(bare.map(normalizeThai)),
    kept: others.longerNames.map(withoutPrefix).flatMap(spellings),
    foreign,
  };
  const first = bare.flatMap((name) => name.split(/\s/)[0] ?? []);
  return {
    needles: [...new Set([...rules.parts.map(([text]) => text), ...rules.named, ...first])],
    eraseDocument: (document) =>
      isOfForeign(document, { own, foreign }) ? document : eraseRecord(document, rules),
  };
}

function withoutPrefix(name: string): string {
  const prefix = [...namePrefixes].toReversed().find((text) => name.startsWith(text)) ?? '';
  return name.slice(prefix.length).trim();
}

function withPrefixes(name: string): string[] {
  return [name, ...namePrefixes.map((prefix) => prefix + name)];
}

const minLetters = 6;

function isDistinctive(name: string): boolean {
  return /\s/.test(name) && normalizeThai(name).length >= minLetters;
}

/** A name as people and cards write it: with one blank, a no-break space or none, as JSON text, and as a key. */
function spellings(name: string): string[] {
  const words = name.split(/\s+/);
  const written = [' ', '\u00a0', '', '  '].map((blank) => words.join(blank));
  const quoted = JSON.stringify(name).slice(1, -1);
  return [...new Set([name, ...written.flatMap(withPrefixes), quoted, normalizeThai(name)])];
}

/** 0891112210, 089-111-2210, 089 111 2210, 089-1112210, +66 and Thai digits. */
function phoneSpellings(digits: string): string[] {
  const [area, middle, end] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  const abroad = digits.slice(1);
  const latin = [
    digits,
    ...['-', ' '].flatMap((mark) => [
      [area, middle, end].join(mark),
      [area, middle + end].join(mark),
      `${area}-${middle} ${end}`,
    ]),
    `+66${abroad}`,
    `66${abroad}`,
  ];
  return [...new Set([...latin, ...latin.map(toThaiDigits)])];
}

interface Place {
  rules: Rules;
  /** The field the value stands in; empty for items of a list. */
  field: string;
}

function eraseIn(value: unknown, place: Place): unknown {
  if (typeof value === 'string') return eraseText(value, place);
  if (Array.isArray(value)) return eraseList(value, place);
  return isPlain(value) ? eraseRecord(value, place.rules) : value;
}

function eraseText(text: string, { rules, field }: Place): string {
  if (rules.whole.has(text) || (nameFields.has(field) && rules.named.has(text)))
    return formerHolder;
  return rules.parts.reduce(
    (left, [part, replacement]) =>
      left.includes(part) ? replacePart(left, { part, replacement, kept: rules.kept }) : left,
    text,
  );
}

interface Replacing {
  part: string;
  replacement: string;
  kept: readonly string[];
}

/** Replaces a part except where it begins a longer name of another person. */
function replacePart(text: string, { part, replacement, kept }: Replacing): string {
  const longer = kept.filter((name) => name.length > part.length && name.startsWith(part));
  if (longer.length === 0) return text.replaceAll(part, replacement);
  const [before = '', ...rest] = text.split(part);
  return rest.reduce((left, after) => {
    const isLonger = longer.some((name) => after.startsWith(name.slice(part.length)));
    return left + (isLonger ? part : replacement) + after;
  }, before);
}

/** True for a document about a person or a register row of the same name, and not about this person. */
function isOfForeign(document: Fields, { own, foreign }: Pick<Others, 'own' | 'foreign'>): boolean {
  const ids = Object.values(document).filter((value) => typeof value === 'string');
  return ids.some((id) => foreign.has(id)) && !ids.some((id) => own.has(id));
}

function eraseList(list: readonly unknown[], { rules }: Place): readonly unknown[] {
  const erased = list.map((item) => eraseIn(item, { rules, field: '' }));
  return erased.some((item, index) => item !== list[index]) ? erased : list;
}

function eraseRecord(record: Fields, rules: Rules): Fields {
  if (typeof record['id'] === 'string' && rules.foreign.has(record['id'])) return record;
  const entries = Object.entries(record);
  const erased = entries.map(
    ([key, value]) => [key, eraseIn(value, { rules, field: key })] as const,
  );
  const isChanged = erased.some(([key, value]) => value !== record[key]);
  const next = isChanged ? Object.fromEntries(erased) : record;
  if (isNameOf(record, rules)) return withoutName(next);
  return isNameOf(record['name'], rules) && 'phone' in next ? { ...next, phone: null } : next;
}

function isNameOf(value: unknown, { keys }: Rules): boolean {
  if (!isRecord(value)) return false;
  const { first, last } = value;
  if (typeof first !== 'string' || typeof last !== 'string') return false;
  return keys.has(nameKey({ first, last }));
}

/** Details of a register row that are only about the person. */
const personal = ['phone', 'village', 'tambon', 'sex'] as const;

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

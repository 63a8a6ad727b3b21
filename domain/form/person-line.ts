import type { FieldOf, FormContext, RowField } from '../fields/field.ts';
import { phoneNumber } from '../fields/phone.ts';
import { checkField } from './check.ts';
import { toLatinDigits } from '../thai/number.ts';
import { splitPersonName } from '../thai/person-name.ts';
import { normalizeThai } from '../thai/text.ts';

type List = FieldOf<'repeat'>;
type ChoiceField = Extract<RowField, { kind: 'choice' }>;
type Values = Record<string, unknown>;

interface Line {
  line: string;
  /** The question for the person's name. */
  name: RowField;
  ctx: FormContext;
}

/**
 * Reads a line such as นายเมฆ ทดลอง ประธาน ม.3 081-234-5678 in any usual order. Words that fit no
 * question are put into the first text question. If a required choice was not found, these words may
 * be its answer, so they are left unread.
 */
export function readPersonLine(list: List, { line, name, ctx }: Line) {
  const numbers = readNumbers(list, { line: toLatinDigits(line), ctx });
  const words = numbers.rest.split(/[\s,;|]+/).filter((word) => word !== '' && !noise.has(word));
  const choices = list.fields.filter((field) => field.kind === 'choice');
  const person = readName(words, choices);
  const chosen = readChoices(choices, person.rest);
  const answers: Values = { ...numbers.values, [name.id]: person.name, ...chosen.values };
  const rest = chosen.rest.join(' ');
  const text = list.fields.find((field) => field.kind === 'text');
  const isCertain = choices.every((field) => !field.required || field.id in chosen.values);
  if (rest === '' || !text || !isCertain) return { answers, unread: rest };
  return { answers: { ...answers, [text.id]: rest }, unread: '' };
}

/** Labels beside a number, and dashes between the parts. They are ignored. */
const noise = new Set(['โทร', 'โทร.', 'เบอร์', 'เบอร์โทร', 'มือถือ', 'ตำแหน่ง', '-', '–', ':']);

/** Takes village numbers and phone numbers out of a line. */
function readNumbers(list: List, { line, ctx }: { line: string; ctx: FormContext }) {
  const values: Values = {};
  let rest = line;
  for (const field of list.fields) {
    const found =
      field.kind === 'integer' && field.lead !== undefined
        ? findVillage(rest)
        : field.kind === 'phone'
          ? findPhone(rest, (value) => checkField({ field, value, ctx }) === null)
          : null;
    if (!found) continue;
    values[field.id] = found.value;
    // A comma keeps the words before and after apart.
    rest = `${rest.slice(0, found.from)} , ${rest.slice(found.to)}`;
  }
  return { values, rest };
}

interface Found {
  value: unknown;
  from: number;
  to: number;
}

function findVillage(line: string): Found | null {
  const match = /(?:หมู่ที่|หมู่|ม\.) ?(\d{1,3})(?![\d.,/-]*\d)/.exec(line);
  if (!match) return null;
  return { value: Number(match[1]), from: match.index, to: match.index + match[0].length };
}

function findPhone(line: string, isPhone: (value: string) => boolean): Found | null {
  for (const { 0: run, index } of line.matchAll(/[0-9+][0-9 ()+.-]*/g)) {
    const extension = /^ต่อ ?\d{1,6}/.exec(line.slice(index + run.length))?.[0] ?? '';
    const value = phoneNumber(run + extension);
    if (isPhone(value)) return { value, from: index, to: index + run.length + extension.length };
  }
  return null;
}

/**
 * The name begins at the first prefix. Without a prefix it may follow a position at the start of the
 * line.
 */
function readName(words: readonly string[], choices: readonly ChoiceField[]) {
  const isOption = (word: string | undefined) =>
    word !== undefined && choices.some((field) => optionOf(field, word) !== undefined);
  const prefixed = words.findIndex((_, at) => splitFrom(words, at).prefix !== '');
  const start = prefixed >= 0 ? prefixed : isOption(words[0]) ? 1 : 0;
  const { prefix, first, last } = splitFrom(words, start);
  const after = last.split(' ').filter((word) => word !== '');
  // A monk has no surname, so the next word can be the position.
  const taken = isOption(after[0]) ? 0 : after[0] === 'ณ' ? 2 : 1;
  return {
    name: { prefix, first, last: after.slice(0, taken).join(' ') },
    rest: [...words.slice(0, start), ...after.slice(taken), ...words.slice(start + nameWords)],
  };
}

/** How many words are searched for a name; the longest Thai prefix has four. */
const nameWords = 12;

function splitFrom(words: readonly string[], at: number) {
  return splitPersonName(words.slice(at, at + nameWords).join(' '));
}

function readChoices(choices: readonly ChoiceField[], words: readonly string[]) {
  const values: Values = {};
  let rest = [...words];
  for (const field of choices) {
    const found = findOption(field, rest);
    if (!found) continue;
    values[field.id] = found.value;
    rest = rest.toSpliced(found.at, found.length);
  }
  return { values, rest };
}

/** The option may be written in up to three words: รองประธาน คนที่ 1. */
function findOption(field: ChoiceField, words: readonly string[]) {
  for (const length of [3, 2, 1])
    for (let at = 0; at + length <= words.length; at += 1) {
      const value = optionOf(field, words.slice(at, at + length).join(' '));
      if (value !== undefined) return { value, at, length };
    }
  return null;
}

function optionOf({ options }: ChoiceField, written: string): string | undefined {
  const keys = [written, withoutCommittee(written)].map(normalizeThai);
  return options.find(({ label, spellings = [], likelyWords = [] }) =>
    [label, ...spellings, ...likelyWords].some((word) => keys.includes(normalizeThai(word))),
  )?.value;
}

/**
 * Reduces a position to its short form: ประธานกรรมการ to ประธาน, กรรมการและเลขานุการ to เลขานุการ,
 * รองประธาน คนที่ 1 to รองประธาน.
 */
function withoutCommittee(written: string): string {
  return written
    .replace(/ ?คนที่ ?\d{1,2}$/, '')
    .replace(/^กรรมการ(?:และ|\/)/, '')
    .replace(/(?:คณะ)?กรรมการ$/, '');
}

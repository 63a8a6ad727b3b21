import * as z from 'zod/mini';
import { isReligiousPrefix, splitPersonName, tidyName, tidyPrefix } from '../thai/person-name.ts';
import type { NameParts } from '../thai/person-name.ts';
import type { FieldOf, FormContext, Schema } from './field.ts';
import { isRecord, isText, defineKind } from './kind.ts';

export const namePrefixes = ['นาย', 'นาง', 'นางสาว'] as const;
const nameParts = ['prefix', 'first', 'last'] as const;
const mostMembers = 60;

export const personName = defineKind<'personName'>({
  kind: 'personName',
  normalize: tidyPersonName,
  missing: (field) => `กรุณากรอก${field.label} เช่น นางแก้ว ใจดี`,
  schema: (field): Schema => {
    const part = (name: string, max: number) =>
      z
        .string(`ยังไม่มี${name}`)
        .check(z.minLength(1, `ยังไม่มี${name}`), z.maxLength(max, `${name}ต้องไม่เกิน ${max} ตัวอักษร`));
    const last = z.string('ยังไม่มีนามสกุล').check(z.maxLength(80, 'นามสกุลต้องไม่เกิน 80 ตัวอักษร'));
    return z
      .strictObject(
        { prefix: part('คำนำหน้าชื่อ', 40), first: part('ชื่อ', 80), last },
        `${field.label}ไม่ถูกต้อง`,
      )
      .check(z.refine((name) => name.last !== '' || isReligiousPrefix(name.prefix), 'ยังไม่มีนามสกุล'));
  },
  isEmpty: (value) =>
    !isRecord(value)
      ? value === undefined || value === null || value === ''
      : nameParts.every((namePart) => !value[namePart]),
  draftType: (value) =>
    isRecord(value) &&
    Object.entries(value).every(([key, part]) => isNamePart(key) && isText(part)),
  toText: (value) => fullName(value),
  texts: (value) => (isRecord(value) ? Object.values(value).filter(isText) : []),
});

export const memberPick = defineKind<'memberPick'>({
  kind: 'memberPick',
  normalize: (value, { ctx }) => (Array.isArray(value) ? inRegisterOrder(value, ctx) : value),
  schema: (field, ctx): Schema => {
    const { max = mostMembers } = field;
    const known = new Set(ctx.members.map((member) => member.id));
    return z
      .array(
        z.string().check(z.refine((id: string) => known.has(id), gone(field))),
        `กรุณาเลือก${field.label}`,
      )
      .check(
        z.maxLength(
          max,
          max === 1 ? `เลือก${field.label}ได้ 1 คน` : `เลือก${field.label}ได้ไม่เกิน ${max} คน`,
        ),
      );
  },
  missing: (field) => `กรุณาเลือก${field.label}`,
  draftType: (value) =>
    Array.isArray(value) &&
    value.length <= mostMembers &&
    value.every((item) => isText(item) && item.length <= 60),
  toText: (value, { ctx }) =>
    Array.isArray(value) ? value.map((id) => nameOf(id, ctx)).join(', ') : '',
});

function gone(field: FieldOf<'memberPick'>): string {
  return `${field.label}มีผู้ที่ไม่อยู่ในทะเบียนแล้ว กรุณาเลือกใหม่`;
}

function nameOf(id: unknown, ctx: FormContext): string {
  return ctx.members.find((member) => member.id === id)?.name ?? 'ผู้ที่พ้นจากทะเบียนแล้ว';
}

function inRegisterOrder(picked: readonly unknown[], ctx: FormContext): unknown[] {
  const known = ctx.members.map((member) => member.id).filter((id) => picked.includes(id));
  return [...known, ...new Set(picked.filter((id) => !isText(id) || !known.includes(id)))];
}

function isNamePart(key: string): boolean {
  return nameParts.some((namePart) => namePart === key);
}

/**
 * Puts the parts of a name in their own fields. A whole name in one field or one text is split: {
 * first: 'นายเมฆ ทดลอง' } becomes นาย, เมฆ and ทดลอง.
 */
export function tidyPersonName(value: unknown): unknown {
  if (isText(value)) return splitPersonName(value);
  if (!isRecord(value)) return value;
  const tidied = Object.entries(value).map(([key, part]): [string, unknown] => [
    key,
    tidyPart(key, part),
  ]);
  const parts: Record<string, unknown> = Object.fromEntries(tidied);
  const [prefix = '', first = '', last = ''] = nameParts.map((namePart) => parts[namePart] ?? '');
  if (!isText(prefix) || !isText(first) || !isText(last)) return parts;
  return { ...parts, ...splitFirst({ prefix, first, last }, parts) };
}

function tidyPart(key: string, part: unknown): unknown {
  if (!isText(part)) return part;
  return key === 'prefix' ? tidyPrefix(part) : tidyName(part);
}

/** The parts that change when the first-name field contains more than the first name. */
function splitFirst(name: NameParts, typed: Readonly<Record<string, unknown>>): Partial<NameParts> {
  const { prefix, first, last } = name;
  if (prefix === '' && first !== '') {
    const split = splitPersonName(`${first} ${last}`);
    return split.prefix === '' && last !== '' ? {} : split;
  }
  if (last === '' && first.includes(' ')) {
    const split = splitPersonName(first);
    // The prefix was written twice: นาย | นายเมฆ ทดลอง.
    if (split.prefix === prefix) return split;
    return { first: first.slice(0, first.indexOf(' ')), last: first.slice(first.indexOf(' ') + 1) };
  }
  const lacksLast = typed['last'] === undefined && isReligiousPrefix(prefix);
  return lacksLast ? { last: '' } : {};
}

/**
 * Writes a name such as นายเมฆ ทดลอง. Officials write every prefix, including ranks, without a space
 * before the first name.
 */
export function fullName(value: unknown): string {
  if (!isRecord(value)) return '';
  const [prefix, first, last] = nameParts.map((namePart) =>
    isText(value[namePart]) ? value[namePart] : '',
  );
  return `${prefix ?? ''}${first ?? ''} ${last ?? ''}`.trim();
}

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf } from '#domain/fields/index.ts';
import type { FieldOf, RowField } from '#domain/fields/field.ts';
import { rowsOf } from '#domain/form/answers.ts';
import { checkField, draftProblem, validateAnswers } from '#domain/form/form.ts';
import { readCell } from '#domain/list/read-cell.ts';
import { context } from '#test/examples/example.ts';
import { keepsMeaning, seen, typedKinds } from '#test/support/typed/meaning.ts';
import type { TypedKind } from '#test/support/typed/meaning.ts';
import { nearly, typedText } from '#test/support/typed/typed-texts.ts';
import { fieldOf, formWith } from './samples.ts';

const fields: { [K in TypedKind]: FieldOf<K> } = {
  text: { ...fieldOf.text, max: 200 },
  longText: { ...fieldOf.longText, max: 200 },
  integer: { ...fieldOf.integer, min: 0, max: 10_000_000 },
  money: { ...fieldOf.money, max: 1e10 },
  phone: { ...fieldOf.phone, landline: true },
  date: { id: 'f', kind: 'date', label: 'วันที่' },
  time: fieldOf.time,
  personName: fieldOf.personName,
  place: fieldOf.place,
};

const cellContext = { today: context.today, known: new Set(), words: {}, era: null };

/** Texts as people write them. The test edits them at random, which makes them nearly right. */
const usual: Record<TypedKind, readonly string[]> = {
  text: ['ซ่อมถนน หมู่ 3'],
  longText: ['บรรทัดแรก\nบรรทัดที่สอง'],
  integer: ['12', '1,500 คน', '๕ ราย'],
  money: ['1,500.50', '1500 บาทถ้วน', '1,500 บาท 50 สตางค์', '2.5 แสนบาท'],
  phone: ['081-234-5678', '+66 81 234 5678', '053-777-123 ต่อ 12'],
  date: ['25/12/67', '25 ธันวาคม 2567', '2024-12-25', 'วันพุธที่ 25 ธ.ค. พ.ศ. 2567', '1 ม.ค. 68'],
  time: ['9.30 น.', '09:30'],
  personName: ['นายเมฆ ทดลอง', 'น.ส. แก้ว ใจดี', 'ว่าที่ ร.ต.เมฆ ทดลอง', 'พระครูเมฆ'],
  place: ['ศาลา หมู่ 3'],
};

/** The answer as its control stores it while the person types. */
function answerOf(kind: TypedKind, typed: string): unknown {
  if (kind === 'place') return { text: typed };
  return kind === 'personName' ? { first: typed } : typed;
}

/** An empty text, or a dash that means none, also with the unit: - บาท. */
const nothing = /^(?:฿? ?\.?[-–— ]+(?:บาท|บ\.?|คน|ราย)? ?(?:ถ้วน)?)?$/;

/** Says how this text was misunderstood. Null when it was kept, asked about or refused. */
function faultOf(kind: TypedKind, typed: string, answer = answerOf(kind, typed)): string | null {
  const field: RowField = fields[kind];
  const ops = kindOf(field);
  const value = ops.normalize(answer, { field, ctx: context });
  if (ops.isEmpty(value))
    return nothing.test(seen(typed)) ? null : `vanished: ${JSON.stringify(value)}`;
  if (checkField({ field, value: answer, ctx: context }) !== null) return null;
  return keepsMeaning(kind, typed, value) ? null : `became ${JSON.stringify(value)}`;
}

const typedInto = (kind: TypedKind) => fc.oneof(typedText, nearly(usual[kind]));
const runs = { numRuns: 1_500 };

describe.each(typedKinds)('junk typed into %s', (kind) => {
  it('is kept, asked about or refused, and never changes its meaning', () => {
    fc.assert(
      fc.property(typedInto(kind), (typed) => {
        expect(faultOf(kind, typed)).toBeNull();
      }),
      runs,
    );
  });

  it('is read in a row of a list as it is read outside lists', () => {
    const row: RowField = { ...fields[kind], id: 'inner' };
    const form = formWith({ ...fieldOf.repeat, fields: [row] });
    fc.assert(
      fc.property(typedInto(kind), (typed) => {
        const answers = { f: [{ id: 'r1', inner: answerOf(kind, typed) }] };
        const inList = validateAnswers({ form, answers, reasons: {}, ctx: context });
        const alone = validateAnswers({
          form: formWith(row),
          answers: { inner: answerOf(kind, typed) },
          reasons: {},
          ctx: context,
        });
        expect(rowsOf(inList.answers, 'f')[0]).toEqual({ id: 'r1', ...alone.answers });
        expect(inList.problems.map(({ message }) => message)).toEqual(
          alone.problems.map(({ message }) => message),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('stays in a draft exactly as typed', () => {
    fc.assert(
      fc.property(typedInto(kind), (typed) => {
        const answer = answerOf(kind, typed);
        const message = draftProblem(fields[kind], answer);
        // A draft refuses only texts that are too long or may not be stored, and the person is told.
        expect(message ?? 'ยาวเกินไป').toMatch(/ยาวเกินไป|เลขประจำตัวประชาชน/);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its meaning when read from a workbook cell, or gets a remark', () => {
    if (kind === 'place') return;
    const field: RowField = fields[kind];
    fc.assert(
      fc.property(typedInto(kind), (typed) => {
        const cell = readCell(field, typed, cellContext);
        if (cell.remark || cell.days || cell.value === undefined) return;
        expect(faultOf(kind, typed, cell.value)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

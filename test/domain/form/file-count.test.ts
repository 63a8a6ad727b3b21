import { describe, expect, test } from 'vitest';
import type { Field } from '#domain/fields/field.ts';
import { draftProblem, fieldsOf, validateAnswers } from '#domain/form/form.ts';
import { fileRoomProblem } from '#domain/form/file-count.ts';
import { formFor, formIds } from '#domain/forms/index.ts';
import { limits } from '#domain/limits.ts';
import { context, sampleCriteria } from '#test/examples/example.ts';

const { filesPerField, filesPerReport } = limits.upload;
const file = (number: number) => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  name: 'รูป.jpg',
});
const files = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => file(from + index));

function everyField(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => (field.kind === 'repeat' ? everyField(field.fields) : [field]));
}

const grading = formFor('grading', { criteria: sampleCriteria });
const indicators = grading ? fieldsOf(grading).filter(({ kind }) => kind === 'indicator') : [];

/** This number of files, spread over the indicators of a grading, each filled up to its limit. */
function withFiles(count: number): Record<string, unknown> {
  return Object.fromEntries(
    indicators.map(({ id }, index) => {
      const left = Math.max(0, count - index * filesPerField);
      const photos = files(Math.min(filesPerField, left), index * filesPerField);
      return [id, { score: 1, photos }];
    }),
  );
}

function problemsOf(answers: Record<string, unknown>): string[] {
  if (!grading) throw new Error('no grading form');
  const { problems } = validateAnswers({ form: grading, answers, reasons: {}, ctx: context });
  return problems.map((problem) => `${problem.path} ${problem.message}`);
}

describe('files of a whole report', () => {
  test('are accepted up to the limit, and refused at the field that exceeds it', () => {
    const words = 'รายงานนี้แนบไฟล์ได้รวมไม่เกิน 80 ไฟล์ กรุณานำออก 2 ไฟล์';
    expect(problemsOf(withFiles(filesPerReport)).join()).not.toContain('แนบไฟล์ได้รวม');
    expect(problemsOf(withFiles(filesPerReport + 2))).toContain(
      `${indicators[Math.floor(filesPerReport / filesPerField)]?.id} ${words}`,
    );
  });

  test('count once when they are named twice', () => {
    const twice = { ...withFiles(filesPerReport) };
    const [first] = indicators;
    const last = indicators.at(-1);
    if (first && last) twice[last.id] = twice[first.id];
    expect(problemsOf(twice).join()).not.toContain('แนบไฟล์ได้รวม');
  });
});

describe('the limits on the number of files', () => {
  test.each<[string, number, number, string | null]>([
    ['there is room', 5, 10, null],
    ['the field is full', 6, 10, 'ข้อนี้แนบได้ไม่เกิน 6 รายการ'],
    [
      'the report is full',
      2,
      filesPerReport,
      'รายงานนี้แนบไฟล์ได้รวมไม่เกิน 80 ไฟล์ กรุณานำไฟล์ที่ไม่ใช้ออกก่อน',
    ],
  ])('are checked on the phone: %s', (_what, inField, inReport, told) => {
    const answers = { rows: [{ photos: files(inReport) }] };
    expect(fileRoomProblem({ max: filesPerField, value: files(inField), answers })).toBe(told);
  });
});

describe('files of one field', () => {
  const photos: Field = { id: 'photos', kind: 'photos', label: 'รูปกิจกรรม' };
  const few: Field = { id: 'one', kind: 'files', label: 'คำสั่ง', max: 1 };
  const [indicator = photos] = indicators;

  test.each<[Field, unknown, string | null]>([
    [photos, files(6), null],
    [photos, files(7), 'รูปกิจกรรมแนบได้ไม่เกิน 6 รายการ'],
    [photos, [...files(6), file(0)], null],
    [few, files(2), 'คำสั่งแนบได้ไม่เกิน 1 รายการ'],
    [indicator, { score: 1, photos: files(6) }, null],
    [indicator, { score: 1, photos: files(7) }, 'หลักฐานแนบได้ไม่เกิน 6 รายการ'],
  ])('count in a draft as $kind: %#', (field, value, problem) => {
    expect(draftProblem(field, value)).toBe(problem);
  });

  test.each(formIds)('are at most six in each field of %s', (id) => {
    const form = formFor(id, { criteria: sampleCriteria });
    const tooMany = everyField(form ? fieldsOf(form) : []).filter(
      (field) =>
        (field.kind === 'photos' || field.kind === 'files') &&
        (field.max ?? filesPerField) > filesPerField,
    );
    expect(tooMany).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { dutyTitle, roundTitle } from '#domain/duty/title.ts';
import { formId } from '#domain/form/id.ts';
import { dutyOf } from '#test/support/world.ts';

test('a title has a number only when there are several rounds', () => {
  expect(dutyTitle(dutyOf({ obligation: 'grading' }))).toBe('ประเมินระดับ ครั้งที่ 1');
  expect(dutyTitle(dutyOf())).toBe('ขับเคลื่อนแผนตำบล');
});

test('a round of a letter has the same title as its duties', () => {
  const owed = { form: 'grading' as const, rounds: [1, 2] };
  expect(roundTitle(owed, { no: 2 })).toBe('ประเมินระดับ ครั้งที่ 2');
});

test('an extra report has the title its form gives it, and no number', () => {
  const extra = { round: 3, rounds: 2, extra: true };
  expect(dutyTitle({ form: 'meeting-report', ...extra })).toBe('รายงานการประชุม เพิ่มเติม');
  expect(dutyTitle({ form: 'committee-register', ...extra })).toBe('ปรับปรุงทะเบียน');
  expect(dutyTitle({ form: 'grading', ...extra })).toBe('ประเมินระดับ');
});

test('a duty with an unknown form is called by the form’s id', () => {
  const other = formId.parse('constructor');
  expect(dutyTitle({ form: other, round: 1, rounds: 1, extra: false })).toBe('constructor');
});

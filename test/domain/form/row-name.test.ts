import { expect, test } from 'vitest';
import { restoreRow } from '#domain/fields/repeat.ts';
import { rowTitle, validateAnswers } from '#domain/form/form.ts';
import type { FieldOf } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { context } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';

const people: FieldOf<'repeat'> = {
  id: 'people',
  kind: 'repeat',
  label: 'ผู้ประเมิน',
  itemLabel: 'คน',
  max: 9,
  fields: [
    { id: 'position', kind: 'text', label: 'ตำแหน่ง' },
    { id: 'name', kind: 'personName', label: 'ชื่อ' },
  ],
};

test.each([
  [{ position: '', name: { prefix: 'นาง', first: 'แก้ว' } }, 'คนที่ 7 นางแก้ว'],
  [{ name: 'นายเมฆ ทดลอง' }, 'คนที่ 7 นายเมฆ ทดลอง'],
  [{}, 'คนที่ 7'],
])('a row with %j is called %s', (answers, title) => {
  expect(rowTitle(withNameFirst, { row: { id: 'r1', ...answers }, index: 6 })).toBe(title);
});

const withNameFirst = { ...people, fields: people.fields.toReversed() };

test('an error in a row, or in a check on it, names the row’s number and person', () => {
  const form = formFor('committee-register');
  if (!form) throw new Error('no form');
  const { answers } = examplesOf['committee-register'].accepted[0];
  const members = [
    { id: 'r1', name: { prefix: 'นาย', first: 'เมฆ', last: 'ทดลอง' }, position: 'chair' },
    { id: 'r2', name: { prefix: 'นาง', first: 'แก้ว' }, position: 'chair' },
  ];
  const { problems } = validateAnswers({
    form,
    answers: { ...answers, members },
    reasons: {},
    ctx: context,
  });
  const hard = problems.filter(({ severity }) => severity === 'hard');
  expect(hard.map(({ path, row, message }) => ({ path, row, message }))).toEqual(
    expect.arrayContaining([
      { path: 'members.r2.name', row: 'คนที่ 2 นางแก้ว', message: 'ยังไม่มีนามสกุล' },
      expect.objectContaining({ path: 'members.r2.position', row: 'คนที่ 2 นางแก้ว' }),
    ]),
  );
});

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const [a, b, c, d] = rows;

test.each([
  { name: 'its place', now: [a, c, d], back: b, expected: 'abcd' },
  { name: 'the top', now: [b, c, d], back: a, expected: 'abcd' },
  { name: 'below its nearest earlier row', now: [a, d], back: c, expected: 'acd' },
  { name: 'the list once', now: rows, back: b, expected: 'abcd' },
])('a restored row comes back to $name', ({ now, back, expected }) => {
  if (!back) throw new Error('no row');
  const known = now.flatMap((row) => (row ? [row] : []));
  const restored = restoreRow(known, { row: back, before: rows });
  expect(restored.map(({ id }) => id).join('')).toBe(expected);
});

test('a restored row leaves changes of other rows alone', () => {
  const changed = [{ id: 'a', phone: '0812345678' }, { id: 'new' }];
  expect(restoreRow(changed, { row: { id: 'b' }, before: rows })).toEqual([
    { id: 'a', phone: '0812345678' },
    { id: 'b' },
    { id: 'new' },
  ]);
});

import { expect, test } from 'vitest';
import {
  cellsOf,
  diffAnswers,
  draftProblem,
  fieldsOf,
  listCellsOf,
  listsOf,
  summarize,
  validateAnswers,
} from '#domain/form/form.ts';
import type { Form } from '#domain/form/form.ts';
import { previousAnswer } from '#domain/form/previous-answer.ts';
import { migrateAnswers } from '#domain/form/version.ts';
import { formFor } from '#domain/forms/index.ts';
import { rowsOf } from '#domain/form/answers.ts';
import { context as ctx } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';

function formOf(version: number): Form {
  const form = formFor('strong-tambon-projects', { version });
  if (!form) throw new Error(`no version ${version}`);
  return form;
}

const [first, second] = [formOf(1), formOf(2)];
const { answers } = examplesOf['strong-tambon-projects'].accepted[0];
const [project] = rowsOf(answers, 'projects');
const withSide = (side: unknown) => ({ ...answers, projects: [{ ...project, id: 'r1', side }] });
const problemsOf = (form: Form, side: unknown) =>
  validateAnswers({ form, answers: withSide(side), reasons: {}, ctx }).problems;

test('a project may follow several principles', () => {
  expect(problemsOf(second, ['reason', 'virtue'])).toEqual([]);
  expect(problemsOf(second, []).map(({ path }) => path)).toEqual(['projects.r1.side']);
});

test('a report of the first version is read, checked and exported as it was sent', () => {
  expect(problemsOf(first, 'reason')).toEqual([]);
  const rows = summarize({ form: first, answers: withSide('reason'), ctx }).flatMap(
    ({ rows }) => rows,
  );
  const items = rows.flatMap(({ items = [] }) => items).flatMap(({ items = [] }) => items);
  expect(items.find(({ path }) => path === 'projects.r1.side')?.text).toBe('ความมีเหตุผล');
  const [list] = listsOf(first);
  if (!list) throw new Error('no list');
  expect(listCellsOf(list, { answers: withSide('reason'), ctx })[0]).toContain('ความมีเหตุผล');
  expect(cellsOf(first, withSide('reason'), ctx)).not.toEqual([]);
});

test('a draft of the first version is continued in the second with its one principle', () => {
  const draft = migrateAnswers(second, withSide('reason'));
  expect(fieldsOf(second).map((field) => draftProblem(field, draft[field.id]))).not.toContainEqual(
    expect.any(String),
  );
  const { problems, answers: sent } = validateAnswers({
    form: second,
    answers: draft,
    reasons: {},
    ctx,
  });
  expect(problems).toEqual([]);
  expect(rowsOf(sent, 'projects')[0]).toMatchObject({ side: ['reason'] });
});

test('a principle that both versions share is no difference, and a changed one is', () => {
  const compare = (side: unknown) =>
    diffAnswers({ form: second, before: withSide('reason'), after: withSide(side), ctx });
  expect(compare(['reason'])).toEqual([]);
  expect(compare(['reason', 'virtue'])).toHaveLength(1);
});

test('a report of the first version can be taken over as the previous answer', () => {
  const field = fieldsOf(second).find(({ id }) => id === 'projects');
  if (!field) throw new Error('no list');
  const again = previousAnswer({ field, last: withSide('reason').projects, ctx });
  expect(rowsOf({ again }, 'again')[0]).toMatchObject({ side: ['reason'] });
});

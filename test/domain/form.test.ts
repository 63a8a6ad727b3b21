import { describe, expect, test } from 'vitest';
import {
  checkField,
  progressOf,
  reasonProblem,
  validateAnswers,
  visibleFields,
} from '#domain/form/form.ts';
import type { Condition, Field, Form } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { quorumOf } from '#domain/forms/meeting-report.ts';
import { context, sampleCriteria } from '../examples/example.ts';
import { examplesOf } from '../examples/index.ts';

const text = (id: string, showWhen?: Condition): Field => ({
  id,
  kind: 'text',
  label: id,
  required: true,
  ...(showWhen ? { showWhen } : {}),
});

function formWith(fields: readonly Field[]): Form {
  return {
    id: 'plan-mission',
    version: 1,
    title: { long: 'แบบทดลอง', short: 'ทดลอง', word: 'ทดลอง' },
    purpose: 'ทดลอง',
    sections: [{ id: 's1', title: 'ส่วนแรก', fields }],
    checks: [],
  };
}

const shown = (fields: readonly Field[], answers: object) =>
  visibleFields(formWith(fields), { ...answers }).map((visibleField) => visibleField.id);

describe('conditions of a form', () => {
  const options = [
    { value: 'x', label: 'x' },
    { value: 'y', label: 'y' },
  ];
  const pick: Field = { id: 'pick', kind: 'choice', label: 'เลือก', options };
  const ticks: Field = { id: 'ticks', kind: 'choices', label: 'เลือก', options };
  const count: Field = { id: 'count', kind: 'integer', label: 'จำนวน' };

  test('show a field when the answer equals the value, is one of several, or is large enough', () => {
    expect(shown([pick, text('a', { field: 'pick', is: 'x' })], { pick: 'x' })).toContain('a');
    expect(shown([pick, text('a', { field: 'pick', is: 'x' })], { pick: 'y' })).not.toContain('a');
    expect(shown([pick, text('a', { field: 'pick', anyOf: ['x', 'y'] })], { pick: 'y' })).toContain(
      'a',
    );
    expect(shown([ticks, text('a', { field: 'ticks', is: 'x' })], { ticks: ['y', 'x'] })).toContain(
      'a',
    );
    expect(
      shown([ticks, text('a', { field: 'ticks', atLeast: 2 })], { ticks: ['y'] }),
    ).not.toContain('a');
    expect(shown([count, text('a', { field: 'count', atLeast: 2 })], { count: 2 })).toContain('a');
    expect(shown([count, text('a', { field: 'count', atLeast: 2 })], { count: 1 })).not.toContain(
      'a',
    );
  });

  test('hide a field when the question is not answered', () => {
    expect(shown([pick, text('a', { field: 'pick', is: 'x' })], {})).not.toContain('a');
  });

  test('hide a field that depends on a hidden field, even with a stored answer', () => {
    const chain = [
      pick,
      text('a', { field: 'pick', is: 'x' }),
      text('b', { field: 'a', is: 'go' }),
    ];
    expect(shown(chain, { pick: 'y', a: 'go' })).toEqual(['pick']);
    expect(shown(chain, { pick: 'x', a: 'go' })).toEqual(['pick', 'a', 'b']);
  });

  test('drop the answers of hidden fields without asking for them', () => {
    const form = formWith([pick, text('a', { field: 'pick', is: 'x' })]);
    const judged = validateAnswers({
      form,
      answers: { pick: 'y', a: 'เก่า' },
      reasons: {},
      ctx: context,
    });
    expect(judged).toEqual({ problems: [], answers: { pick: 'y' } });
  });

  test('inside a row use the answers of the row first, then those of the form', () => {
    const rows: Field = {
      id: 'rows',
      kind: 'repeat',
      label: 'แถว',
      itemLabel: 'แถว',
      max: 5,
      fields: [
        { id: 'kind', kind: 'choice', label: 'ชนิด', options },
        {
          id: 'why',
          kind: 'text',
          label: 'เหตุผล',
          required: true,
          showWhen: { field: 'kind', is: 'x' },
        },
        {
          id: 'more',
          kind: 'text',
          label: 'เพิ่มเติม',
          required: true,
          showWhen: { field: 'pick', is: 'x' },
        },
      ],
    };
    const form = formWith([pick, rows]);
    const problems = (answers: object) =>
      validateAnswers({ form, answers: { ...answers }, reasons: {}, ctx: context }).problems.map(
        (problem) => problem.path,
      );
    expect(problems({ pick: 'y', rows: [{ id: 'r1', kind: 'y' }] })).toEqual([]);
    expect(problems({ pick: 'x', rows: [{ id: 'r1', kind: 'x' }] })).toEqual([
      'rows.r1.why',
      'rows.r1.more',
    ]);
  });
});

function must(form: Form | null): Form {
  if (!form) throw new Error('the form exists');
  return form;
}
const meeting = must(formFor('meeting-report'));
const grading = must(formFor('grading', { criteria: sampleCriteria }));
const report = examplesOf['meeting-report'].accepted[0].answers;

describe('soft checks', () => {
  const few = { ...report, present: ['m1', 'm2'] };
  const problems = (reasons: Record<string, string>) =>
    validateAnswers({ form: meeting, answers: few, reasons, ctx: context }).problems;

  test('remain until a reason is given under their id', () => {
    expect(problems({})).toEqual([
      {
        path: 'present',
        label: 'ผู้มาประชุม',
        message: 'มาประชุม 2 คน ไม่ครบองค์ประชุม (5 คน) กรุณาระบุเหตุผล',
        severity: 'soft',
        checkId: 'quorum',
      },
    ]);
    expect(problems({ quorum: 'ฝนตกหนัก' })).toEqual([]);
  });

  test('accept neither a blank reason nor a reason for another check', () => {
    expect(problems({ quorum: '   ' })).toHaveLength(1);
    expect(problems({ recent: 'ฝนตกหนัก' })).toHaveLength(1);
  });

  test('refuse a national id in a reason', () => {
    expect(problems({ quorum: 'นางแก้ว 1234567890121' }).map((problem) => problem.path)).toEqual([
      'reasons.quorum',
    ]);
    expect(reasonProblem('ฝนตกหนัก')).toBeNull();
    expect(reasonProblem('ก'.repeat(1001))).not.toBeNull();
    expect(reasonProblem(5)).not.toBeNull();
  });

  test('accept no reason for a hard check', () => {
    const answers = { ...report, endAt: '08:00' };
    const judged = validateAnswers({
      form: meeting,
      answers,
      reasons: { 'end-after-start': 'เขียนสลับ' },
      ctx: context,
    });
    expect(judged.problems.map((problem) => [problem.path, problem.severity])).toEqual([
      ['endAt', 'hard'],
    ]);
  });
});

test.each([
  [19, 50, 10],
  [20, 50, 10],
  [9, 50, 5],
  [15, 33.4, 6],
  [0, 50, 0],
])('the quorum of %d members at %d percent is %d', (count, quorumPercent, quorum) => {
  const [one] = context.members;
  if (!one) throw new Error('a member');
  expect(quorumOf({ members: Array.from({ length: count }, () => one), quorumPercent })).toBe(
    quorum,
  );
});

describe('a grading in round 2', () => {
  const previous = { 'i1-2': { score: 1 } };
  const field = grading.sections[0]?.fields[1];
  if (!field) throw new Error('indicator 1.2');

  test('asks why a score differs from round 1, and accepts a reason', () => {
    const ctx = { ...context, previous };
    expect(checkField({ field, value: { score: 2 }, ctx })).toBe('คะแนนเปลี่ยนจาก 1 เป็น 2 เพราะอะไร');
    expect(checkField({ field, value: { score: 2, reason: 'มีกลุ่มสมัครเพิ่ม' }, ctx })).toBeNull();
    expect(checkField({ field, value: { score: 1 }, ctx })).toBeNull();
    expect(checkField({ field, value: { score: 2 }, ctx: context })).toBeNull();
  });

  test('counts a changed score without reason as not done', () => {
    const answers = { 'i1-2': { score: 2 } };
    expect(progressOf(grading, answers, context).done).toBe(1);
    expect(progressOf(grading, answers, { ...context, previous }).done).toBe(0);
  });
});

describe('the progress of a form', () => {
  test('counts the indicators of each category and the closing questions', () => {
    const { sections, total } = progressOf(grading, {}, context);
    expect(sections.map((section) => section.total)).toEqual([6, 5, 4, 4, 4, 5]);
    expect(total).toBe(28);
  });

  test('does not count a list while one of its rows is wrong', () => {
    const answers = { agenda: [{ id: 'r1', topic: 'แผน' }] };
    expect(progressOf(meeting, answers, context).sections[1]).toEqual({
      id: 'agenda',
      done: 0,
      total: 1,
    });
  });
});

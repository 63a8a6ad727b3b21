import { describe, expect, test } from 'vitest';
import {
  cellsOf,
  checkField,
  columnsOf,
  diffAnswers,
  labelOfPath,
  listCellsOf,
  listsOf,
  progressOf,
  reasonProblem,
  summarize,
  validateAnswers,
  visibleFields,
} from '../../domain/form.ts';
import type { Condition, Field, Form } from '../../domain/form.ts';
import { formFor } from '../../domain/forms/index.ts';
import { quorumOf } from '../../domain/forms/meeting-report.ts';
import { attached, context, sampleCriteria, without } from '../examples/example.ts';
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
    title: { long: 'แบบทดลอง', short: 'ทดลอง' },
    purpose: 'ทดลอง',
    sections: [{ id: 's1', title: 'ส่วนแรก', fields }],
    checks: [],
  };
}

const shown = (fields: readonly Field[], answers: object) =>
  visibleFields(formWith(fields), { ...answers }).map((one) => one.id);

describe('conditions', () => {
  const options = [
    { value: 'x', label: 'x' },
    { value: 'y', label: 'y' },
  ];
  const pick: Field = { id: 'pick', kind: 'choice', label: 'เลือก', options };
  const ticks: Field = { id: 'ticks', kind: 'choices', label: 'เลือก', options };
  const count: Field = { id: 'count', kind: 'integer', label: 'จำนวน' };

  test('show a field when the answer is the one, or one of several, or large enough', () => {
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

  test('hide what hangs on a hidden field, whatever is stored there', () => {
    const chain = [
      pick,
      text('a', { field: 'pick', is: 'x' }),
      text('b', { field: 'a', is: 'go' }),
    ];
    expect(shown(chain, { pick: 'y', a: 'go' })).toEqual(['pick']);
    expect(shown(chain, { pick: 'x', a: 'go' })).toEqual(['pick', 'a', 'b']);
  });

  test('drop hidden answers from what is kept, without asking for them', () => {
    const form = formWith([pick, text('a', { field: 'pick', is: 'x' })]);
    const judged = validateAnswers({
      form,
      answers: { pick: 'y', a: 'เก่า' },
      reasons: {},
      ctx: context,
    });
    expect(judged).toEqual({ problems: [], answers: { pick: 'y' } });
  });

  test('inside a row look at the row first and then at the form', () => {
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
        (one) => one.path,
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

  test('stand until a reason is given under their id', () => {
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

  test('take no blank for a reason, nor a reason for another check', () => {
    expect(problems({ quorum: '   ' })).toHaveLength(1);
    expect(problems({ recent: 'ฝนตกหนัก' })).toHaveLength(1);
  });

  test('take no national id in a reason', () => {
    expect(problems({ quorum: 'นางแก้ว 1234567890121' }).map((one) => one.path)).toEqual([
      'reasons.quorum',
    ]);
    expect(reasonProblem('ฝนตกหนัก')).toBeNull();
    expect(reasonProblem('ก'.repeat(1001))).not.toBeNull();
    expect(reasonProblem(5)).not.toBeNull();
  });

  test('do not let a hard check through, whatever the reason', () => {
    const answers = { ...report, endAt: '08:00' };
    const judged = validateAnswers({
      form: meeting,
      answers,
      reasons: { 'end-after-start': 'เขียนสลับ' },
      ctx: context,
    });
    expect(judged.problems.map((one) => [one.path, one.severity])).toEqual([['endAt', 'hard']]);
  });
});

test.each([
  [19, 50, 10],
  [20, 50, 10],
  [9, 50, 5],
  [15, 33.4, 6],
  [0, 50, 0],
])('of %d members at %d percent the quorum is %d', (count, quorumPercent, quorum) => {
  const [one] = context.members;
  if (!one) throw new Error('a member');
  expect(quorumOf({ members: Array.from({ length: count }, () => one), quorumPercent })).toBe(
    quorum,
  );
});

describe('round 2 of grading', () => {
  const previous = { 'i1-2': { score: 1 } };
  const field = grading.sections[0]?.fields[1];
  if (!field) throw new Error('indicator 1.2');

  test('asks why a score is not the one of round 1, and takes a reason', () => {
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

describe('progress', () => {
  test('counts the indicators of each category and the closing questions', () => {
    const { sections, total } = progressOf(grading, {}, context);
    expect(sections.map((one) => one.total)).toEqual([6, 5, 4, 4, 4, 5]);
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

describe('the difference between two revisions', () => {
  const diff = (after: object) =>
    diffAnswers({ form: meeting, before: report, after: { ...report, ...after }, ctx: context });
  const agenda = [
    {
      id: 'r1',
      topic: 'ทบทวนแผนปฏิบัติการ ศอช.ต.',
      summary: 'เลขานุการรายงานผลตามแผนรอบแรก',
      resolution: 'เห็นชอบให้ปรับแผนกองทุน',
      responsible: 'เหรัญญิก',
      dueOn: '2025-04-30',
    },
    { id: 'r2', topic: 'เรื่องอื่น ๆ', resolution: 'รับทราบ' },
  ];

  test('tells old and new in words', () => {
    expect(diff({ others: 5 })).toEqual([
      { path: 'others', label: 'ผู้เข้าร่วมอื่น', before: '4 คน', after: '5 คน' },
    ]);
    expect(diff({ problems: '' })).toMatchObject([{ path: 'problems', after: null }]);
  });

  test('knows rows by their id: moving one is no change of its words', () => {
    expect(diff({ agenda: [agenda[1], agenda[0]] })).toEqual([]);
  });

  test('tells a changed cell, a new row and a removed row', () => {
    const [first, second] = agenda;
    const changed = diff({
      agenda: [
        { ...first, responsible: 'ประธาน' },
        { id: 'r9', topic: 'เรื่องใหม่', resolution: 'เห็นชอบ' },
      ],
    });
    expect(changed).toEqual([
      {
        path: 'agenda.r1.responsible',
        label: 'วาระที่ 1 · ผู้รับผิดชอบ',
        before: 'เหรัญญิก',
        after: 'ประธาน',
      },
      { path: 'agenda.r9', label: 'วาระที่ 2', before: null, after: 'เรื่องใหม่ · เห็นชอบ' },
      {
        path: 'agenda.r2',
        label: 'วาระที่ 2 (เดิม)',
        before: `${second?.topic} · ${second?.resolution}`,
        after: null,
      },
    ]);
  });

  test('shows that photos were replaced though their number is the same', () => {
    expect(diff({ photos: [attached(1), attached(7)] })).toEqual([
      { path: 'photos', label: 'รูปการประชุม', before: '2 รูป', after: '2 รูป (เปลี่ยนใหม่)' },
    ]);
  });

  test('does not mind how the same answer was typed', () => {
    expect(diff({ heldOn: '๑๑ มี.ค. ๖๘', startAt: '9.30 น.', others: '๔' })).toEqual([]);
  });
});

describe('the report in words', () => {
  test('gives each category its points', () => {
    const sections = summarize({ form: grading, answers: { 'i1-1': { score: 3 } }, ctx: context });
    expect(sections[0]?.points).toEqual({ points: 3, max: 18 });
    expect(sections.at(-1)?.points).toBeUndefined();
  });

  test('lists each row with its own answers and photos', () => {
    const form = must(formFor('operations-report'));
    const { answers } = examplesOf['operations-report'].accepted[0];
    const activities = summarize({ form, answers, ctx: context })[1]?.rows[0];
    expect(activities?.text).toBe('2 กิจกรรม');
    expect(activities?.items?.[0]).toMatchObject({
      path: 'activities.r1',
      label: 'กิจกรรมที่ 1',
      text: 'เวทีแลกเปลี่ยนเรียนรู้กลุ่มออมทรัพย์',
    });
    expect(activities?.items?.[0]?.items?.find((one) => one.attachmentIds)).toMatchObject({
      path: 'activities.r1.photos',
      text: '1 รูป',
    });
  });

  test('names a place inside a list', () => {
    expect(labelOfPath(meeting, 'agenda.r1.topic')).toBe('ระเบียบวาระ · เรื่อง');
    expect(labelOfPath(meeting, 'agenda.r1')).toBe('ระเบียบวาระ');
    expect(labelOfPath(grading, 'i1-2')).toBe('1.2 องค์การชุมชนที่เป็นสมาชิก ศอช.ต.');
    expect(labelOfPath(meeting, 'nowhere')).toBe('');
  });
});

describe('export', () => {
  test('puts dates and numbers in as such, and the score at the end', () => {
    const cells = cellsOf(meeting, report, context);
    const cell = (path: string) => cells[columnsOf(meeting).findIndex((one) => one.path === path)];
    expect(cell('heldOn')).toEqual({ day: '2025-03-11' });
    expect(cell('others')).toBe(4);
    expect(cell('agenda-count')).toBe(2);
    expect(cell('photos')).toBe(2);
    const graded = examplesOf.grading.accepted[0].answers;
    expect(cellsOf(grading, graded, context).slice(-3)).toEqual([47, 68.12, 'ปานกลาง']);
  });

  test('gives a list a sheet with a line for each row', () => {
    const [list] = listsOf(meeting);
    if (!list) throw new Error('the agenda');
    expect(listCellsOf(list, { answers: report, ctx: context })).toHaveLength(2);
    expect(listCellsOf(list, { answers: without(report, 'agenda'), ctx: context })).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import {
  cellsOf,
  columnsOf,
  diffAnswers,
  labelOfPath,
  listCellsOf,
  listsOf,
  summarize,
} from '#domain/form/form.ts';
import type { Form } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { attached, context, sampleCriteria, without } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';

function must(form: Form | null): Form {
  if (!form) throw new Error('the form exists');
  return form;
}
const meeting = must(formFor('meeting-report'));
const grading = must(formFor('grading', { criteria: sampleCriteria }));
const report = examplesOf['meeting-report'].accepted[0].answers;

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

  test('shows the old and the new value as text', () => {
    expect(diff({ others: 5 })).toEqual([
      { path: 'others', label: 'ผู้เข้าร่วมอื่น', before: '4 คน', after: '5 คน' },
    ]);
    expect(diff({ problems: '' })).toMatchObject([{ path: 'problems', after: null }]);
  });

  test('matches rows by id, so that a moved row is no change', () => {
    expect(diff({ agenda: [agenda[1], agenda[0]] })).toEqual([]);
  });

  test('shows a changed cell, a new row and a removed row', () => {
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

  test('shows that photos were replaced even when their number is the same', () => {
    expect(diff({ photos: [attached(1), attached(7)] })).toEqual([
      { path: 'photos', label: 'รูปการประชุม', before: '2 รูป', after: '2 รูป (เปลี่ยนใหม่)' },
    ]);
  });

  test('ignores two spellings of the same answer', () => {
    expect(diff({ heldOn: '๑๑ มี.ค. ๖๘', startAt: '9.30 น.', others: '๔' })).toEqual([]);
  });
});

describe('a report as text', () => {
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
    expect(activities?.items?.[0]?.items?.find((item) => item.attachmentIds)).toMatchObject({
      path: 'activities.r1.photos',
      text: '1 รูป',
    });
  });

  test('gives the label of a field’s path, also inside a list', () => {
    expect(labelOfPath(meeting, 'agenda.r1.topic')).toBe('ระเบียบวาระ · เรื่อง');
    expect(labelOfPath(meeting, 'agenda.r1')).toBe('ระเบียบวาระ');
    expect(labelOfPath(grading, 'i1-2')).toBe('1.2 องค์การชุมชนที่เป็นสมาชิก ศอช.ต.');
    expect(labelOfPath(meeting, 'nowhere')).toBe('');
  });
});

describe('the export of a report', () => {
  test('writes dates and numbers as their own types, and the score at the end', () => {
    const cells = cellsOf(meeting, report, context);
    const cell = (path: string) =>
      cells[columnsOf(meeting).findIndex((column) => column.path === path)];
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

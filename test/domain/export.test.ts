import { describe, expect, test } from 'vitest';
import { listSheets, reportSheets } from '../../domain/export.ts';
import type { ExportedReport } from '../../domain/export.ts';
import { fieldsOf, listsOf, visibleFields } from '../../domain/form.ts';
import { formFor, formIds } from '../../domain/forms/index.ts';
import type { FormId } from '../../domain/forms/index.ts';
import { context, sampleCriteria } from '../examples/example.ts';
import { examplesOf } from '../examples/index.ts';

const head = { title: 'รายงาน', today: '2025-06-12' };

function reportOf(id: FormId, of: Partial<ExportedReport> = {}): ExportedReport {
  const form = formFor(id, { criteria: sampleCriteria });
  if (!form) throw new Error(`no ${id}`);
  return {
    centreName: 'ศอช.ต.งิ้ว',
    districtName: 'เทิง',
    stateWord: 'รับรองแล้ว',
    revision: 1,
    sentAt: new Date('2025-06-10T03:00:00Z'),
    reachedProvinceAt: new Date('2025-06-11T03:00:00Z'),
    form,
    answers: examplesOf[id].accepted[0].answers,
    reasons: {},
    ctx: context,
    ...of,
  };
}

describe.each(formIds)('a report of %s as a workbook', (id) => {
  const report = reportOf(id);
  const [first, ...lists] = reportSheets(report, head);

  test('has one row a question, and a sheet for every list with its rows numbered', () => {
    const labels = (first?.rows ?? []).map((row) => row[1]);
    const asked = visibleFields(report.form, report.answers);
    expect(labels).toEqual(
      expect.arrayContaining(
        asked.map((one) => (one.kind === 'indicator' ? one.label : (one.short ?? one.label))),
      ),
    );
    expect(lists.map((one) => one.name)).toEqual(listsOf(report.form).map((one) => one.label));
    for (const { columns, rows } of lists) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
      expect(rows.map((row) => row[0])).toEqual(rows.map((_, at) => at + 1));
    }
  });

  test('stands among others of its column with a cell for every question', () => {
    const other = reportOf(id, { centreName: 'ศอช.ต.ปล้อง', reachedProvinceAt: null });
    const [sheet, ...listed] = listSheets([report, other], head);
    expect(sheet?.rows.map((row) => row[2])).toEqual(['ศอช.ต.งิ้ว', 'ศอช.ต.ปล้อง']);
    for (const { columns, rows } of [sheet, ...listed].flatMap((one) => (one ? [one] : [])))
      for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});

const answersIn = (report: ExportedReport): string[] =>
  (reportSheets(report, head)[0]?.rows ?? []).map(([, label, answer]) =>
    typeof label === 'string' && typeof answer === 'string' ? `${label}: ${answer}` : '',
  );

describe('a grading as a workbook', () => {
  test('tells the points of each category, the whole, the share and the grade', () => {
    const said = answersIn(reportOf('grading'));
    expect(said.filter((line) => line.startsWith('คะแนนรวมของหมวด'))).toHaveLength(5);
    expect(said.slice(-3)).toEqual(['คะแนนรวม: 47 จาก 69', 'ร้อยละ: 68.12', 'ระดับ: ปานกลาง']);
  });

  test('half filled in has no grade', () => {
    const { answers } = reportOf('grading');
    const given = fieldsOf(reportOf('grading').form).find((one) => one.kind === 'indicator');
    const half = Object.fromEntries(Object.entries(answers).filter(([key]) => key !== given?.id));
    expect(answersIn(reportOf('grading', { answers: half })).at(-1)).toBe('ระดับ: ยังไม่ครบทุกข้อ');
  });
});

test('what a sender said to a soft check is in the file, with the question it answers', () => {
  const reasons = { quorum: 'น้ำท่วมทางเข้าหมู่บ้าน' };
  const report = reportOf('meeting-report', { reasons });
  expect(answersIn(report).at(-1)).toMatch(/: น้ำท่วมทางเข้าหมู่บ้าน$/);
  expect(listSheets([report], head)[0]?.rows[0]?.at(-1)).toContain('น้ำท่วมทางเข้าหมู่บ้าน');
});

test('a column nobody has sent anything for is one sheet that says so', () => {
  const sheets = listSheets([], head);
  expect(sheets).toHaveLength(1);
  expect(sheets[0]?.heading).toContain('ยังไม่มีรายงานที่ส่งแล้ว');
});

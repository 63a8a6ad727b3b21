import { describe, expect, test } from 'vitest';
import { listSheets, reportSheets } from '#domain/export.ts';
import type { ExportedReport } from '#domain/export.ts';
import { fieldsOf, listsOf, visibleFields } from '#domain/form/form.ts';
import { formFor, formIds } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import { context, sampleCriteria } from '../examples/example.ts';
import { examplesOf } from '../examples/index.ts';

const head = { title: 'รายงาน', today: '2025-06-12' } as const;

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

  test('has a row for each question, and a sheet for each list with numbered rows', () => {
    const labels = (first?.rows ?? []).map((row) => row[1]);
    const asked = visibleFields(report.form, report.answers);
    expect(labels).toEqual(
      expect.arrayContaining(
        asked.map((field) =>
          field.kind === 'indicator' ? field.label : (field.short ?? field.label),
        ),
      ),
    );
    expect(lists.map((list) => list.name)).toEqual(listsOf(report.form).map((list) => list.label));
    for (const { columns, rows } of lists) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
      expect(rows.map((row) => row[0])).toEqual(rows.map((_, at) => at + 1));
    }
  });

  test('has a row for each report and a cell for every question', () => {
    const other = reportOf(id, { centreName: 'ศอช.ต.ปล้อง', reachedProvinceAt: null });
    const [sheet, ...listed] = listSheets([report, other], head);
    expect(sheet?.rows.map((row) => row[2])).toEqual(['ศอช.ต.งิ้ว', 'ศอช.ต.ปล้อง']);
    for (const { columns, rows } of [sheet, ...listed].flatMap((workbookSheet) =>
      workbookSheet ? [workbookSheet] : [],
    ))
      for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});

const answersIn = (report: ExportedReport): string[] =>
  (reportSheets(report, head)[0]?.rows ?? []).map(([, label, answer]) =>
    typeof label === 'string' && typeof answer === 'string' ? `${label}: ${answer}` : '',
  );

describe('a grading as a workbook', () => {
  test('lists the points of each category, the total, the percentage and the level', () => {
    const said = answersIn(reportOf('grading'));
    expect(said.filter((line) => line.startsWith('คะแนนรวมของหมวด'))).toHaveLength(5);
    expect(said.slice(-3)).toEqual(['คะแนนรวม: 47 จาก 69', 'ร้อยละ: 68.12', 'ระดับ: ปานกลาง']);
  });

  test('has no level when half filled in', () => {
    const { answers } = reportOf('grading');
    const given = fieldsOf(reportOf('grading').form).find((field) => field.kind === 'indicator');
    const half = Object.fromEntries(Object.entries(answers).filter(([key]) => key !== given?.id));
    expect(answersIn(reportOf('grading', { answers: half })).at(-1)).toBe('ระดับ: ยังไม่ครบทุกข้อ');
  });
});

test('an exported report has the sender’s reason for a soft check beside its question', () => {
  const reasons = { quorum: 'น้ำท่วมทางเข้าหมู่บ้าน' };
  const report = reportOf('meeting-report', { reasons });
  expect(answersIn(report).at(-1)).toMatch(/: น้ำท่วมทางเข้าหมู่บ้าน$/);
  expect(listSheets([report], head)[0]?.rows[0]?.at(-1)).toContain('น้ำท่วมทางเข้าหมู่บ้าน');
});

test('the workbook of a column without sent reports has one sheet that says so', () => {
  const sheets = listSheets([], head);
  expect(sheets).toHaveLength(1);
  expect(sheets[0]?.heading).toContain('ยังไม่มีรายงานที่ส่งแล้ว');
});

describe('a downloaded file', () => {
  const report = reportOf('strong-tambon-projects', { revision: 2, stateWord: 'รอจังหวัดตรวจ' });

  test('names the centre, revision, state and day of the file above a single report', () => {
    const [first, list] = reportSheets(report, head);
    const [label] = listsOf(report.form).map((field) => field.label);
    expect(first?.name).toBe('รายงาน');
    expect(first?.columns.map((column) => column.label)).toEqual(['หัวข้อ', 'ข้อ', 'คำตอบ']);
    expect(first?.heading).toEqual([
      'รายงาน',
      'ศอช.ต.งิ้ว อ.เทิง',
      'ฉบับที่ 2 ส่ง 10 มิถุนายน 2568 · รอจังหวัดตรวจ',
      'จัดทำจากระบบ ศอช. ประสาน 12 มิถุนายน 2568',
    ]);
    expect(list?.heading).toEqual([`รายงาน · ${label}`, 'ศอช.ต.งิ้ว อ.เทิง']);
  });

  test('names no district above a report of the province’s own centre', () => {
    const own = { ...report, centreName: 'ศอช.จ.เชียงราย', districtName: '' };
    expect(reportSheets(own, head)[0]?.heading?.[1]).toBe('ศอช.จ.เชียงราย');
  });

  test('names each part once, before the first question of the part', () => {
    const parts = (reportSheets(report, head)[0]?.rows ?? []).map((row) => row[0]);
    const named = parts.filter((part) => part !== null);
    expect(named.length).toBeGreaterThan(1);
    expect(parts.length).toBeGreaterThan(named.length);
    expect(new Set(named).size).toBe(named.length);
  });

  test('begins each row of many reports with number, place, state and days', () => {
    const waiting = reportOf('strong-tambon-projects', {
      centreName: 'ศอช.ต.ปล้อง',
      stateWord: 'รออำเภอตรวจ',
      sentAt: new Date('2025-06-10T18:00:00Z'),
      reachedProvinceAt: null,
    });
    const [sheet, list] = listSheets([reportOf('strong-tambon-projects'), waiting], head);
    expect(sheet?.name).toBe('สรุป');
    expect(sheet?.heading).toEqual(['รายงาน', 'จัดทำจากระบบ ศอช. ประสาน 12 มิถุนายน 2568']);
    expect(sheet?.columns.slice(0, 6).map((column) => column.label)).toEqual([
      'ที่',
      'อำเภอ',
      'ศอช.',
      'สถานะ',
      'วันที่ส่ง',
      'ถึงจังหวัด',
    ]);
    const [sent, reached] = [{ day: '2025-06-10' }, { day: '2025-06-11' }];
    expect(sheet?.rows.map((row) => row.slice(0, 6))).toEqual([
      [1, 'เทิง', 'ศอช.ต.งิ้ว', 'รับรองแล้ว', sent, reached],
      [2, 'เทิง', 'ศอช.ต.ปล้อง', 'รออำเภอตรวจ', { day: '2025-06-11' }, null],
    ]);
    expect(list?.heading?.[0]).toBe(`รายงาน · ${list?.name}`);
    expect(list?.rows.map((row) => row[1])).toEqual(
      expect.arrayContaining(['ศอช.ต.งิ้ว', 'ศอช.ต.ปล้อง']),
    );
  });

  test('puts each reason for a check on a line of its own', () => {
    const reasons = { quorum: 'น้ำท่วม', photos: 'กล้องเสีย' };
    const meeting = reportOf('meeting-report', { reasons });
    const cell = listSheets([meeting], head)[0]?.rows[0]?.at(-1);
    expect(cell).toMatch(/^[^\n]+: น้ำท่วม\n[^\n]*: กล้องเสีย$/);
    expect(listSheets([reportOf('meeting-report')], head)[0]?.rows[0]?.at(-1)).toBeNull();
  });
});

describe('an export of reports that were asked different questions', () => {
  const grading = reportOf('grading');
  const edited = { ...sampleCriteria, version: sampleCriteria.version + 1 };
  const other = { ...sampleCriteria, id: 'another-set' };
  const withSet = (criteria: typeof sampleCriteria) => ({
    ...grading,
    ctx: { ...grading.ctx, criteria },
  });

  test.each([
    ['another version of the form', { ...grading, form: { ...grading.form, version: 2 } }],
    ['another version of the criteria', withSet(edited)],
    ['another criteria set', withSet(other)],
  ])('puts them on separate sheets: %s', (_, differently) => {
    const sheets = listSheets(
      [withSet(sampleCriteria), differently, withSet(sampleCriteria)],
      head,
    );
    const summaries = sheets.filter((sheet) => sheet.name.startsWith('สรุป'));
    expect(summaries.map((summary) => summary.name)).toEqual(['สรุป แบบ 1', 'สรุป แบบ 2']);
    expect(summaries.map((summary) => summary.rows.map((row) => row[0]))).toEqual([[1, 2], [1]]);
  });

  test('puts them on one sheet when they were asked the same or their criteria set is unknown', () => {
    const { criteria: _, ...without } = grading.ctx;
    expect(listSheets([grading, grading], head)[0]?.name).toBe('สรุป');
    const unknown = { ...grading, ctx: without };
    expect(listSheets([unknown, unknown], head)[0]?.rows).toHaveLength(2);
  });
});

test('an exported file without reports has the columns, no rows, and the date of the export', () => {
  expect(listSheets([], head)).toMatchObject([
    {
      name: 'สรุป',
      rows: [],
      heading: ['รายงาน', 'จัดทำจากระบบ ศอช. ประสาน 12 มิถุนายน 2568', 'ยังไม่มีรายงานที่ส่งแล้ว'],
    },
  ]);
});

import type { ImportProblem } from './row-problems.ts';
import type { WorkbookColumn } from './workbook.ts';

const text = (label: string, width: number): WorkbookColumn => ({ label, type: 'text', width });

/** The columns of the workbook that lists all problems of an imported workbook. */
export const problemColumns: readonly WorkbookColumn[] = [
  text('แผ่นงาน', 20),
  text('ช่อง', 8),
  text('ข้อมูล', 22),
  text('ค่าในไฟล์', 30),
  text('สิ่งที่ต้องแก้', 46),
];

export function problemCells(problem: ImportProblem): string[] {
  const { sheet = '', cell, line, column, value = '', message } = problem;
  return [sheet, cell ?? (line === null ? 'ทั้งไฟล์' : `แถว ${line}`), column, value, message];
}

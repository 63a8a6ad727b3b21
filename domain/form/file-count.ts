import type { Answers, Field } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { limits } from '../limits.ts';
import { fileIdsIn } from './named-files.ts';

const { filesPerReport } = limits.upload;

/**
 * The message for too many files in a report, shown at the field that exceeds the maximum; null when
 * the number is allowed.
 */
export function fileCountProblem(
  fields: readonly Field[],
  answers: Answers,
): { path: string; label: string; message: string } | null {
  const ids = new Set<string>();
  const passed = fields.find((field) => {
    for (const id of fileIdsIn(answers[field.id])) ids.add(id);
    return ids.size > filesPerReport;
  });
  if (!passed) return null;
  const over = new Set(fileIdsIn(answers)).size - filesPerReport;
  return {
    path: passed.id,
    label: shortLabel(passed),
    message: `รายงานนี้แนบไฟล์ได้รวมไม่เกิน ${filesPerReport} ไฟล์ กรุณานำออก ${over} ไฟล์`,
  };
}

interface Room {
  /** The maximum number of files of the field. */
  max: number;
  /** The current answer of the field. */
  value: unknown;
  /** All answers of the report. */
  answers: Answers;
}

/** Why no more files can be added to a field; null while more are allowed. */
export function fileRoomProblem({ max, value, answers }: Room): string | null {
  if (fileIdsIn(value).length >= max) return `ข้อนี้แนบได้ไม่เกิน ${max} รายการ`;
  const inReport = new Set(fileIdsIn([answers, value])).size;
  return inReport >= filesPerReport
    ? `รายงานนี้แนบไฟล์ได้รวมไม่เกิน ${filesPerReport} ไฟล์ กรุณานำไฟล์ที่ไม่ใช้ออกก่อน`
    : null;
}

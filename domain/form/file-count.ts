import type { Answers, Field } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { limits } from '../limits.ts';
import { fileIdsIn } from './named-files.ts';

const { filesPerReport } = limits.upload;

/** Too many files in the whole report, said at the field where they become too many; null when they fit. */
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

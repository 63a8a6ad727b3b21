import type { Workbook } from '#domain/list/workbook.ts';
import { exportCriteria } from '#use-cases/criteria/edit-criteria.ts';
import { exportColumn, exportReport } from '#use-cases/reports/export-reports.ts';
import { listTemplate } from '#use-cases/drafts/import-list.ts';
import { perform } from '#use-cases/use-case.ts';
import type { Situation } from '#use-cases/use-case.ts';
import type { FileRequest } from '#contract/files.ts';

type Make<K extends FileRequest['kind']> = (
  situation: Situation,
  input: Extract<FileRequest, { kind: K }>,
) => Promise<Workbook>;

/** One line a kind of file; a missing one does not compile. */
const kinds: { [K in FileRequest['kind']]: Make<K> } = {
  report: (situation, input) => perform(exportReport, { situation, input }),
  list: (situation, input) => perform(listTemplate, { situation, input }),
  criteria: (situation, input) => perform(exportCriteria, { situation, input }),
  column: (situation, input) => perform(exportColumn, { situation, input }),
};

export function workbookOf(situation: Situation, file: FileRequest): Promise<Workbook> {
  const make: (situation: Situation, input: never) => Promise<Workbook> = kinds[file.kind];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind chose the function a line above
  return make(situation, file as never);
}

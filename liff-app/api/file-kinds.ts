import type { Workbook } from '#domain/list/workbook.ts';
import { exportAudit } from '#use-cases/audit/export-audit.ts';
import { exportCriteria } from '#use-cases/criteria/edit-criteria.ts';
import { exportColumn, exportReport } from '#use-cases/reports/export-reports.ts';
import { listTemplate } from '#use-cases/drafts/import-list.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import type { FileRequest } from '#contract/files.ts';

type Make<K extends FileRequest['kind']> = (
  situation: RequestContext,
  input: Extract<FileRequest, { kind: K }>,
) => Promise<Workbook>;

/** The use case of each kind of file; a missing one does not compile. */
const kinds: { [K in FileRequest['kind']]: Make<K> } = {
  report: (situation, input) => execute(exportReport, { situation, input }),
  list: (situation, input) => execute(listTemplate, { situation, input }),
  criteria: (situation, input) => execute(exportCriteria, { situation, input }),
  column: (situation, input) => execute(exportColumn, { situation, input }),
  audit: (situation, input) => execute(exportAudit, { situation, input }),
};

export function workbookOf(situation: RequestContext, file: FileRequest): Promise<Workbook> {
  const make: (situation: RequestContext, input: never) => Promise<Workbook> = kinds[file.kind];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind chose the function a line above
  return make(situation, file as never);
}

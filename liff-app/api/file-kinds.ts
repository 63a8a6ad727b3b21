import type { Workbook } from '#domain/list/workbook.ts';
import { exportAudit } from '#use-cases/audit/export-audit.ts';
import { exportCriteria } from '#use-cases/criteria/edit-criteria.ts';
import { exportDuties } from '#use-cases/duties/export-duties.ts';
import { exportColumn, exportReport } from '#use-cases/reports/export-reports.ts';
import { copyMyData } from '#use-cases/privacy/my-data.ts';
import { importReportFile, listTemplate } from '#use-cases/drafts/import-list.ts';
import { inviteListTemplate, listedCodes } from '#use-cases/people/invite-list.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import type { FileRequest } from '#contract/files.ts';

/** Papers, calendar files and files made by a job are handled elsewhere (downloads.ts, made-file.ts). */
type ListRequest = Exclude<FileRequest, { kind: 'paper' | 'made' | 'inviteSheets' | 'meeting' }>;

type Make<K extends ListRequest['kind']> = (
  situation: RequestContext,
  input: Extract<ListRequest, { kind: K }>,
) => Promise<Workbook>;

/** The use case of each kind of file; a missing one does not compile. */
const kinds: { [K in ListRequest['kind']]: Make<K> } = {
  report: (situation, input) => execute(exportReport, { situation, input }),
  list: (situation, input) => execute(listTemplate, { situation, input }),
  importReport: (situation, input) => execute(importReportFile, { situation, input }),
  criteria: (situation, input) => execute(exportCriteria, { situation, input }),
  inviteTemplate: (situation) => execute(inviteListTemplate, { situation, input: {} }),
  inviteCodes: (situation, input) => execute(listedCodes, { situation, input }),
  myData: async (situation) => (await execute(copyMyData, { situation, input: {} })).workbook,
  column: (situation, input) => execute(exportColumn, { situation, input }),
  duties: (situation, input) => execute(exportDuties, { situation, input }),
  audit: (situation, input) => execute(exportAudit, { situation, input }),
};

/** The reader's own data as JSON text. */
export async function myDataJson(situation: RequestContext): Promise<string> {
  const { data } = await execute(copyMyData, { situation, input: {} });
  return JSON.stringify(data, null, 2);
}

export function workbookOf(situation: RequestContext, file: ListRequest): Promise<Workbook> {
  const make: (situation: RequestContext, input: never) => Promise<Workbook> = kinds[file.kind];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the kind chose the function a line above
  return make(situation, file as never);
}

import type { FileRequest } from '#contract/files.ts';
import type { AnyPaper } from '#domain/papers/any-paper.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import { workbookOfPaper } from '#domain/papers/workbooks/workbook-of-paper.ts';
import { Problem } from '#domain/problem.ts';
import { makePaper } from '#use-cases/papers/make-paper.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { csvOf } from './csv.ts';
import { myDataJson, workbookOf } from './file-kinds.ts';
import type { EditablePaper } from './papers/docx/render-docx.ts';
import { writeDocx, writePaper } from './papers/write-paper.ts';
import { createWrittenFiles } from './written-files.ts';
import { writePaperXlsx, writeXlsx } from './xlsx.ts';

const types = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

export interface Download {
  name: string;
  ending: keyof typeof types;
  type: string;
  bytes: Uint8Array | string;
}

/** Makes the file of a request, with the permissions of the person who opens the link. */
export function createDownloads({ wallClock }: { wallClock: () => Date }) {
  const files = createWrittenFiles({ wallClock });

  const listFile = async (workbook: Workbook): Promise<Download> => ({
    name: workbook.name,
    ending: 'xlsx',
    type: types.xlsx,
    bytes: await files.bytesOf(workbook, { format: 'list', write: writeXlsx }),
  });

  const paperFile = async (
    situation: RequestContext,
    request: Extract<FileRequest, { kind: 'paper' }>,
  ): Promise<Download> => {
    const { name, paper, places } = await execute(makePaper, { situation, input: request });
    const workbook = request.format === 'xlsx' ? workbookOfPaper(paper, name) : null;
    if (workbook) {
      const bytes = await files.bytesOf(workbook, { format: 'paper', write: writePaperXlsx });
      return { name, ending: 'xlsx', type: types.xlsx, bytes };
    }
    if (request.format === 'docx' && isEditable(paper)) {
      const bytes = await files.bytesOf(paper, { format: 'docx', write: writeDocx });
      return { name, ending: 'docx', type: types.docx, bytes };
    }
    if (request.format !== 'pdf') throw new Problem('invalid-input');
    const write = async (task: typeof paper & { places: string[] }) =>
      (await writePaper(task)).bytes;
    const bytes = await files.bytesOf({ ...paper, places }, { format: 'pdf', write });
    return { name, ending: 'pdf', type: types.pdf, bytes };
  };

  return async (situation: RequestContext, file: FileRequest): Promise<Download> => {
    if (file.kind === 'paper') return paperFile(situation, file);
    if (file.kind === 'myData' && file.format === 'json') {
      const bytes = await myDataJson(situation);
      return { name: 'ข้อมูลของฉัน', ending: 'json', type: types.json, bytes };
    }
    const workbook = await workbookOf(situation, file);
    if (file.kind === 'audit' && file.format === 'csv')
      return { name: workbook.name, ending: 'csv', type: types.csv, bytes: csvOf(workbook) };
    return listFile(workbook);
  };
}

function isEditable(paper: AnyPaper): paper is EditablePaper {
  return paper.layout === 'memo' || paper.layout === 'minutes';
}

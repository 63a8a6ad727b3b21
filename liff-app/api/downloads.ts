import type { FileRequest } from '#contract/files.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import { inviteSheets } from '#use-cases/people/invite-sheets.ts';
import { readMeeting } from '#use-cases/meetings/read-meeting.ts';
import { makePaper } from '#use-cases/papers/make-paper.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { csvOf } from './csv.ts';
import { fileTypes } from './file-types.ts';
import { myDataJson, workbookOf } from './file-kinds.ts';
import { joinUrlOf } from './join-url.ts';
import { meetingFile } from './meeting-file.ts';
import { inviteSheetsPdf } from './papers/invite-sheets.ts';
import { paperBytes } from './papers/paper-bytes.ts';
import { createWrittenFiles } from './written-files.ts';
import { writeXlsx } from './xlsx.ts';

export interface Download {
  name: string;
  ending: keyof typeof fileTypes;
  type: string;
  bytes: Uint8Array | string;
}

/** Files made by a job are stored already (made-file.ts). */
export type WholeFile = Exclude<FileRequest, { kind: 'made' }>;

/** Makes the file of a request, with the permissions of the person who opens the link. */
export function createDownloads({ wallClock, liffId }: { wallClock: () => Date; liffId: string }) {
  const joinUrl = joinUrlOf(liffId);
  const files = createWrittenFiles({ wallClock });

  const listFile = async (workbook: Workbook): Promise<Download> => ({
    name: workbook.name,
    ending: 'xlsx',
    type: fileTypes.xlsx,
    bytes: await files.bytesOf(workbook, { format: 'list', write: writeXlsx }),
  });

  const paperFile = async (
    situation: RequestContext,
    request: Extract<FileRequest, { kind: 'paper' }>,
  ): Promise<Download> => {
    const made = await execute(makePaper, { situation, input: request });
    const { format } = request;
    const bytes = await files.bytesOf(made, {
      format,
      write: (paper) => paperBytes(paper, format),
    });
    return { name: made.name, ending: format, type: fileTypes[format], bytes };
  };

  return async (situation: RequestContext, file: WholeFile): Promise<Download> => {
    if (file.kind === 'paper') return paperFile(situation, file);
    if (file.kind === 'meeting') {
      const meeting = await execute(readMeeting, { situation, input: file });
      const name = `ประชุม ${meeting.centre.label}`;
      return { name, ending: 'ics', type: fileTypes.ics, bytes: await meetingFile(meeting) };
    }
    if (file.kind === 'inviteSheets') {
      const planned = await execute(inviteSheets, { situation, input: file });
      const bytes = await inviteSheetsPdf(planned, joinUrl);
      return { name: planned.name, ending: 'pdf', type: fileTypes.pdf, bytes };
    }
    if (file.kind === 'myData' && file.format === 'json') {
      const bytes = await myDataJson(situation);
      return { name: 'ข้อมูลของฉัน', ending: 'json', type: fileTypes.json, bytes };
    }
    const workbook = await workbookOf(situation, file);
    if (file.kind === 'audit' && file.format === 'csv')
      return { name: workbook.name, ending: 'csv', type: fileTypes.csv, bytes: csvOf(workbook) };
    return listFile(workbook);
  };
}

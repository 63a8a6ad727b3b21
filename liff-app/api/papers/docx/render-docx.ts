import {
  AlignmentType,
  Document,
  Header,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  convertMillimetersToTwip as mm,
} from 'docx';
import type { FileChild } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { atBangkok } from '#domain/calendar.ts';
import type { MemoPaper } from '#domain/papers/memo.ts';
import type { MinutesPaper } from '#domain/papers/minutes.ts';
import type { PaperHead } from '#domain/papers/paper.ts';
import { memoDocx } from './memo-docx.ts';
import { minutesDocx } from './minutes-docx.ts';
import { bodySize, createParts, fontName } from './parts.ts';

/** Papers that an office edits before signing. */
export type EditablePaper = MemoPaper | MinutesPaper;

/** An editable paper as a Word file. The same paper gives the same bytes. */
export async function renderDocx(paper: EditablePaper): Promise<Uint8Array> {
  const children = paper.layout === 'memo' ? memoDocx(paper) : minutesDocx(paper);
  const bytes = await Packer.toBuffer(documentOf(paper.data, children));
  return withFixedTime(bytes, paper.data);
}

const thai = { value: 'th-TH', bidirectional: 'th-TH', eastAsia: 'th-TH' } as const;
const font = { ascii: fontName, hAnsi: fontName, cs: fontName, eastAsia: fontName };

function documentOf(data: PaperHead, children: FileChild[]): Document {
  const { run, paragraph } = createParts(data);
  const mark = paragraph(
    run(`${data.mark ?? ''} จัดทำจากระบบ ศอช. ประสาน`, { color: '808080', size: 24 }),
    { alignment: AlignmentType.RIGHT },
  );
  const isThai = data.digits === 'thai';
  return new Document({
    title: data.title.replaceAll('\n', ' '),
    creator: data.office,
    lastModifiedBy: data.office,
    styles: {
      default: {
        document: {
          run: { font: fontName, size: bodySize, sizeComplexScript: bodySize, language: thai },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(20), header: mm(8) },
            pageNumbers: isThai ? { formatType: NumberFormat.THAI_NUMBERS } : {},
          },
          titlePage: true,
        },
        headers: {
          first: new Header({ children: data.mark ? [mark] : [] }),
          default: new Header({ children: [folio()] }),
        },
        children,
      },
    ],
  });
}

/** The page number - ๒ -, from the second page on. */
function folio(): Paragraph {
  const number = new TextRun({
    children: ['- ', PageNumber.CURRENT, ' -'],
    font,
    size: bodySize,
    sizeComplexScript: bodySize,
  });
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [number] });
}

/** The library writes the current time into the properties and the archive. */
function withFixedTime(bytes: Uint8Array, { made }: PaperHead): Uint8Array {
  const at = atBangkok(made.day, made.time);
  const files = unzipSync(bytes);
  const core = files['docProps/core.xml'];
  if (core) {
    const time = `$1${at.toISOString().slice(0, 19)}Z`;
    files['docProps/core.xml'] = strToU8(
      strFromU8(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, time),
    );
  }
  // The archive stores a local time, so these fields give the same bytes in every time zone.
  const mtime = new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  return zipSync(files, { mtime, level: 6 });
}

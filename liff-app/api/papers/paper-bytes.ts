import type { AnyPaper } from '#domain/papers/any-paper.ts';
import type { PaperFormat } from '#domain/papers/paper.ts';
import { workbookOfPaper } from '#domain/papers/workbooks/workbook-of-paper.ts';
import { Problem } from '#domain/problem.ts';
import type { MadePaper } from '#use-cases/papers/make-paper.ts';
import { writePaperXlsx } from '../xlsx.ts';
import type { EditablePaper } from './docx/render-docx.ts';
import { writeDocx, writePaper } from './write-paper.ts';

/** The file of a paper in one of its formats. */
export async function paperBytes(
  { name, paper, places }: MadePaper,
  format: PaperFormat,
): Promise<Uint8Array> {
  if (format === 'pdf') return (await writePaper({ ...paper, places })).bytes;
  if (format === 'docx' && isEditable(paper)) return writeDocx(paper);
  const workbook = format === 'xlsx' ? workbookOfPaper(paper, name) : null;
  if (!workbook) throw new Problem('invalid-input');
  return writePaperXlsx(workbook);
}

function isEditable(paper: AnyPaper): paper is EditablePaper {
  return paper.layout === 'memo' || paper.layout === 'minutes';
}

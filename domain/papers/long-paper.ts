import type { Level } from '../centre/centre.ts';
import { limits } from '../limits.ts';
import type { PaperFormat, PaperId } from './paper.ts';

export interface PaperSize {
  paper: PaperId;
  format: PaperFormat;
  level: Level;
  /** Reports in the paper. */
  reports: number;
}

/** To start the process that draws, and to read. */
const startMs = 100;
/** A workbook or a Word file has no pages to lay out. */
const rowMs = 2;

/** Processor milliseconds that one report adds to a PDF, measured on two cores (decision 0028). */
const reportMs: Readonly<Record<PaperId, number>> = {
  register: 40,
  grading: 3,
  'grading-sheet': 50,
  operations: 25,
  progress: 5,
  minutes: 25,
  status: 0,
  memo: 0,
};

/** A province's register has one line a committee instead of a page. */
const provinceRegisterMs = 3;

/** How much slower than the measured one a machine may be, or is while others work on it. */
const slowest = 5;

function msOf({ paper, format, level }: PaperSize): number {
  if (format !== 'pdf') return rowMs;
  return paper === 'register' && level === 'province' ? provinceRegisterMs : reportMs[paper];
}

/** True for a paper that may take longer than an answer waits: it is made as a job. */
export function isLongPaper(size: PaperSize): boolean {
  return slowest * (startMs + size.reports * msOf(size)) > limits.fileJob.answerMs;
}

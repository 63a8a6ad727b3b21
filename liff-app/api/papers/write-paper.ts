import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { EditablePaper } from './docx/render-docx.ts';
import { createProcessPool, refuseWhenBusy } from '../process-pool.ts';

/** A paper to render: a PDF by the layout of this name, or an editable Word file. */
export type PaperTask =
  | {
      format: 'pdf';
      layout: string;
      data: unknown;
      /** Names inside which no line may break: the areas of the province. */
      places: readonly string[];
    }
  | {
      /** An image of one page. */
      format: 'page';
      page: number;
      layout: string;
      data: unknown;
      places: readonly string[];
    }
  | { format: 'docx'; paper: EditablePaper };

export type PaperAnswer = { bytes: Uint8Array; pages: number } | { failed: string };

const { workers, waiting, workerMemoryMb, processMemoryMb, loadMs, renderMs } = limits.paper;
const idleMs = 20_000;
/** The compiler keeps its memory after a large paper, so the process is ended. */
const heavyBytes = 60_000;

const pool = createProcessPool<PaperTask, PaperAnswer>({
  file: new URL('paper-process.ts', import.meta.url),
  workers,
  waiting,
  heapMb: workerMemoryMb,
  residentMb: processMemoryMb,
  loadMs,
  idleMs,
});

type PdfTask = Omit<Extract<PaperTask, { format: 'pdf' }>, 'format'>;

/** A paper as the bytes of a PDF. */
export function writePaper(task: PdfTask): Promise<{ bytes: Uint8Array; pages: number }> {
  return written({ format: 'pdf', ...task });
}

/** One page of a paper as an SVG. The last page when the paper has fewer. */
export async function writePage(
  task: PdfTask,
  page: number,
): Promise<{ svg: string; page: number; pages: number }> {
  const { bytes, pages } = await written({ format: 'page', page, ...task });
  return { svg: new TextDecoder().decode(bytes), page: Math.min(page, pages), pages };
}

/** A paper as the bytes of a Word file. */
export async function writeDocx(paper: EditablePaper): Promise<Uint8Array> {
  return (await written({ format: 'docx', paper })).bytes;
}

/** Throws `busy`, `paper-too-large` or `paper-failed`, whose cause has the layout’s message. */
async function written(task: PaperTask): Promise<{ bytes: Uint8Array; pages: number }> {
  const size = JSON.stringify(task).length;
  if (size > limits.paper.dataBytes) throw new Problem('paper-too-large');
  const answer = await refuseWhenBusy(
    pool.run(task, { cpuMs: renderMs, isHeavy: size > heavyBytes }),
  );
  if (!('failed' in answer)) return answer;
  const layout = task.format === 'docx' ? task.paper.layout : task.layout;
  throw new Problem('paper-failed', { cause: new Error(`${layout}: ${answer.failed}`) });
}

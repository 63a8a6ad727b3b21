import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { createProcessPool, refuseWhenBusy } from '../process-pool.ts';

/** A paper to render: the name of its layout, and its data. */
export interface PaperTask {
  layout: string;
  data: unknown;
  /** Names that no line may cut: the areas of the province. */
  places: readonly string[];
}

export type PaperAnswer = { pdf: Uint8Array; pages: number } | { failed: string };

const { workers, waiting, workerMemoryMb, processMemoryMb, loadMs, renderMs } = limits.paper;
const idleMs = 20_000;
/** The compiler keeps memory after a large paper, so its process ends. */
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

/** A paper as the bytes of a PDF. Throws `busy`, or `paper-failed` with the layout's message. */
export async function writePaper(task: PaperTask): Promise<{ pdf: Uint8Array; pages: number }> {
  const size = JSON.stringify(task.data).length;
  if (size > limits.paper.dataBytes) throw new Problem('paper-too-large');
  const answer = await refuseWhenBusy(
    pool.run(task, { cpuMs: renderMs, isHeavy: size > heavyBytes }),
  );
  if ('failed' in answer)
    throw new Problem('paper-failed', { cause: new Error(`${task.layout}: ${answer.failed}`) });
  return answer;
}

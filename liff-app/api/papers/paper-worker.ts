import { createRenderer } from './render.ts';
import type { Renderer } from './render.ts';
import type { PaperAnswer, PaperTask } from './write-paper.ts';

/** Runs in processes of the pool (write-paper.ts). */
let current: { places: string; renderer: Renderer } | null = null;

/** The compiler stays loaded while the places are the same. */
function rendererFor(places: readonly string[]): Renderer {
  const key = places.join('\n');
  if (current?.places !== key) current = { places: key, renderer: createRenderer(places) };
  return current.renderer;
}

function answer({ layout, data, places }: PaperTask): PaperAnswer {
  try {
    return rendererFor(places).render(layout, data);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (task: PaperTask) => {
  process.send?.(answer(task));
});
process.send?.('ready');

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

async function rendered(task: PaperTask): Promise<PaperAnswer> {
  if (task.format === 'pdf') {
    const { pdf, pages } = rendererFor(task.places).render(task.layout, task.data);
    return { bytes: pdf, pages };
  }
  if (task.format === 'page') {
    const { svg, pages } = rendererFor(task.places).renderPage(task);
    return { bytes: new TextEncoder().encode(svg), pages };
  }
  const { renderDocx } = await import('./docx/render-docx.ts');
  return { bytes: await renderDocx(task.paper), pages: 0 };
}

async function give(task: PaperTask): Promise<void> {
  try {
    process.send?.(await rendered(task));
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  }
}

process.on('message', (task: PaperTask) => {
  void give(task);
});
process.send?.('ready');

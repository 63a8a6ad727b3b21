import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanTexts } from './clean-text.ts';
import { paperFonts } from './fonts.ts';
import { breaksOf, createLineBreaker } from './line-breaks.ts';
import { pageImage } from './page-image.ts';
import { makeReadable } from './pdf/readable-text.ts';

const folder = join(import.meta.dirname, 'layouts');

export interface RenderedPaper {
  pdf: Uint8Array;
  pages: number;
}

/** Renders papers one after another. Runs in the processes of the pool (write-paper.ts). */
export interface Renderer {
  /**
   * Lays the data out. Throws with the layout’s message when a sum does not add up, and for every warning,
   * because such a paper must not be printed.
   */
  render(layout: string, data: unknown): RenderedPaper;
  /** One page as an SVG. The last page when the paper has fewer. */
  renderPage(of: { layout: string; data: unknown; page: number }): { svg: string; pages: number };
}

/** `places` are names inside which no line may break. */
export function createRenderer(places: readonly string[]): Renderer {
  const breakLine = createLineBreaker(places);
  // System fonts are not used, so that the same data gives the same bytes on each machine.
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontBlobs: paperFonts() }],
  });
  const ownBreaks = breaksOf(layoutTexts(), breakLine);

  const messageOf = (diagnostics: Parameters<typeof compiler.fetchDiagnostics>[0]): string =>
    compiler
      .fetchDiagnostics(diagnostics)
      .map((diagnostic: unknown) => messageIn(diagnostic))
      .join(' · ');

  const compile = (layout: string, data: unknown) => {
    const cleaned = cleanTexts(data);
    const inputs = {
      data: JSON.stringify(cleaned),
      words: JSON.stringify({ ...ownBreaks, ...breaksOf(cleaned, breakLine) }),
    };
    const made = compiler.compile({ mainFilePath: join(folder, `${layout}.typ`), inputs });
    const error = made.takeError();
    if (error) throw new Error(messageOf(error));
    const warnings = made.takeWarnings();
    if (warnings) throw new Error(`warning: ${messageOf(warnings)}`);
    if (!made.result) throw new Error('no result');
    return made.result;
  };
  /** The compiler's cache grows by about 25 MB a paper. */
  const giveBackMemory = () => compiler.evictCache(0);

  return {
    render(layout, data) {
      try {
        const document = compile(layout, data);
        const pdf = compiler.pdf(document, { pdfStandard: 'a-2a' });
        return { pdf: new Uint8Array(makeReadable(pdf)), pages: document.numOfPages };
      } finally {
        giveBackMemory();
      }
    },
    renderPage({ layout, data, page }) {
      try {
        const document = compile(layout, data);
        const svg = compiler.plainSvg(document);
        const pages = document.numOfPages;
        return { svg: pageImage(svg, { page: Math.min(page, pages), pages }), pages };
      } finally {
        giveBackMemory();
      }
    },
  };
}

/** The layouts’ own Thai texts, which may also be broken at the end of a line. */
function layoutTexts(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.typ'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .flatMap((text) => [...text.matchAll(/"([^"\n]*)"/g)].map(([, words = '']) => words))
    .filter((words) => /[ก-๛]{6}/.test(words));
}

function messageIn(diagnostic: unknown): string {
  return typeof diagnostic === 'object' && diagnostic !== null && 'message' in diagnostic
    ? String(diagnostic.message)
    : String(diagnostic);
}

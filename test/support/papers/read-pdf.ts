import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPage {
  /** The text of the page, with the paper’s own line ends. */
  lines: string;
  /** Texts that reach into the margin. */
  outside: string[];
}

/** The margin in points (8 mm) that texts must keep free. The footer is 5 mm above it. */
const edge = 22;
const footEdge = 14;

/** A PDF as a reader other than our own library reads it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPage[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ('str' in item ? [item] : []));
    pages.push({
      lines: texts.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''),
      outside: texts
        .filter(({ str }) => str.trim() !== '')
        .filter((item) => {
          const [left, bottom] = [Number(item.transform[4]), Number(item.transform[5])];
          return (
            left < edge ||
            left + item.width > width - edge ||
            bottom < footEdge ||
            bottom > height - edge
          );
        })
        .map(({ str }) => str),
    });
  }
  await task.destroy();
  return pages;
}

export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  return (await readPdf(bytes)).map(({ lines }) => lines.replaceAll('\n', '')).join('');
}

/**
 * Text prepared for comparing: without spaces and break marks, with ำ in its two parts and Latin digits.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll('\u0e4d', '')
    .replace(/[\s\u200b]/g, '')
    .replaceAll('\u0e33', '\u0e32')
    .replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

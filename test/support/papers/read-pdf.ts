import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as an independent reader sees it: the text of each page, in the order of its content. */
export async function textOfPdf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await task.destroy();
  return pages;
}

/** Text for comparing: without spaces and break marks, ำ as its parts. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll('\u0e4d', '')
    .replace(/[\s\u200b]/g, '')
    .replaceAll('\u0e33', '\u0e32');
}

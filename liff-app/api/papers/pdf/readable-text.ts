import { deflateSync, inflateSync } from 'node:zlib';
import { clustersOf, keepNeededSpans, learnLetters, letterOf } from './clusters.ts';
import { piecesOf, textOfHex } from './content.ts';
import type { PdfFont, Piece } from './content.ts';
import { latin, readObjects, writeObjects } from './objects.ts';
import type { PdfObject, PdfObjects } from './objects.ts';
import { declareUniversalAccess, showTitle } from './universal-access.ts';

/**
 * Makes Typst’s text layer readable. Typst maps each glyph of a Thai cluster to the whole cluster and gives
 * each an /ActualText, which PDF readers use, ignore or double (typst#7610, krilla#411). Here each glyph
 * gets its own letter in /ToUnicode, and an /ActualText is removed where the letters then give the same
 * text.
 */
export function makeReadable(pdf: Buffer): Buffer {
  const objects = readObjects(pdf);
  const fonts = fontsOf(objects);
  const contents = contentsOf(objects, fonts);
  const clusters = contents.flatMap(({ pieces }) => clustersOf(pieces));
  for (const cluster of clusters) learnLetters(cluster);
  for (const cluster of clusters) keepNeededSpans(cluster);
  for (const font of fonts.values()) writeLetters(objects, font);
  for (const content of contents) removeSpans(content);
  for (const object of objects.values()) {
    declareUniversalAccess(object);
    showTitle(object);
  }
  return writeObjects(pdf, objects);
}

function fontsOf(objects: PdfObjects): Map<number, PdfFont> {
  const fonts = new Map<number, PdfFont>();
  for (const { number, head } of objects.values()) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
    if (map === undefined) continue;
    fonts.set(number, {
      map: Number(map),
      stated: statedIn(objects.get(Number(map))),
      letters: new Map(),
    });
  }
  return fonts;
}

function statedIn(map: PdfObject | undefined): Map<number, string> {
  const lines = latin(map?.stream ?? Buffer.alloc(0)).matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm);
  return new Map(
    [...lines].map(([, glyph = '', hex = '']) => [Number.parseInt(glyph, 16), textOfHex(hex)]),
  );
}

interface Content {
  holder: PdfObject;
  text: string;
  pieces: Piece[];
}

/** The content streams of pages, forms and patterns that show text. */
function contentsOf(objects: PdfObjects, fonts: ReadonlyMap<number, PdfFont>): Content[] {
  return [...objects.values()].flatMap((object) => {
    const isPage = /\/Type \/Page\b(?!s)/.test(object.head);
    const isForm = /\/Subtype \/Form\b|\/PatternType 1\b/.test(object.head);
    const named = namedFonts(object.head, fonts);
    const contents = Number(/\/Contents (\d+) 0 R/.exec(object.head)?.[1]);
    const holder = isPage ? objects.get(contents) : object;
    if ((!isPage && !isForm) || named.size === 0 || !holder?.stream) return [];
    const text = latin(isPacked(holder) ? inflateSync(holder.stream) : holder.stream);
    return [{ holder, text, pieces: piecesOf(text, named) }];
  });
}

/** The fonts of a page, by the names in its content. */
function namedFonts(head: string, fonts: ReadonlyMap<number, PdfFont>): Map<string, PdfFont> {
  const list = /\/Font <<([^>]*)>>/.exec(head)?.[1] ?? '';
  const found = [...list.matchAll(/\/(\w{1,20}) (\d{1,9}) 0 R/g)].flatMap(([, name, number]) => {
    const font = fonts.get(Number(number));
    return name !== undefined && font ? [[name, font] as const] : [];
  });
  return new Map(found);
}

function isPacked({ head }: PdfObject): boolean {
  return head.includes('FlateDecode');
}

/** The format allows 100 lines in one block of a /ToUnicode. */
const linesPerBlock = 100;

function writeLetters(objects: PdfObjects, font: PdfFont): void {
  const map = objects.get(font.map);
  if (!map?.stream) return;
  const lines = [...font.stated.keys()].map(
    (glyph) => `<${hexOf(glyph)}> <${hexOfText(letterOf(font, glyph))}>`,
  );
  const blocks = Array.from({ length: Math.ceil(lines.length / linesPerBlock) }, (_, at) => {
    const part = lines.slice(at * linesPerBlock, (at + 1) * linesPerBlock);
    return `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`;
  });
  const text = latin(map.stream);
  const start = text.search(/^\d{1,3} beginbfchar/m);
  const last = 'endbfchar';
  const end = text.lastIndexOf(last) + last.length;
  map.newStream = Buffer.from(text.slice(0, start) + blocks.join('\n') + text.slice(end), 'latin1');
}

function hexOf(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

function hexOfText(text: string): string {
  return text
    .split('')
    .map((unit) => hexOf(unit.charCodeAt(0)))
    .join('');
}

function removeSpans({ holder, text, pieces }: Content): void {
  const body = pieces
    .map((piece) => (piece.isKept ? text.slice(piece.from, piece.to) : piece.inner))
    .join('');
  const bytes = Buffer.from(body, 'latin1');
  holder.newStream = isPacked(holder) ? deflateSync(bytes) : bytes;
}

import type { PdfFont, Piece } from './content.ts';

interface Glyph {
  font: PdfFont;
  glyph: number;
  piece: Piece;
}

/** A Thai cluster, a letter with its marks, and the glyphs that draw it. */
export interface Cluster {
  text: string;
  glyphs: Glyph[];
}

/**
 * Joins the pieces of a cluster, because a mark that is set off the line is drawn separately. Also stores
 * the letter of each glyph that stands for one letter.
 */
export function clustersOf(pieces: readonly Piece[]): Cluster[] {
  const clusters: Cluster[] = [];
  let open: Cluster | undefined;
  for (const { piece, font, glyph } of glyphsOf(pieces)) {
    const text = piece.text ?? font.stated.get(glyph) ?? '';
    if (piece.text === null && text.length === 1) {
      give(font, glyph, text);
      open = undefined;
      continue;
    }
    if (open?.text !== text || open.glyphs.length >= glyphCount(text)) {
      open = { text, glyphs: [] };
      clusters.push(open);
    }
    open.glyphs.push({ font, glyph, piece });
  }
  return clusters;
}

function glyphsOf(pieces: readonly Piece[]): Glyph[] {
  return pieces.flatMap((piece) =>
    piece.runs.flatMap(({ font, glyphs }) => glyphs.map((glyph) => ({ font, glyph, piece }))),
  );
}

/** ำ is drawn as ํ and า, and a tone mark is joined with ํ. */
const saraAm = 'ำ';
const toneMark = /[\u0e48-\u0e4b]/;

function glyphCount(text: string): number {
  const count = Array.from(text).length;
  return text.includes(saraAm) && !toneMark.test(text) ? count + 1 : count;
}

/** Assigns each glyph of the cluster its own letter, unless it has one already. */
export function learnLetters({ text, glyphs }: Cluster): void {
  const letters = Array.from(text);
  if (text.includes(saraAm)) {
    if (glyphs.length < 3) return;
    const tone = letters.find((letter) => toneMark.test(letter)) ?? '';
    const spelled = [...letters.slice(0, glyphs.length - 2), `${tone}\u0e4d`, 'า'];
    for (const [at, { font, glyph }] of glyphs.entries()) give(font, glyph, spelled[at] ?? '');
    return;
  }
  if (letters.length === glyphs.length)
    for (const [at, { font, glyph }] of glyphs.entries()) give(font, glyph, letters[at] ?? '');
  else if (glyphs.length === 1 && glyphs[0]) give(glyphs[0].font, glyphs[0].glyph, text);
}

function give(font: PdfFont, glyph: number, letter: string): void {
  if (!font.letters.has(glyph)) font.letters.set(glyph, letter);
}

/** Keeps the spans of a cluster whose glyphs do not give its text. */
export function keepNeededSpans({ text, glyphs }: Cluster): void {
  const spelled = glyphs.map(({ font, glyph }) => letterOf(font, glyph)).join('');
  if (spelled !== text) for (const { piece } of glyphs) piece.isKept = true;
}

export function letterOf(font: PdfFont, glyph: number): string {
  return font.letters.get(glyph) ?? font.stated.get(glyph) ?? '';
}

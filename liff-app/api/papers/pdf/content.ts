/** A font of the PDF: the text that the file states for each glyph, and the letters that replace it. */
export interface PdfFont {
  /** The number of its /ToUnicode object. */
  map: number;
  stated: Map<number, string>;
  letters: Map<number, string>;
}

/** Glyphs of one font that are shown one after another. */
interface Run {
  font: PdfFont;
  glyphs: number[];
}

/**
 * A part of a content stream: a span with the text that replaces it for readers, or content outside spans.
 */
export interface Piece {
  /** The text of the span. Null outside a span. */
  text: string | null;
  /** The content of the span, without the marks at its ends. */
  inner: string;
  from: number;
  to: number;
  runs: Run[];
  /** True when the span is needed, because its glyphs do not give its text. */
  isKept: boolean;
}

const spanStart = /\/Span <<\s\s{0,9}\/ActualText <([0-9A-F]{1,400})>\s\s{0,9}>> BDC\n/g;
const spanEnd = 'EMC\n';

/** The pieces of a content stream in reading order. */
export function piecesOf(content: string, fonts: ReadonlyMap<string, PdfFont>): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const outside = (to: number): void => {
    if (to <= at) return;
    const inner = content.slice(at, to);
    const runs = runsIn(inner, fonts);
    pieces.push({ text: null, inner, from: at, to, runs, isKept: false });
  };
  for (const start of content.matchAll(spanStart)) {
    const from = start.index + start[0].length;
    const end = content.indexOf(spanEnd, from);
    if (end < 0) break;
    outside(start.index);
    const inner = content.slice(from, end);
    at = end + spanEnd.length;
    pieces.push({
      text: textOfHex(start[1] ?? ''),
      inner,
      from: start.index,
      to: at,
      runs: runsIn(inner, fonts),
      isKept: false,
    });
  }
  outside(content.length);
  return pieces;
}

/** The glyphs with their fonts: `/F1 12 Tf` sets the font, `(..) Tj` and `[(..) 3 (..)] TJ` show glyphs. */
function runsIn(content: string, fonts: ReadonlyMap<string, PdfFont>): Run[] {
  const runs: Run[] = [];
  let font: PdfFont | undefined;
  let name = '';
  let bytes: number[] = [];
  for (const token of tokensOf(content)) {
    if (token.kind === 'literal') bytes.push(...token.bytes);
    else if (token.kind === 'name') name = token.text;
    else {
      if (token.text === 'Tf') font = fonts.get(name);
      if (font && (token.text === 'Tj' || token.text === 'TJ'))
        runs.push({ font, glyphs: glyphsOf(bytes) });
      bytes = [];
    }
  }
  return runs;
}

type Token = { kind: 'literal'; bytes: number[] } | { kind: 'name' | 'operator'; text: string };

const wordPattern = /\w{1,40}/y;

/** The tokens of a content stream that matter for text. Numbers and brackets are left out. */
function* tokensOf(content: string): Generator<Token> {
  for (let at = 0; at < content.length; at += 1) {
    const sign = content.charAt(at);
    if (sign === '(') {
      const { bytes, end } = readLiteral(content, at + 1);
      yield { kind: 'literal', bytes };
      at = end;
      continue;
    }
    wordPattern.lastIndex = sign === '/' ? at + 1 : at;
    const word = wordPattern.exec(content)?.[0];
    if (word === undefined) continue;
    at = wordPattern.lastIndex - 1;
    if (sign === '/') yield { kind: 'name', text: word };
    else if (/^[A-Za-z]/.test(word)) yield { kind: 'operator', text: word };
  }
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
const octalPattern = /[0-7]{1,3}/y;

/**
 * A string literal up to its closing bracket, with its escapes decoded. It may contain balanced brackets.
 */
function readLiteral(content: string, from: number): { bytes: number[]; end: number } {
  const bytes: number[] = [];
  let depth = 0;
  let at = from;
  while (at < content.length) {
    const sign = content.charAt(at);
    if (sign === ')' && depth === 0) break;
    if (sign === '\\') {
      octalPattern.lastIndex = at + 1;
      const octal = octalPattern.exec(content)?.[0];
      const escaped = content.charAt(at + 1);
      bytes.push(octal ? Number.parseInt(octal, 8) : (escapes[escaped] ?? escaped.charCodeAt(0)));
      at += 1 + (octal ?? escaped).length;
      continue;
    }
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    bytes.push(content.charCodeAt(at));
    at += 1;
  }
  return { bytes, end: at };
}

/** Each glyph has two bytes. */
function glyphsOf(bytes: readonly number[]): number[] {
  return Array.from(
    { length: Math.floor(bytes.length / 2) },
    (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0),
  );
}

export function textOfHex(hex: string): string {
  return Buffer.from(hex.replace(/^FEFF/, ''), 'hex').swap16().toString('utf16le');
}

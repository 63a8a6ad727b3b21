import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const files = ['400Regular/Sarabun_400Regular', '700Bold/Sarabun_700Bold'];

/**
 * Sarabun regular and bold with one change. A tone mark over a vowel (ิ้ ั้ ี่) is placed up to 0.056 em
 * above or below its own height, and Typst draws a mark that is off the line as a separate run. A PDF
 * reader then copies and finds the cluster twice, so those heights are made equal here. The licence (OFL
 * 1.1, no reserved name) allows it.
 */
export function paperFonts(): Buffer[] {
  return files.map((name) =>
    levelMarkHeights(readFileSync(require.resolve(`@expo-google-fonts/sarabun/${name}.ttf`))),
  );
}

/** Lookup types of the GPOS table (OpenType). */
const markToBase = 4;
const markToMark = 6;
const extension = 9;

/** The largest difference that is removed, in thousandths of an em. */
const nearBase = 60;
const nearMark = 5;

function levelMarkHeights(bytes: Buffer): Buffer {
  const font = Buffer.from(bytes);
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const record = records.find((at) => font.toString('latin1', at, at + 4) === 'GPOS');
  if (record === undefined) return font;
  const gpos = font.readUInt32BE(record + 8);
  const lookups = gpos + font.readUInt16BE(gpos + 8);
  for (let at = 0; at < font.readUInt16BE(lookups); at += 1) {
    const lookup = lookups + font.readUInt16BE(lookups + 2 + 2 * at);
    for (const { type, table } of subtablesOf(font, lookup))
      if (type === markToBase || type === markToMark) levelAnchors(font, table);
  }
  return font;
}

function subtablesOf(font: Buffer, lookup: number): { type: number; table: number }[] {
  const type = font.readUInt16BE(lookup);
  return Array.from({ length: font.readUInt16BE(lookup + 4) }, (_, at) => {
    const table = lookup + font.readUInt16BE(lookup + 6 + 2 * at);
    if (type !== extension) return { type, table };
    return { type: font.readUInt16BE(table + 2), table: table + font.readUInt32BE(table + 4) };
  });
}

/**
 * Both kinds of table have the same layout: first marks with a class and an anchor, then anchors by class.
 */
function levelAnchors(font: Buffer, table: number): void {
  const classes = font.readUInt16BE(table + 6);
  const marks = table + font.readUInt16BE(table + 8);
  const bases = table + font.readUInt16BE(table + 10);
  const heights: number[][] = Array.from({ length: classes }, () => []);
  const level = (anchor: number, { group, near }: { group: number; near: number }): boolean => {
    const height = font.readInt16BE(anchor + 4);
    const same = heights[group]?.find((known) => Math.abs(known - height) <= near);
    if (same !== undefined) font.writeInt16BE(same, anchor + 4);
    return same !== undefined;
  };
  for (let at = 0; at < font.readUInt16BE(marks); at += 1) {
    const anchor = marks + font.readUInt16BE(marks + 4 + 4 * at);
    const group = font.readUInt16BE(marks + 2 + 4 * at);
    if (!level(anchor, { group, near: nearMark }))
      heights[group]?.push(font.readInt16BE(anchor + 4));
  }
  for (let at = 0; at < font.readUInt16BE(bases) * classes; at += 1) {
    const offset = font.readUInt16BE(bases + 2 + 2 * at);
    if (offset > 0) level(bases + offset, { group: at % classes, near: nearBase });
  }
}

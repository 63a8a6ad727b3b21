/**
 * An object of a PDF that Typst wrote. Such a PDF has uncompressed objects and one cross-reference table.
 */
export interface PdfObject {
  number: number;
  /** The object’s bytes in the original file. */
  from: number;
  to: number;
  /** The object’s text up to its stream. */
  head: string;
  stream: Buffer | null;
  /** A new stream that replaces the original one. */
  newStream?: Buffer;
  /** Set when the text was changed and there is no stream. */
  isChanged?: true;
}

export type PdfObjects = ReadonlyMap<number, PdfObject>;

export function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** A number that a pattern finds in the text. Throws when Typst’s output has another form. */
export function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`not a PDF as Typst writes it: ${pattern.source}`);
  return Number(found);
}

const streamStart = '\nstream\n';
const tailBytes = 2_048;
/** One line of the cross-reference table. */
const entryBytes = 20;

export function readObjects(pdf: Buffer): PdfObjects {
  const tableAt = numberIn(latin(pdf.subarray(-tailBytes)), /startxref\n(\d+)/);
  const table = latin(pdf.subarray(tableAt));
  const count = numberIn(table, /^xref\n0 (\d+)/);
  const first = table.indexOf('\n', 'xref\n0'.length) + 1;
  const offsets = Array.from({ length: count - 1 }, (_, at) =>
    Number(table.slice(first + (at + 1) * entryBytes, first + (at + 1) * entryBytes + 10)),
  );
  const inOrder = [...offsets.toSorted((a, b) => a - b), tableAt];
  const ends = new Map(inOrder.map((from, at) => [from, inOrder[at + 1] ?? tableAt]));
  return new Map(
    offsets.map((from, at) => {
      const object = readObject(pdf, { number: at + 1, from, to: ends.get(from) ?? tableAt });
      return [object.number, object];
    }),
  );
}

function readObject(pdf: Buffer, place: Pick<PdfObject, 'number' | 'from' | 'to'>): PdfObject {
  const { from, to } = place;
  // Searches in this object only, because a large register has tens of thousands of objects.
  const found = pdf.subarray(from, to).indexOf(streamStart, 0, 'latin1');
  if (found < 0) return { ...place, head: latin(pdf.subarray(from, to)), stream: null };
  const head = latin(pdf.subarray(from, from + found));
  const start = from + found + streamStart.length;
  const length = numberIn(head, /\/Length (\d+)/);
  return { ...place, head, stream: pdf.subarray(start, start + length) };
}

/** The file with the changed objects and a new cross-reference table. */
export function writeObjects(pdf: Buffer, objects: PdfObjects): Buffer {
  const inOrder = [...objects.values()].toSorted((a, b) => a.from - b.from);
  const parts: Buffer[] = [pdf.subarray(0, inOrder[0]?.from ?? 0)];
  let at = parts[0]?.length ?? 0;
  const offsets = new Map<number, number>();
  for (const object of inOrder) {
    const bytes = bytesOf(pdf, object);
    offsets.set(object.number, at);
    parts.push(bytes);
    at += bytes.length;
  }
  const entries = [...offsets]
    .toSorted(([a], [b]) => a - b)
    .map(([, offset]) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const tail = latin(pdf.subarray(-tailBytes));
  const trailer = tail
    .slice(tail.lastIndexOf('trailer'))
    .replace(/startxref\n\d+/, `startxref\n${at}`);
  const table = `xref\n0 ${entries.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  parts.push(Buffer.from(table + trailer, 'latin1'));
  return Buffer.concat(parts);
}

function bytesOf(pdf: Buffer, { from, to, head, newStream, isChanged }: PdfObject): Buffer {
  if (isChanged) return Buffer.from(head, 'latin1');
  if (!newStream) return pdf.subarray(from, to);
  return Buffer.concat([
    Buffer.from(
      head.replace(/\/Length \d+/, `/Length ${newStream.length}`) + streamStart,
      'latin1',
    ),
    newStream,
    Buffer.from('\nendstream\nendobj\n\n', 'latin1'),
  ]);
}

import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  name: string;
  content: Buffer;
  /** The size that the directory states. The true size when left out. */
  stated?: number;
}

/** A ZIP of these files, with true or false sizes. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const rows: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stated = content.length } of entries) {
    const fields = { name: Buffer.from(name), packed: deflateRawSync(content), stated, content };
    const head = localHead(fields);
    rows.push(directoryRow(fields, offset));
    parts.push(head, fields.packed);
    offset += head.length + fields.packed.length;
  }
  const directory = Buffer.concat(rows);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

interface Fields {
  name: Buffer;
  packed: Buffer;
  stated: number;
  content: Buffer;
}

function localHead({ name, packed, stated, content }: Fields): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(content), 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(stated, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function directoryRow({ name, packed, stated, content }: Fields, offset: number): Buffer {
  const row = Buffer.alloc(46);
  row.writeUInt32LE(0x02014b50, 0);
  row.writeUInt16LE(8, 10);
  row.writeUInt32LE(crc32(content), 16);
  row.writeUInt32LE(packed.length, 20);
  row.writeUInt32LE(stated, 24);
  row.writeUInt16LE(name.length, 28);
  row.writeUInt32LE(offset, 42);
  return Buffer.concat([row, name]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const xml = '<?xml version="1.0" encoding="UTF-8"?>';

/** The files of a workbook with one worksheet; `sheet` is the content of its `worksheet` element. */
export function workbookEntries(sheet: string): Entry[] {
  const part = (name: string, text: string): Entry => ({ name, content: Buffer.from(xml + text) });
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="ก" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}">${sheet}</worksheet>`),
  ];
}

/** A workbook with this number of rows and columns. Each cell has the same short text. */
export function filledWorkbook(of: { rows: number; columns: number }): Buffer {
  const cells = '<c t="inlineStr"><is><t>กข</t></is></c>'.repeat(of.columns);
  return zipOf(workbookEntries(`<sheetData>${`<row>${cells}</row>`.repeat(of.rows)}</sheetData>`));
}

const wholeSheet = 'A1:XFD1048576';
const oneCell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';

/** Workbooks of about 1.5 kB whose stated sizes are far larger than the true ones. */
export const smallBombs = {
  'a cell in the last corner': () =>
    zipOf(
      workbookEntries(
        '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
      ),
    ),
  'cells of the whole sheet merged': () =>
    zipOf(workbookEntries(`${oneCell}<mergeCells><mergeCell ref="${wholeSheet}"/></mergeCells>`)),
  'a choice for every cell': () =>
    zipOf(
      workbookEntries(
        `${oneCell}<dataValidations><dataValidation type="list" sqref="${wholeSheet}"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
      ),
    ),
  'a width for every column': () =>
    zipOf(workbookEntries(`<cols><col min="1" max="16384" width="9"/></cols>${oneCell}`)),
  'a million zeros, stated as ten': () =>
    zipOf([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(1_000_000), stated: 10 }]),
} as const;

/** Twenty workbooks: small ZIP bombs, long, wide and damaged ones. */
export function hostileWorkbooks(): Buffer[] {
  const long = filledWorkbook({ rows: 400_000, columns: 1 });
  const wide = filledWorkbook({ rows: 1, columns: 16_384 });
  const largest = filledWorkbook({ rows: 5_000, columns: 100 });
  const damaged = Buffer.from(largest).fill(0xff, 1_000, 3_000);
  const zeros = zipOf([{ name: 'a', content: Buffer.alloc(60_000_000) }]);
  const kinds = [
    ...Object.values(smallBombs).map((make) => make()),
    long,
    wide,
    largest,
    damaged,
    largest.subarray(0, 4_000),
    zeros,
  ];
  return Array.from({ length: 20 }, (_, at) => kinds[at % kinds.length] ?? long);
}

import { formatDay } from '../../thai/date.ts';
import type {
  RegisterCentre,
  RegisterMember,
  DistrictRegisterPaper,
} from '../register-district.ts';
import { orderStateLabels, sexLabels } from '../register-labels.ts';
import { dayCell, rowsOf, signerBlocks, sumCell, workbookOf } from './paper-workbook.ts';
import type { PaperCell, PaperSheet, PaperWorkbook } from './paper-workbook.ts';

/** Enclosure 2 of a district as a workbook. Formulas in the summary count the list of members. */
export function districtRegisterWorkbook(
  { data }: DistrictRegisterPaper,
  name: string,
): PaperWorkbook {
  const { title, district, province, fiscalYear, asOf, centres, signers } = data;
  const titles = [
    title,
    `อำเภอ${district} จังหวัด${province}`,
    `ประจำปีงบประมาณ พ.ศ. ${fiscalYear} ข้อมูล ณ วันที่ ${formatDay(asOf, 'long')}`,
  ];
  const members = memberSheet(centres, titles);
  const summary = summarySheet(centres, { titles, list: members });
  return workbookOf(data, {
    name,
    sheets: [{ ...summary, signers: signerBlocks(signers) }, members],
  });
}

const listName = 'กรรมการ';

function memberSheet(centres: readonly RegisterCentre[], titles: readonly string[]): PaperSheet {
  const rows = centres.flatMap((centre) => centre.members.map((member) => ({ centre, member })));
  return {
    name: listName,
    orientation: 'landscape',
    titles,
    columns: [
      { width: 5, format: 'count' },
      { width: 22, format: 'text' },
      { width: 30, format: 'text' },
      { width: 16, format: 'text' },
      { width: 34, format: 'text' },
      { width: 6, format: 'count' },
      { width: 14, format: 'text' },
      { width: 6, format: 'center' },
      { width: 14, format: 'code' },
      { width: 14, format: 'center' },
      { width: 18, format: 'text' },
    ],
    head: [
      [
        'ที่',
        'ศอช.',
        'ชื่อ - นามสกุล',
        'ตำแหน่ง',
        'ผู้แทนกลุ่ม/องค์กร',
        'หมู่ที่',
        'ตำบล',
        'เพศ',
        'โทรศัพท์',
        'เป็นกรรมการตั้งแต่',
        'หมายเหตุ',
      ].map((text) => ({ text })),
    ],
    rows: rows.map(({ centre, member }, at) => [at + 1, centre.name, ...memberCells(member)]),
    totals: [],
    signers: [],
  };
}

function memberCells(member: RegisterMember): PaperCell[] {
  const { name, position, group, village, tambon, phone, sex, since, note } = member;
  return [
    name,
    position,
    group || null,
    village,
    tambon || null,
    sex ? sexLabels[sex] : sexLabels.unknown,
    phone,
    dayCell(since),
    note,
  ];
}

interface Listed {
  titles: readonly string[];
  list: PaperSheet;
}

function summarySheet(
  centres: readonly RegisterCentre[],
  { titles, list }: Listed,
): Omit<PaperSheet, 'signers'> {
  const head = [
    [
      ...['ที่', 'ศอช.', 'คำสั่งแต่งตั้งเลขที่', 'ลงวันที่', 'เริ่มวาระ', 'ครบวาระ'].map((text) => ({
        text,
        down: 2,
      })),
      { text: 'กรรมการ (คน)', across: 4 },
      { text: 'ผลการทบทวนคำสั่ง', down: 2 },
    ],
    ['ชาย', 'หญิง', 'ไม่ระบุ', 'รวม'].map((text) => ({ text })),
  ];
  const rows = centres.map((centre, at) => summaryRow(centre, { at, list }));
  const place = rowsOf({ head, rows });
  const counts = centres.map(({ members }) => [...sexCounts(members), members.length]);
  const sum = (at: number): PaperCell =>
    sumCell(6 + at, { rows: place, values: counts.map((row) => row[at] ?? 0) });
  const sent = centres.filter(({ order }) => order !== null).length;
  return {
    name: 'สรุป',
    orientation: 'landscape',
    titles,
    columns: [
      { width: 5, format: 'count' },
      { width: 24, format: 'text' },
      { width: 14, format: 'code' },
      { width: 14, format: 'center' },
      { width: 14, format: 'center' },
      { width: 14, format: 'center' },
      { width: 7, format: 'count' },
      { width: 7, format: 'count' },
      { width: 8, format: 'count' },
      { width: 7, format: 'count' },
      { width: 24, format: 'text' },
    ],
    head,
    rows,
    totals: [
      [
        null,
        'รวม',
        null,
        null,
        null,
        null,
        sum(0),
        sum(1),
        sum(2),
        sum(3),
        `${sent} จาก ${centres.length} ศูนย์`,
      ],
    ],
  };
}

function sexCounts(members: readonly RegisterMember[]): number[] {
  return (['male', 'female', null] as const).map(
    (sex) => members.filter((member) => member.sex === sex).length,
  );
}

function summaryRow(
  { name, order, members }: RegisterCentre,
  { at, list }: { at: number; list: PaperSheet },
): PaperCell[] {
  const row = 7 + at;
  const { first, last } = rowsOf(list);
  const range = (letter: string): string => `'${listName}'!$${letter}$${first}:$${letter}$${last}`;
  const counts = sexCounts(members);
  const count = (label: string, value: number): PaperCell => ({
    formula: `COUNTIFS(${range('B')},B${row},${range('H')},"${label}")`,
    value,
  });
  const [male = 0, female = 0, unknown = 0] = counts;
  return [
    at + 1,
    name,
    order?.number ?? null,
    dayCell(order?.date),
    dayCell(order?.termFrom),
    dayCell(order?.termTo),
    count(sexLabels.male, male),
    count(sexLabels.female, female),
    count(sexLabels.unknown, unknown),
    { formula: `SUM(G${row}:I${row})`, value: members.length },
    order ? orderStateLabels[order.state] : 'ยังไม่ส่งทะเบียน',
  ];
}

import { formatDay } from '../../thai/date.ts';
import { committeeStateLabels } from '../register-labels.ts';
import type {
  ListedCommittee,
  ProvinceRegister,
  RegisterSums,
  ProvinceRegisterPaper,
} from '../register-province.ts';
import { dayCell, rowsOf, signerBlocks, sumCell, workbookOf } from './paper-workbook.ts';
import type { PaperCell, PaperSheet, PaperWorkbook } from './paper-workbook.ts';

/** Enclosure 2 of the province as a workbook. */
export function provinceRegisterWorkbook(
  { data }: ProvinceRegisterPaper,
  name: string,
): PaperWorkbook {
  const { title, fiscalYear, asOf, rows, list, signers } = data;
  const titles = [title, `ประจำปีงบประมาณ พ.ศ. ${fiscalYear} ข้อมูล ณ วันที่ ${formatDay(asOf, 'long')}`];
  return workbookOf(data, {
    name,
    sheets: [
      { ...summarySheet(rows, titles), signers: signerBlocks(signers) },
      listSheet(list, titles),
    ],
  });
}

/** The numbers of a row, in the order of the columns C to K. */
function numbersOf(row: RegisterSums): number[] {
  const { centres, sent, standing, expired, inProgress, male, female, members } = row;
  return [
    centres,
    sent,
    standing,
    expired,
    inProgress,
    male,
    female,
    members - male - female,
    members,
  ];
}

function summarySheet(
  rows: ProvinceRegister['rows'],
  titles: readonly string[],
): Omit<PaperSheet, 'signers'> {
  const head = [
    [
      { text: 'ที่', down: 2 },
      { text: 'อำเภอ', down: 2 },
      { text: 'ศอช. (ศูนย์)', across: 2 },
      { text: 'คำสั่งแต่งตั้ง (ศูนย์)', across: 3 },
      { text: 'กรรมการ (คน)', across: 4 },
      { text: 'ส่งแล้ว ร้อยละ', down: 2 },
    ],
    ['ทั้งหมด', 'ส่งทะเบียน', 'เป็นปัจจุบัน', 'ครบวาระ', 'กำลังออก', 'ชาย', 'หญิง', 'ไม่ระบุ', 'รวม'].map(
      (text) => ({ text }),
    ),
  ];
  const place = rowsOf({ head, rows: rows.map(() => []) });
  const numbers = rows.map(numbersOf);
  const sums = numbersOf(sumsOf(rows)).map((_, at) =>
    sumCell(2 + at, { rows: place, values: numbers.map((row) => row[at] ?? 0) }),
  );
  const share = (row: number, { centres, sent }: { centres: number; sent: number }): PaperCell => ({
    formula: `IF(C${row}=0,"–",ROUND(D${row}/C${row}*100,1))`,
    value: centres === 0 ? '–' : Math.round((sent / centres) * 1_000) / 10,
  });
  return {
    name: 'สรุปรายอำเภอ',
    orientation: 'landscape',
    titles,
    columns: [
      { width: 5, format: 'count' },
      { width: 22, format: 'text' },
      ...Array.from({ length: 9 }, () => ({ width: 11, format: 'count' as const })),
      { width: 9, format: 'points' },
    ],
    head,
    rows: rows.map((row, at) => [
      at + 1,
      row.name,
      ...numbersOf(row),
      share(place.first + at, row),
    ]),
    totals: [[null, 'รวมทั้งจังหวัด', ...sums, share(place.last + 1, sumsOf(rows))]],
  };
}

function sumsOf(rows: readonly RegisterSums[]): RegisterSums {
  const sum = (key: keyof RegisterSums): number => rows.reduce((total, row) => total + row[key], 0);
  return {
    centres: sum('centres'),
    sent: sum('sent'),
    standing: sum('standing'),
    expired: sum('expired'),
    inProgress: sum('inProgress'),
    members: sum('members'),
    male: sum('male'),
    female: sum('female'),
  };
}

function listSheet(list: readonly ListedCommittee[], titles: readonly string[]): PaperSheet {
  const heads = [
    'ที่',
    'อำเภอ',
    'ศอช.',
    'ประธาน',
    'เลขานุการ',
    'โทรศัพท์ประธาน',
    'กรรมการ (คน)',
    'คำสั่งเลขที่',
    'ลงวันที่',
    'ครบวาระ',
    'สถานะคำสั่ง',
  ];
  const head = [heads.map((text) => ({ text }))];
  const rows = list.map((committee, at): PaperCell[] => [
    at + 1,
    committee.district || 'ระดับจังหวัด',
    committee.name,
    committee.chair || null,
    committee.secretary || null,
    committee.phone,
    committee.members,
    committee.number,
    dayCell(committee.date),
    dayCell(committee.termTo),
    committeeStateLabels[committee.state],
  ]);
  const place = rowsOf({ head, rows });
  const total = sumCell(6, { rows: place, values: list.map(({ members }) => members) });
  return {
    name: 'บัญชี ศอช.',
    orientation: 'landscape',
    titles,
    columns: [
      { width: 6, format: 'count' },
      { width: 18, format: 'text' },
      { width: 24, format: 'text' },
      { width: 28, format: 'text' },
      { width: 28, format: 'text' },
      { width: 14, format: 'code' },
      { width: 8, format: 'count' },
      { width: 14, format: 'code' },
      { width: 14, format: 'center' },
      { width: 14, format: 'center' },
      { width: 18, format: 'text' },
    ],
    head,
    rows,
    totals: [[null, null, 'รวม', null, null, null, total, null, null, null, null]],
    signers: [],
  };
}

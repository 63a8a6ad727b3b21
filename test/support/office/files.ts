import { toThaiDigits } from '#domain/thai/number.ts';
import { officePeople } from '#test/support/office/register.ts';
import {
  dashed,
  headOf,
  isMobile,
  lastCentury,
  longSex,
  misspelt,
  numberedSeat,
  phoneCell,
  plainSeats,
  shortMonths,
  shortPrefix,
  shortSex,
  slashed,
  villageCell,
  wholeSeats,
  worded,
} from '#test/support/office/cells.ts';
import type { Words } from '#test/support/office/cells.ts';
import type { OfficePerson } from '#test/support/office/register.ts';
import type { OfficeCell, OfficeWorkbook } from '#test/support/office-workbook.ts';

/** The register as one office keeps it in its own workbook. */
interface OfficeFile {
  workbook: OfficeWorkbook;
  /** Answers to questions where the likely answer would be wrong. */
  answers?: Record<string, Record<string, string>>;
  /** Titles of the questions that the import asks. */
  asked: string[];
  notes: string[];
}

type Layout = (person: OfficePerson, at: number) => OfficeCell[];

const rowsOf = (layout: Layout): OfficeCell[][] => officePeople.map(layout);

const mergedRow: Layout = (person, at) => {
  const { prefix, first, last, sex, group = null, village } = person;
  const phone = phoneCell(person, at);
  return [
    at + 1,
    shortPrefix(prefix),
    first,
    last,
    longSex[sex],
    numberedSeat(person, at),
    group,
    `${at + 1}/1`,
    villageCell(village, at),
    toThaiDigits(worded(person, shortMonths)),
    typeof phone === 'string' ? toThaiDigits(phone) || '-' : phone,
    at === 1 ? 'ย้าย' : null,
  ];
};

const mergedHeads = [
  headOf('ลำดับ|ชื่อ-สกุล|||เพศ|ตำแหน่งใน ศอช.|ผู้แทนกลุ่ม|ที่อยู่||วันที่แต่งตั้ง|โทรศัพท์|หมายเหตุ'),
  headOf('|คำนำหน้าชื่อ|ชื่อ|สกุล||||บ้านเลขที่|หมู่ที่|||'),
];

/**
 * A workbook with title lines, a merged header of two rows, phones without their leading 0, landlines, Thai
 * digits, a total and a remark.
 */
const mergedHead: OfficeFile = {
  workbook: {
    sheets: [
      {
        name: 'ทะเบียน',
        rows: [
          ['ทะเบียนคณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลตัวอย่าง'],
          ['ข้อมูล ณ วันที่ ๑ ธันวาคม ๒๕๖๗'],
          [],
          ...mergedHeads,
          ...rowsOf(mergedRow),
          [null, 'รวมทั้งสิ้น', null, null, null, '25 คน'],
          ['หมายเหตุ รายชื่อตามคำสั่งอำเภอ'],
        ],
        merged: [
          'A1:L1',
          'B4:D4',
          'H4:I4',
          ...Array.from('AEFGJKL', (letter) => `${letter}4:${letter}5`),
        ],
        bordersDownTo: 3_500,
      },
    ],
  },
  asked: ['ตำแหน่งในไฟล์ ตรงกับคำใดในระบบ'],
  notes: [
    'ข้ามแถวรวม 1 แถว (แถว 31)',
    'ข้ามแถวหมายเหตุหรือลงชื่อ 1 แถว (แถว 32)',
    'ข้ามแถวว่าง 3,468 แถว',
    'เบอร์โทร: เติม 0 ข้างหน้าที่ Excel ตัดไป 9 แถว',
  ],
};

const rankSeats: Words = {
  ...plainSeats,
  secretary: 'เลขาฯ',
  treasurer: 'กรรมการ/เหรัญญิก',
  member: 'กก.',
};

const rankRow: Layout = (person, at) => {
  const { first, last, sex, position, village, group = null } = person;
  const prefix = shortPrefix(person.prefix).replace('ร.ต.อ.หญิง', 'ร.ต.อ.(หญิง)');
  const whole = `${prefix}${first}${at % 2 === 0 ? ' ' : '  '}${last}`;
  const phone = phoneCell(person, at);
  return [
    at + 1,
    whole,
    shortSex[sex],
    rankSeats[position] ?? '',
    group,
    village,
    slashed(person),
    typeof phone === 'string' ? phone.replaceAll('-', ' ') : phone,
  ];
};

/** A workbook with one column for the name with ranks, ช and ญ for the sex, and unusual headings. */
const ranks: OfficeFile = {
  workbook: {
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['ที่', 'ชื่อ - สกุล', 'เพศ', 'ตำแหน่ง', 'ผู้แทนกลุ่ม', 'หมู่', 'วัน เดือน ปี ที่แต่งตั้ง', 'มือถือ'],
          ...rowsOf(rankRow),
        ],
      },
    ],
  },
  asked: ['ตำแหน่งในไฟล์ ตรงกับคำใดในระบบ'],
  notes: ['เบอร์โทร: เติม 0 ข้างหน้าที่ Excel ตัดไป 9 แถว'],
};

const dayCell = (person: OfficePerson, at: number): OfficeCell =>
  [
    { day: person.since },
    { formula: 'H2+0', result: { day: person.since } },
    worded(person, misspelt),
    slashed(person),
    slashed(person, { digits: 2 }),
    { day: lastCentury(person) },
  ][at % 6] ?? null;

const dayRow: Layout = (person, at) => {
  const { prefix, first, last, sex, position, group = null, village, phone = null } = person;
  const seat = plainSeats[position] ?? '';
  return [prefix, first, last, longSex[sex], seat, group, village, dayCell(person, at), phone];
};

/**
 * A workbook with days counted from 1904, days by formula and days as texts with misspelt months, and a
 * hidden sheet first.
 */
const days1904: OfficeFile = {
  workbook: {
    date1904: 'true',
    sheets: [
      {
        name: 'เก่า',
        hidden: true,
        rows: [
          ['ชื่อ-สกุล', 'ตำแหน่ง', 'โทรศัพท์'],
          ['นายเก่า ทดลอง', 'ประธาน', '0800000000'],
        ],
      },
      {
        name: 'ปัจจุบัน',
        rows: [
          [
            'คำนำหน้า',
            'ชื่อตัว',
            'ชื่อสกุล',
            'ชาย/หญิง',
            'ตำแหน่ง',
            'ตัวแทนกลุ่ม',
            'หมู่ที่',
            'วันที่ได้รับแต่งตั้ง',
            'เบอร์โทรศัพท์',
          ],
          ...rowsOf(dayRow),
        ],
      },
    ],
  },
  asked: [],
  notes: [
    'ไม่อ่านแผ่นงานที่ซ่อนไว้ “เก่า”',
    'เป็นกรรมการตั้งแต่: ปี 2 หลักที่ Excel อ่านเป็น ค.ศ. อ่านใหม่เป็น พ.ศ. 4 แถว',
  ],
};

const unclearRow: Layout = (person, at) => {
  const { prefix, first, last, sex, position, group = null, village, phone } = person;
  const seat = at === 20 ? 'ประสานงาน' : (wholeSeats[position] ?? '');
  const two = phone !== undefined && isMobile(phone) && at % 2 === 1;
  return [
    at + 1,
    `${prefix}${first}`,
    last,
    shortSex[sex],
    seat,
    group,
    `หมู่ที่ ${village}`,
    slashed(person, { era: 0, digits: 2 }),
    two ? `${phone} / 053-999999` : dashed(person) || 'ไม่มี',
  ];
};

/**
 * A workbook without a known heading for the seat, with years that fit two eras and a word of the office’s
 * own.
 */
const unclear: OfficeFile = {
  workbook: {
    sheets: [
      {
        name: 'รายชื่อ',
        rows: [
          ['บัญชีรายชื่อ'],
          [
            'ลำดับที่',
            'ชื่อ',
            'นามสกุล',
            'ช/ญ',
            'หน้าที่ที่ได้รับ',
            'กลุ่มที่สังกัด',
            'หมู่บ้านที่',
            'ได้รับแต่งตั้งเมื่อ',
            'เบอร์ติดต่อ',
          ],
          ...rowsOf(unclearRow),
          [null, 'ลงชื่อ', '........................', 'ผู้รายงาน'],
          [null, '(นายเมฆ ทดลอง)'],
        ],
      },
    ],
  },
  asked: [
    'ไม่พบหัวตาราง ตำแหน่ง อยู่ในคอลัมน์ใด',
    'เป็นกรรมการตั้งแต่ เขียนปี 2 หลัก หมายถึงวันใด',
    'ตำแหน่งในไฟล์ ตรงกับคำใดในระบบ',
  ],
  answers: { 'era.since': { year: 'ce' }, 'words.position': { ประสานงาน: 'member' } },
  notes: ['ข้ามแถวหมายเหตุหรือลงชื่อ 2 แถว (แถว 28, 29)', 'เบอร์โทร: มีหลายเบอร์ ใช้เบอร์แรก 10 แถว'],
};

const tambonHead = headOf('ที่|รายชื่อกรรมการ|||เพศ|ตำแหน่ง|กลุ่ม/องค์กร|ม.|แต่งตั้งเมื่อ|โทร.');

const tambonRow: Layout = (person, at) => {
  const { prefix, first, last, sex, position, group = null, village } = person;
  return [
    toThaiDigits(String(at + 1)),
    prefix,
    first,
    last,
    shortSex[sex],
    { ...plainSeats, member: 'กก.' }[position] ?? '',
    group,
    village,
    `ตั้งแต่ ${worded(person, shortMonths)} - ปัจจุบัน`,
    phoneCell(person, at),
  ];
};

/** A workbook whose page breaks after the six seats of the board, where the header row is repeated. */
function tambonSheet(place: string, rows: OfficeCell[][]) {
  return {
    name: `ต.${place}`,
    rows: [
      [`รายชื่อคณะกรรมการ ศอช.ต.${place}`],
      tambonHead,
      ['ฝ่ายบริหาร'],
      ...rows.slice(0, 6),
      tambonHead,
      ...rows.slice(6),
      ['๒๖'],
    ],
    merged: ['A1:J1', 'B2:D2', 'A3:J3', 'B10:D10'],
  };
}

/**
 * A workbook with one sheet for each tambon, the name over three merged columns, section rows and a
 * repeated header row.
 */
const sheetOfEachPlace: OfficeFile = {
  workbook: {
    sheets: [
      { name: 'สารบัญ', rows: [['รายชื่อ ศอช. ทุกตำบล']] },
      tambonSheet(
        'งิ้ว',
        rowsOf((person, at) => tambonRow({ ...person, last: 'อื่น' }, at)),
      ),
      tambonSheet('เวียง', rowsOf(tambonRow)),
    ],
  },
  asked: [],
  notes: [
    'ข้ามแถวหัวข้อ 1 แถว (แถว 3)',
    'ข้ามหัวตารางที่ซ้ำ 1 แถว (แถว 10)',
    'ข้ามแถวว่าง 1 แถว',
    'เบอร์โทร: เติม 0 ข้างหน้าที่ Excel ตัดไป 9 แถว',
  ],
};

export const officeFiles: Readonly<Record<string, OfficeFile>> = {
  'a merged head of two rows, title lines and a total': mergedHead,
  'one name column with ranks, ช and ญ': ranks,
  'days from 1904, formulas and a hidden first sheet': days1904,
  'an unknown heading, unclear years and a word of its own': unclear,
  'a sheet for each tambon and section rows': sheetOfEachPlace,
};

import type { OfficeCell, OfficeWorkbook } from '#test/support/office-workbook.ts';

/** A workbook as an office makes it, and the register that it means. */
interface OfficeFile {
  workbook: OfficeWorkbook;
  /** Answers that differ from the likely ones. */
  answers?: Record<string, Record<string, string>>;
  /** Titles of the questions. */
  asked: string[];
  rows: Record<string, unknown>[];
  notes: string[];
}

const name = (prefix: string, first: string, last: string) => ({ prefix, first, last });

const merged: OfficeCell[][] = [
  ['ทะเบียนคณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลตัวอย่าง'],
  ['ข้อมูล ณ วันที่ ๑ ธันวาคม ๒๕๖๗'],
  [],
  ['ลำดับ', 'ชื่อ-สกุล', null, null, 'ตำแหน่งใน ศอช.', 'ที่อยู่', null, 'โทรศัพท์', 'หมายเหตุ'],
  [null, 'คำนำหน้าชื่อ', 'ชื่อ', 'สกุล', null, 'บ้านเลขที่', 'หมู่ที่', null, null],
  [1, 'นาง', 'จันทร์ดี', 'สมมุติ', 'ประธานกรรมการ', '12/3', 'ม.3', 812345678, null],
  [2, 'นาย', 'เมฆ', 'ทดลอง', 'รองประธาน คนที่ 1', '5', 'ม.๔', '053-123456', 'ย้าย'],
  [3, 'น.ส.', 'ฟ้าใส', 'ตัวอย่าง', 'กรรมการและเลขานุการ', '7', 'หมู่ 5', '๐๘๙-๑๒๓-๔๕๖๗', null],
  [4, 'นาย', 'บุญมี', 'สมมุติ', 'กรรมการ', '9', 6, '-', null],
  [null, 'รวมทั้งสิ้น', null, null, '4 คน'],
  ['หมายเหตุ รายชื่อตามคำสั่งอำเภอ'],
];

/** Title lines, a merged head of two rows, cut phones, Thai digits, a total and a remark. */
const mergedHead: OfficeFile = {
  workbook: {
    sheets: [
      {
        name: 'ทะเบียน',
        rows: merged,
        merged: ['A1:I1', 'A4:A5', 'B4:D4', 'E4:E5', 'F4:G4', 'H4:H5', 'I4:I5'],
        bordersDownTo: 3_500,
      },
    ],
  },
  asked: ['ตำแหน่งในไฟล์ ตรงกับคำใดในระบบ'],
  rows: [
    { name: name('นาง', 'จันทร์ดี', 'สมมุติ'), position: 'chair', village: 3, phone: '0812345678' },
    { name: name('นาย', 'เมฆ', 'ทดลอง'), position: 'viceChair', village: 4, phone: '053123456' },
    {
      name: name('นางสาว', 'ฟ้าใส', 'ตัวอย่าง'),
      position: 'secretary',
      village: 5,
      phone: '0891234567',
    },
    { name: name('นาย', 'บุญมี', 'สมมุติ'), position: 'member', village: 6 },
  ],
  notes: [
    'ข้ามแถวรวม 1 แถว (แถว 10)',
    'ข้ามแถวหมายเหตุหรือลงชื่อ 1 แถว (แถว 11)',
    'ข้ามแถวว่าง 3,489 แถว',
    'เบอร์โทร: เติม 0 ข้างหน้าที่ Excel ตัดไป 1 แถว',
  ],
};

/** One column for the name with ranks, ช and ญ, headings in other words. */
const ranks: OfficeFile = {
  workbook: {
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['ที่', 'ชื่อ - สกุล', 'เพศ', 'ตำแหน่ง', 'ผู้แทนกลุ่ม', 'หมู่', 'มือถือ'],
          [1, 'พ.ต.ท.เมฆ ทดลอง', 'ช', 'ประธาน', 'กลุ่มออมทรัพย์', 1, 891234567],
          [2, 'น.ส.ฟ้าใส  ตัวอย่าง', 'ญ', 'เลขาฯ', 'กลุ่มสตรี', 2, '089-1234568'],
          [3, 'ว่าที่ร้อยตรีบุญมี สมมุติ', 'ช', 'กรรมการ/เหรัญญิก', 'อสม.', 3, '089 123 4569'],
          [4, 'พระครูวิจิตร ธมฺมวโร', 'ช', 'ที่ปรึกษา', null, 4, null],
        ],
      },
    ],
  },
  asked: ['ตำแหน่งในไฟล์ ตรงกับคำใดในระบบ'],
  rows: [
    {
      name: name('พ.ต.ท.', 'เมฆ', 'ทดลอง'),
      sex: 'male',
      position: 'chair',
      group: 'กลุ่มออมทรัพย์',
      village: 1,
      phone: '0891234567',
    },
    {
      name: name('นางสาว', 'ฟ้าใส', 'ตัวอย่าง'),
      sex: 'female',
      position: 'secretary',
      group: 'กลุ่มสตรี',
      village: 2,
      phone: '0891234568',
    },
    {
      name: name('ว่าที่ร้อยตรี', 'บุญมี', 'สมมุติ'),
      sex: 'male',
      position: 'treasurer',
      group: 'อสม.',
      village: 3,
      phone: '0891234569',
    },
    { name: name('พระครู', 'วิจิตร', 'ธมฺมวโร'), sex: 'male', position: 'adviser', village: 4 },
  ],
  notes: ['เบอร์โทร: เติม 0 ข้างหน้าที่ Excel ตัดไป 1 แถว'],
};

/** Days counted from 1904, by formula, as texts with misspelt months; a hidden sheet first. */
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
          ['คำนำหน้า', 'ชื่อตัว', 'ชื่อสกุล', 'ตำแหน่ง', 'วันที่ได้รับแต่งตั้ง'],
          ['นาย', 'เมฆ', 'ทดลอง', 'ประธาน', { day: '2024-02-15' }],
          ['นาง', 'ฟ้า', 'ทดลอง', 'เลขานุการ', { formula: 'E2+1', result: { day: '2024-02-16' } }],
          ['นาย', 'บุญ', 'ทดลอง', 'กรรมการ', '15 กรกฏาคม 2566'],
          ['นาย', 'มี', 'ทดลอง', 'กรรมการ', '15/6/2553'],
          ['นาย', 'สุข', 'ทดลอง', 'กรรมการ', '15/6/66'],
          ['นาย', 'ใจ', 'ทดลอง', 'กรรมการ', { day: '1966-06-15' }],
        ],
      },
    ],
  },
  asked: [],
  rows: [
    { name: name('นาย', 'เมฆ', 'ทดลอง'), position: 'chair', since: '2024-02-15' },
    { name: name('นาง', 'ฟ้า', 'ทดลอง'), position: 'secretary', since: '2024-02-16' },
    { name: name('นาย', 'บุญ', 'ทดลอง'), position: 'member', since: '2023-07-15' },
    { name: name('นาย', 'มี', 'ทดลอง'), position: 'member', since: '2010-06-15' },
    { name: name('นาย', 'สุข', 'ทดลอง'), position: 'member', since: '2023-06-15' },
    { name: name('นาย', 'ใจ', 'ทดลอง'), position: 'member', since: '2023-06-15' },
  ],
  notes: [
    'ไม่อ่านแผ่นงานที่ซ่อนไว้ “เก่า”',
    'เป็นกรรมการตั้งแต่: ปี 2 หลักที่ Excel อ่านเป็น ค.ศ. อ่านใหม่เป็น พ.ศ. 1 แถว',
  ],
};

/** No known heading for the seat, years that fit two eras, and a word of the office's own. */
const unclear: OfficeFile = {
  workbook: {
    sheets: [
      {
        name: 'รายชื่อ',
        rows: [
          ['บัญชีรายชื่อ'],
          ['ลำดับที่', 'ชื่อ', 'นามสกุล', 'หน้าที่ที่ได้รับ', 'ได้รับแต่งตั้งเมื่อ', 'เบอร์ติดต่อ'],
          [1, 'นายเมฆ', 'ทดลอง', 'ประธานกรรมการ', '1/10/22', '0812345678 / 053-123456'],
          [2, 'นางฟ้า', 'ทดลอง', 'กรรมการและเลขานุการ', '1/10/22', '053-123456 ต่อ 12'],
          [3, 'นายบุญ', 'ทดลอง', 'ประสานงาน', '1/10/22', 'ไม่มี'],
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
  rows: [
    {
      name: name('นาย', 'เมฆ', 'ทดลอง'),
      position: 'chair',
      since: '2022-10-01',
      phone: '0812345678',
    },
    {
      name: name('นาง', 'ฟ้า', 'ทดลอง'),
      position: 'secretary',
      since: '2022-10-01',
      phone: '053123456 ต่อ 12',
    },
    { name: name('นาย', 'บุญ', 'ทดลอง'), position: 'member', since: '2022-10-01' },
  ],
  notes: ['ข้ามแถวหมายเหตุหรือลงชื่อ 2 แถว (แถว 6, 7)', 'เบอร์โทร: มีหลายเบอร์ ใช้เบอร์แรก 1 แถว'],
};

const tambon = (place: string, chair: string): OfficeCell[][] => [
  [`รายชื่อคณะกรรมการ ศอช.ต.${place}`],
  ['ที่', 'รายชื่อกรรมการ', null, null, 'ตำแหน่ง', 'กลุ่ม/องค์กร', 'โทร.'],
  ['ฝ่ายบริหาร'],
  ['๑', 'นาย', chair, 'ทดลอง', 'ประธาน', 'กองทุนหมู่บ้าน', 612345678],
  ['๒', 'นาง', 'ฟ้า', 'ทดลอง', 'เลขานุการ', 'กลุ่มสตรี', '061-234-5679'],
  ['ที่', 'รายชื่อกรรมการ', null, null, 'ตำแหน่ง', 'กลุ่ม/องค์กร', 'โทร.'],
  ['๓', 'นาย', 'บุญ', 'ทดลอง', 'กก.', 'อสม.', '061-234-5680'],
  ['๔'],
];
const tambonMerges = ['A1:G1', 'B2:D2', 'A3:G3', 'B6:D6'];

/** One sheet for each tambon, the name over three merged columns, section rows, a repeated head. */
const sheetOfEachPlace: OfficeFile = {
  workbook: {
    sheets: [
      { name: 'สารบัญ', rows: [['รายชื่อ ศอช. ทุกตำบล']] },
      { name: 'ต.งิ้ว', rows: tambon('งิ้ว', 'อื่น'), merged: tambonMerges },
      { name: 'ต.เวียง', rows: tambon('เวียง', 'เมฆ'), merged: tambonMerges },
    ],
  },
  asked: [],
  rows: [
    {
      name: name('นาย', 'เมฆ', 'ทดลอง'),
      position: 'chair',
      group: 'กองทุนหมู่บ้าน',
      phone: '0612345678',
    },
    {
      name: name('นาง', 'ฟ้า', 'ทดลอง'),
      position: 'secretary',
      group: 'กลุ่มสตรี',
      phone: '0612345679',
    },
    { name: name('นาย', 'บุญ', 'ทดลอง'), position: 'member', group: 'อสม.', phone: '0612345680' },
  ],
  notes: [
    'ข้ามแถวหัวข้อ 1 แถว (แถว 3)',
    'ข้ามหัวตารางที่ซ้ำ 1 แถว (แถว 6)',
    'ข้ามแถวว่าง 1 แถว',
    'เบอร์โทร: เติม 0 ข้างหน้าที่ Excel ตัดไป 1 แถว',
  ],
};

export const officeFiles: Readonly<Record<string, OfficeFile>> = {
  'a merged head of two rows, title lines and a total': mergedHead,
  'one name column with ranks, ช and ญ': ranks,
  'days from 1904, formulas and a hidden first sheet': days1904,
  'an unknown heading, unclear years and a word of its own': unclear,
  'a sheet for each tambon and section rows': sheetOfEachPlace,
};

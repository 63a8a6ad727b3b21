import { dayIn, rowsOf } from '../form/answers.ts';
import { fullName } from '../fields/people.ts';
import { isBlank, isRecord } from '../fields/kind.ts';
import type { Row } from '../fields/repeat.ts';
import type { Answers, FieldOf, Field } from '../fields/field.ts';
import type { Check, Section } from '../form/definition.ts';
import type { FormDefinition, FormVersion } from '../form/version.ts';
import type { PrefillFacts, PrefilledAnswer } from '../form/prefill.ts';
import { seatLabels } from '../register/seats.ts';
import { headings, seatOptions, sexOptions } from './committee-register-words.ts';
import { normalizeThai } from '../thai/text.ts';

/**
 * The usual size of a committee. The regulation is said to require it, but we do not have its text,
 * so another size gives only a warning.
 */
const usualSize = { least: 9, most: 25 };

const members: FieldOf<'repeat'> = {
  id: 'members',
  kind: 'repeat',
  label: 'กรรมการ',
  itemLabel: 'คน',
  required: true,
  min: 1,
  max: 60,
  sheet: true,
  fields: [
    { id: 'name', kind: 'personName', label: 'ชื่อและนามสกุล', required: true },
    {
      id: 'position',
      kind: 'choice',
      label: 'ตำแหน่ง',
      required: true,
      headings: headings.seat,
      options: seatOptions,
    },
    {
      id: 'group',
      kind: 'text',
      label: 'กลุ่มหรือองค์กรที่เป็นผู้แทน',
      short: 'ผู้แทนจาก',
      max: 120,
      headings: headings.group,
    },
    {
      id: 'village',
      kind: 'integer',
      label: 'หมู่ที่',
      lead: 'หมู่ที่',
      min: 1,
      max: 60,
      headings: headings.village,
    },
    {
      id: 'tambon',
      kind: 'text',
      label: 'ตำบล',
      hint: 'กรอกเมื่ออยู่ต่างตำบล',
      max: 60,
      headings: headings.tambon,
    },
    { id: 'phone', kind: 'phone', label: 'เบอร์โทร', landline: true, headings: headings.phone },
    {
      id: 'sex',
      kind: 'choice',
      label: 'เพศ',
      headings: headings.sex,
      options: sexOptions,
    },
    {
      id: 'since',
      kind: 'date',
      label: 'เป็นกรรมการตั้งแต่',
      notAfter: 'today',
      headings: headings.since,
    },
  ],
};

const checks: readonly Check[] = [
  onlyOne({ id: 'one-chair', seat: 'chair', word: seatLabels.chair }),
  onlyOne({ id: 'one-secretary', seat: 'secretary', word: seatLabels.secretary }),
  {
    id: 'no-twins',
    label: 'ไม่มีชื่อซ้ำ',
    severity: 'hard',
    test: (answers) => {
      const twin = twinIn(rowsOf(answers, 'members'));
      if (!twin) return null;
      return {
        path: `members.${twin.id}.name`,
        message: `มีชื่อ ${fullName(twin['name'])} ซ้ำในทะเบียน`,
      };
    },
  },
  {
    id: 'term',
    label: 'วันสิ้นสุดวาระหลังวันเริ่มวาระ',
    severity: 'hard',
    test: (answers) => {
      const [from, to] = [dayIn(answers, 'termFrom'), dayIn(answers, 'termTo')];
      if (!from || !to || to > from) return null;
      return { path: 'termTo', message: 'วันสิ้นสุดวาระต้องหลังวันเริ่มวาระ' };
    },
  },
  {
    id: 'term-over',
    label: 'คำสั่งยังไม่ครบวาระ',
    severity: 'soft',
    test: (answers, { today }) => {
      const to = dayIn(answers, 'termTo');
      if (!to || to >= today) return null;
      return { path: 'termTo', message: 'คณะกรรมการครบวาระแล้ว กรุณาทบทวนคำสั่งหรือระบุเหตุผล' };
    },
  },
  {
    id: 'size',
    label: 'จำนวนกรรมการ',
    severity: 'soft',
    test: (answers) => {
      const count = rowsOf(answers, 'members').length;
      if (count === 0 || (count >= usualSize.least && count <= usualSize.most)) return null;
      const usual = `ปกติมี ${usualSize.least} ถึง ${usualSize.most} คน`;
      return { path: 'members', message: `มีกรรมการ ${count} คน ${usual} กรุณาตรวจหรือระบุเหตุผล` };
    },
  },
];

function onlyOne({ id, seat, word }: { id: string; seat: string; word: string }): Check {
  return {
    id,
    label: `มี${word} 1 คน`,
    severity: 'hard',
    test: (answers: Answers) => {
      const rows = rowsOf(answers, 'members');
      const holders = rows.filter((row) => row['position'] === seat);
      if (rows.length === 0 || holders.length === 1) return null;
      const second = holders[1];
      const path = second ? `members.${second.id}.position` : 'members';
      return {
        path,
        message: second ? `มี${word} ${holders.length} คน ต้องมีเพียง 1 คน` : `ยังไม่มี${word} ต้องมี 1 คน`,
      };
    },
  };
}

/** Finds two rows with the same name. Prefixes and spaces are ignored. */
function twinIn(rows: readonly Row[]): Row | undefined {
  const seen = new Set<string>();
  return rows.find((row) => {
    const name = isRecord(row['name']) ? { ...row['name'], prefix: '' } : null;
    const key = normalizeThai(fullName(name));
    if (key === '') return false;
    return seen.has(key) || !seen.add(key);
  });
}

/** The current committee of the register; other fields come from the previous register. */
function prefill(facts: PrefillFacts): PrefilledAnswer[] {
  const before = facts.register?.answers ?? {};
  const again = ['office', 'phone', 'foundedYear'].map((field) => ({
    field,
    value: before[field],
    source: 'จากทะเบียนครั้งก่อน',
  }));
  return [
    { field: 'centreName', value: facts.centreName, source: 'จากทะเบียน ศอช.' },
    ...again,
    ...standingOrder(facts),
    {
      field: 'members',
      value: facts.seats.map(memberRow),
      source: 'จากทะเบียนกรรมการ',
    },
  ];
}

/** The order stays the same within a year. In a new year it must be checked. */
function standingOrder({ register, order, fiscalYear, today }: PrefillFacts): PrefilledAnswer[] {
  if (!order || register?.fiscalYear !== fiscalYear || order.termTo < today) return [];
  const stands = {
    orderState: 'stands',
    orderNo: order.number,
    orderDate: order.date,
    signer: order.signer,
    termFrom: order.termFrom,
    termTo: order.termTo,
    orderFiles: order.files,
  };
  const source = 'จากคำสั่งที่ใช้อยู่';
  return Object.entries(stands).map(([field, value]) => ({ field, value, source }));
}

function memberRow(seat: PrefillFacts['seats'][number]): Record<string, unknown> {
  const { id, prefix, first, last, position, group, village, tambon, phone, sex, since } = seat;
  const rest = { group, village, tambon, phone, sex, since };
  const known = Object.entries(rest).filter(([, value]) => !isBlank(value));
  return { id, name: { prefix, first, last }, position, ...Object.fromEntries(known) };
}

const withOrder = { field: 'orderState', anyOf: ['stands', 'new'] } as const;

const centreSection: Section = {
  id: 'centre',
  title: 'ข้อมูล ศอช.',
  short: 'ศอช.',
  fields: [
    { id: 'centreName', kind: 'text', label: 'ชื่อ ศอช.', required: true, max: 120 },
    { id: 'office', kind: 'place', label: 'ที่ทำการ', required: true },
    { id: 'phone', kind: 'phone', label: 'เบอร์โทรของ ศอช.', landline: true },
    {
      id: 'foundedYear',
      kind: 'integer',
      isYear: true,
      label: 'ปี พ.ศ. ที่จัดตั้ง',
      min: 2540,
      max: 2600,
    },
  ],
};

/** The fields of an order that is in force. */
const orderFields: readonly Field[] = [
  {
    id: 'orderNo',
    kind: 'text',
    label: 'คำสั่งเลขที่',
    hint: 'เช่น 12/2567',
    required: true,
    max: 60,
    showWhen: withOrder,
  },
  {
    id: 'orderDate',
    kind: 'date',
    label: 'วันที่ออกคำสั่ง',
    required: true,
    notAfter: 'today',
    showWhen: withOrder,
  },
  {
    id: 'signer',
    kind: 'text',
    label: 'ตำแหน่งผู้ลงนาม',
    hint: 'เช่น นายอำเภอ',
    required: true,
    max: 120,
    showWhen: withOrder,
  },
  { id: 'termFrom', kind: 'date', label: 'วันเริ่มวาระ', required: true, showWhen: withOrder },
  { id: 'termTo', kind: 'date', label: 'วันสิ้นสุดวาระ', required: true, showWhen: withOrder },
  {
    id: 'orderFiles',
    kind: 'files',
    label: 'สำเนาคำสั่ง',
    hint: 'รูปถ่ายหรือไฟล์ PDF',
    required: true,
    max: 6,
    showWhen: withOrder,
  },
];

const orderSection: Section = {
  id: 'order',
  title: 'คำสั่งแต่งตั้งคณะกรรมการ',
  short: 'คำสั่ง',
  fields: [
    {
      id: 'orderState',
      kind: 'choice',
      label: 'ผลการทบทวนคำสั่ง',
      required: true,
      options: [
        { value: 'stands', label: 'ทบทวนแล้ว ใช้คำสั่งเดิม' },
        { value: 'new', label: 'ทบทวนแล้ว ออกคำสั่งใหม่' },
        { value: 'inProgress', label: 'อยู่ระหว่างออกคำสั่งใหม่' },
      ],
    },
    {
      id: 'orderProgress',
      kind: 'longText',
      label: 'ขั้นตอนที่ทำถึง',
      required: true,
      max: 500,
      showWhen: { field: 'orderState', is: 'inProgress' },
    },
    ...orderFields,
  ],
};

export const committeeRegister: FormDefinition = {
  title: {
    long: 'ทะเบียนกรรมการ ศอช. และคำสั่งแต่งตั้ง',
    short: 'ทะเบียนกรรมการ',
    word: 'ทะเบียน',
    extra: 'ปรับปรุงทะเบียน',
  },
  said: ['รายชื่อ', 'กรรมการ'],
  levels: ['tambon', 'district', 'province'],
  versions: [firstVersion],
};

function firstVersion(): FormVersion {
  return {
    version: 1,
    purpose: 'ทบทวนคำสั่งแต่งตั้งและปรับปรุงทะเบียนกรรมการ ศอช. ให้เป็นปัจจุบัน',
    sections: [
      centreSection,
      orderSection,
      { id: 'register', title: 'ทะเบียนกรรมการ', short: 'กรรมการ', fields: [members] },
    ],
    checks,
    prefill,
  };
}

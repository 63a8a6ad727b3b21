import { numberIn, textsIn } from '../form/answers.ts';
import type { Field } from '../fields/field.ts';
import type { Check, Section } from '../form/definition.ts';
import type { FormDefinition, FormVersion } from '../form/version.ts';

const withOrder = { field: 'orderState', anyOf: ['new', 'reviewed'] } as const;

/** The fields of an order that is in force. */
const orderFields: readonly Field[] = [
  {
    id: 'orderNo',
    kind: 'text',
    label: 'คำสั่งเลขที่',
    hint: 'เช่น 45/2568',
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
  {
    id: 'memberCount',
    kind: 'integer',
    label: 'จำนวนกรรมการ กบต.',
    required: true,
    min: 1,
    max: 200,
    unit: 'คน',
    showWhen: withOrder,
  },
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
  title: 'คำสั่งแต่งตั้ง กบต.',
  short: 'คำสั่ง',
  fields: [
    {
      id: 'orderState',
      kind: 'choice',
      label: 'การดำเนินการ',
      required: true,
      options: [
        { value: 'new', label: 'ออกคำสั่งใหม่แล้ว' },
        { value: 'reviewed', label: 'ทบทวนแล้ว ใช้คำสั่งเดิม' },
        { value: 'inProgress', label: 'อยู่ระหว่างดำเนินการ' },
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

const expertsSection: Section = {
  id: 'experts',
  title: 'ผู้ทรงคุณวุฒิจาก ศอช.ต.',
  short: 'ผู้ทรงคุณวุฒิ',
  fields: [
    {
      id: 'experts',
      kind: 'memberPick',
      label: 'กรรมการ ศอช.ต. ในคำสั่ง',
      short: 'ผู้ทรงคุณวุฒิ',
      required: true,
      showWhen: withOrder,
    },
    { id: 'remarks', kind: 'longText', label: 'หมายเหตุ', max: 1000 },
  ],
};

const checks: readonly Check[] = [
  {
    id: 'whole-committee',
    label: 'ผู้ทรงคุณวุฒิทั้งคณะ',
    severity: 'soft',
    test: (answers, { members }) => {
      const count = textsIn(answers, 'experts').length;
      if (count === 0 || count >= members.length) return null;
      const message = `เลือก ${count} จาก ${members.length} คน หนังสือให้คณะกรรมการทั้งคณะเป็นผู้ทรงคุณวุฒิ กรุณาตรวจหรือระบุเหตุผล`;
      return { path: 'experts', message };
    },
  },
  {
    id: 'experts-within',
    label: 'ผู้ทรงคุณวุฒิไม่เกินจำนวนกรรมการ',
    severity: 'hard',
    test: (answers) => {
      const [experts, all] = [textsIn(answers, 'experts').length, numberIn(answers, 'memberCount')];
      if (all === null || experts <= all) return null;
      return {
        path: 'memberCount',
        message: `จำนวนกรรมการ กบต. น้อยกว่าผู้ทรงคุณวุฒิที่เลือก (${experts} คน)`,
      };
    },
  },
];

export const integratedCommitteeOrder: FormDefinition = {
  title: {
    long: 'คำสั่งแต่งตั้งคณะกรรมการบริหารงานตำบลแบบบูรณาการ (กบต.)',
    short: 'คำสั่ง กบต.',
    word: 'กบต.',
  },
  said: ['กบต', 'คำสั่งบูรณาการ'],
  levels: ['tambon'],
  versions: [firstVersion],
};

function firstVersion(): FormVersion {
  return {
    version: 1,
    purpose: 'จัดทำหรือทบทวนคำสั่ง กบต. โดยมีคณะกรรมการ ศอช.ต. เป็นผู้ทรงคุณวุฒิ',
    sections: [orderSection, expertsSection],
    checks,
    // The letter appoints the whole committee.
    prefill: ({ seats }) => [
      { field: 'experts', value: seats.map((seat) => seat.id), source: 'จากทะเบียนกรรมการ' },
    ],
  };
}

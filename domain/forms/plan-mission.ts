import { refsOf } from '../fields/attachments.ts';
import type { Check, Section } from '../form/definition.ts';
import type { FormDefinition, FormVersion } from '../form/version.ts';
import { includedWithin, planStates } from './plan-options.ts';

const whenAssigned = { field: 'assigned', is: true } as const;

/** Missing evidence is a warning, not an error. */
const evidenceAttached: Check = {
  id: 'evidence',
  label: 'หลักฐานการมอบหมายและผลงาน',
  severity: 'soft',
  test: (answers) => {
    const attached = [...refsOf(answers['photos']), ...refsOf(answers['evidence'])];
    if (answers['assigned'] !== true || attached.length > 0) return null;
    return { path: 'evidence', message: 'ยังไม่มีรูปหรือเอกสารหลักฐาน กรุณาแนบหรือระบุเหตุผล' };
  },
};

const assignmentSection: Section = {
  id: 'assignment',
  title: 'การมอบหมายภารกิจ',
  short: 'มอบหมาย',
  fields: [
    {
      id: 'assigned',
      kind: 'yesNo',
      label: 'การมอบหมายภารกิจ',
      required: true,
      yes: 'มอบหมายแล้ว',
      no: 'ยังไม่มอบหมาย',
    },
    {
      id: 'whyNot',
      kind: 'longText',
      label: 'เหตุที่ยังไม่มอบหมาย',
      required: true,
      max: 500,
      showWhen: { field: 'assigned', is: false },
    },
    {
      id: 'documentType',
      kind: 'choice',
      label: 'มอบหมายโดย',
      required: true,
      showWhen: whenAssigned,
      options: [
        { value: 'order', label: 'คำสั่ง' },
        { value: 'letter', label: 'หนังสือ' },
        { value: 'minutes', label: 'มติที่ประชุม' },
      ],
    },
    {
      id: 'documentNo',
      kind: 'text',
      label: 'เลขที่เอกสาร',
      required: true,
      max: 60,
      showWhen: whenAssigned,
    },
    {
      id: 'documentDate',
      kind: 'date',
      label: 'วันที่ของเอกสาร',
      required: true,
      notAfter: 'today',
      showWhen: whenAssigned,
    },
  ],
};

const workSection: Section = {
  id: 'work',
  title: 'บทบาทและผลงาน',
  short: 'ผลงาน',
  fields: [
    {
      id: 'roles',
      kind: 'choices',
      label: 'บทบาทที่ได้ทำ',
      required: true,
      showWhen: whenAssigned,
      options: [
        { value: 'survey', label: 'สำรวจข้อมูลและปัญหา' },
        { value: 'hearing', label: 'จัดเวทีประชาคม' },
        { value: 'writing', label: 'ร่วมจัดทำแผน' },
        { value: 'proposing', label: 'เสนอโครงการเข้าแผน' },
        { value: 'followUp', label: 'ติดตามผลตามแผน' },
      ],
    },
    {
      id: 'planState',
      kind: 'choice',
      label: 'สถานะแผนพัฒนาตำบล',
      required: true,
      options: planStates,
    },
    {
      id: 'proposed',
      kind: 'integer',
      label: 'โครงการที่เสนอเข้าแผน',
      short: 'โครงการที่เสนอ',
      required: true,
      max: 1000,
      unit: 'โครงการ',
      showWhen: whenAssigned,
    },
    {
      id: 'included',
      kind: 'integer',
      label: 'โครงการที่ได้บรรจุในแผน',
      short: 'โครงการที่ได้บรรจุ',
      required: true,
      max: 1000,
      unit: 'โครงการ',
      showWhen: whenAssigned,
    },
    { id: 'photos', kind: 'photos', label: 'รูปกิจกรรม', max: 6 },
    {
      id: 'evidence',
      kind: 'files',
      label: 'เอกสารหลักฐาน',
      hint: 'เช่น คำสั่ง แผนพัฒนาตำบล',
      max: 6,
    },
    { id: 'remarks', kind: 'longText', label: 'ปัญหาหรือข้อเสนอแนะ', max: 1500 },
  ],
};

export const planMission: FormDefinition = {
  title: {
    long: 'ภารกิจขับเคลื่อนแผนพัฒนาตำบล',
    short: 'ขับเคลื่อนแผนตำบล',
    word: 'แผน',
  },
  said: ['ภารกิจ'],
  levels: ['tambon', 'district', 'province'],
  versions: [firstVersion],
};

function firstVersion(): FormVersion {
  return {
    version: 1,
    purpose: 'มอบหมายให้ ศอช. เป็นกลไกหลักขับเคลื่อนแผนพัฒนาตำบล',
    sections: [assignmentSection, workSection],
    checks: [includedWithin, evidenceAttached],
  };
}

import { numberIn } from '../form/answers.ts';
import type { Option } from '../fields/field.ts';
import type { Check } from '../form/definition.ts';

/** Options that several forms about plans and projects share. */
export const budgetSources: readonly Option[] = [
  { value: 'centre', label: 'กองทุนของ ศอช.' },
  { value: 'community', label: 'กลุ่มหรือชุมชนสมทบ' },
  { value: 'local', label: 'องค์กรปกครองส่วนท้องถิ่น' },
  { value: 'cdd', label: 'กรมการพัฒนาชุมชน' },
  { value: 'province', label: 'จังหวัดหรืออำเภอ' },
  { value: 'other', label: 'แหล่งอื่น' },
  { value: 'none', label: 'ไม่ใช้งบประมาณ' },
];

export const planStates: readonly Option[] = [
  { value: 'none', label: 'ยังไม่เริ่มจัดทำ' },
  { value: 'writing', label: 'อยู่ระหว่างจัดทำหรือทบทวน' },
  { value: 'done', label: 'จัดทำหรือทบทวนเสร็จแล้ว' },
  { value: 'inUse', label: 'ประกาศใช้แล้ว' },
];

export const projectStages: readonly Option[] = [
  { value: 'proposed', label: 'เสนอแล้ว' },
  { value: 'tambonPlan', label: 'อยู่ในแผนพัฒนาตำบล' },
  { value: 'districtPlan', label: 'อยู่ในแผนพัฒนาอำเภอ' },
  { value: 'provincePlan', label: 'อยู่ในแผนพัฒนาจังหวัด' },
  { value: 'funded', label: 'ได้รับงบประมาณ' },
  { value: 'running', label: 'กำลังดำเนินการ' },
  { value: 'done', label: 'ดำเนินการแล้วเสร็จ' },
];

/** A plan cannot include more projects than were proposed. */
export const includedWithin: Check = {
  id: 'included-within',
  label: 'โครงการที่ได้บรรจุไม่เกินที่เสนอ',
  severity: 'hard',
  test: (answers) => {
    const [proposed, included] = [numberIn(answers, 'proposed'), numberIn(answers, 'included')];
    if (proposed === null || included === null || included <= proposed) return null;
    return { path: 'included', message: `โครงการที่ได้บรรจุต้องไม่เกินที่เสนอ (${proposed} โครงการ)` };
  },
};

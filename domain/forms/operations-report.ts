import { dayIn, rowsOf } from '../answers.ts';
import type { FieldOf, Option } from '../fields/field.ts';
import type { Check, Form } from '../form-definition.ts';
import { formTitles } from './ids.ts';

export const budgetSources: readonly Option[] = [
  { value: 'centre', label: 'กองทุนของ ศอช.' },
  { value: 'community', label: 'กลุ่มหรือชุมชนสมทบ' },
  { value: 'local', label: 'องค์กรปกครองส่วนท้องถิ่น' },
  { value: 'cdd', label: 'กรมการพัฒนาชุมชน' },
  { value: 'province', label: 'จังหวัดหรืออำเภอ' },
  { value: 'other', label: 'แหล่งอื่น' },
  { value: 'none', label: 'ไม่ใช้งบประมาณ' },
];

const activities: FieldOf<'repeat'> = {
  id: 'activities',
  kind: 'repeat',
  label: 'กิจกรรม',
  itemLabel: 'กิจกรรม',
  required: true,
  min: 1,
  max: 40,
  fields: [
    { id: 'name', kind: 'text', label: 'ชื่อกิจกรรม', required: true, max: 150 },
    {
      id: 'type',
      kind: 'choice',
      label: 'ประเภทกิจกรรม',
      required: true,
      options: [
        { value: 'coordination', label: 'ประสานองค์การชุมชน' },
        { value: 'plan', label: 'แผนชุมชนและแผนตำบล' },
        { value: 'learning', label: 'อบรมหรือศึกษาดูงาน' },
        { value: 'economy', label: 'อาชีพและเศรษฐกิจพอเพียง' },
        { value: 'fund', label: 'กองทุนและสวัสดิการ' },
        { value: 'social', label: 'สังคมและป้องกันยาเสพติด' },
        { value: 'environment', label: 'ทรัพยากรและสิ่งแวดล้อม' },
        { value: 'wisdom', label: 'วัฒนธรรมและภูมิปัญญา' },
        { value: 'other', label: 'อื่น ๆ' },
      ],
    },
    { id: 'heldOn', kind: 'date', label: 'วันที่จัด', required: true, notAfter: 'today' },
    { id: 'place', kind: 'text', label: 'สถานที่', required: true, max: 150 },
    {
      id: 'participants',
      kind: 'integer',
      label: 'ผู้เข้าร่วม',
      required: true,
      max: 100_000,
      unit: 'คน',
    },
    { id: 'source', kind: 'choice', label: 'แหล่งงบประมาณ', required: true, options: budgetSources },
    {
      id: 'budget',
      kind: 'money',
      label: 'งบประมาณที่ใช้',
      required: true,
      showWhen: {
        field: 'source',
        anyOf: ['centre', 'community', 'local', 'cdd', 'province', 'other'],
      },
    },
    { id: 'result', kind: 'longText', label: 'ผลที่ได้', required: true, max: 1000 },
    { id: 'photos', kind: 'photos', label: 'รูปกิจกรรม', max: 6 },
  ],
};

const checks: readonly Check[] = [
  {
    id: 'period',
    label: 'ช่วงเวลาที่รายงาน',
    severity: 'hard',
    test: (answers) => {
      const [from, to] = [dayIn(answers, 'periodFrom'), dayIn(answers, 'periodTo')];
      if (!from || !to || to > from) return null;
      return { path: 'periodTo', message: 'วันสิ้นสุดต้องหลังวันเริ่มต้น' };
    },
  },
  {
    id: 'within-period',
    label: 'กิจกรรมอยู่ในช่วงที่รายงาน',
    severity: 'soft',
    test: (answers) => {
      const [from, to] = [dayIn(answers, 'periodFrom'), dayIn(answers, 'periodTo')];
      const outside = rowsOf(answers, 'activities').find((row) => {
        const on = dayIn(row, 'heldOn');
        return on && from && to && from < to && (on < from || on > to);
      });
      if (!outside) return null;
      return {
        path: `activities.${outside.id}.heldOn`,
        message: 'มีกิจกรรมนอกช่วงที่รายงาน กรุณาตรวจหรือระบุเหตุผล',
      };
    },
  },
];

export function operationsReport(): Form {
  return {
    id: 'operations-report',
    version: 1,
    title: formTitles['operations-report'],
    purpose: 'รายงานกิจกรรม เครือข่าย และผลงานของ ศอช.ต. ในปีงบประมาณ',
    sections: [
      {
        id: 'period',
        title: 'ช่วงเวลาที่รายงาน',
        short: 'ช่วงเวลา',
        fields: [
          { id: 'periodFrom', kind: 'date', label: 'ตั้งแต่วันที่', required: true, notAfter: 'today' },
          { id: 'periodTo', kind: 'date', label: 'ถึงวันที่', required: true },
        ],
      },
      { id: 'activities', title: 'กิจกรรมที่ดำเนินการ', short: 'กิจกรรม', fields: [activities] },
      {
        id: 'network',
        title: 'เครือข่ายและองค์การสมาชิก',
        short: 'เครือข่าย',
        fields: [
          {
            id: 'memberGroups',
            kind: 'integer',
            label: 'องค์การชุมชนที่เป็นสมาชิก',
            short: 'องค์การสมาชิก',
            required: true,
            max: 2000,
            unit: 'องค์การ',
          },
          {
            id: 'groupPeople',
            kind: 'integer',
            label: 'สมาชิกของทุกองค์การรวมกัน',
            short: 'สมาชิกรวม',
            max: 1_000_000,
            unit: 'คน',
          },
          {
            id: 'networks',
            kind: 'integer',
            label: 'เครือข่ายที่ทำงานด้วย',
            short: 'เครือข่าย',
            required: true,
            max: 2000,
            unit: 'เครือข่าย',
          },
        ],
      },
      {
        id: 'closing',
        title: 'ปัญหาและข้อเสนอ',
        short: 'ปัญหา',
        fields: [
          { id: 'problems', kind: 'longText', label: 'ปัญหาและอุปสรรค', max: 1500 },
          { id: 'proposals', kind: 'longText', label: 'ข้อเสนอแนะ', max: 1500 },
        ],
      },
    ],
    checks,
  };
}

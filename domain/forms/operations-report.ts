import { dayIn, numberIn, rowsOf, textIn, textsIn } from '../form/answers.ts';
import { fiscalYearDays } from '../thai/year.ts';
import type { Answers, FieldOf, Option } from '../fields/field.ts';
import type { Row } from '../fields/repeat.ts';
import type { Check, Section } from '../form/definition.ts';
import type { FormDefinition, FormVersion } from '../form/version.ts';
import type { PrefillFacts, PrefilledAnswer } from '../form/prefill.ts';
import { budgetSources, includedWithin, planStates, projectStages } from './plan-options.ts';

export const activityTypes: readonly Option[] = [
  { value: 'coordination', label: 'ประสานองค์การชุมชน' },
  { value: 'plan', label: 'แผนชุมชนและแผนตำบล' },
  { value: 'learning', label: 'อบรมหรือศึกษาดูงาน' },
  { value: 'economy', label: 'อาชีพและเศรษฐกิจพอเพียง' },
  { value: 'fund', label: 'กองทุนและสวัสดิการ' },
  { value: 'social', label: 'สังคมและป้องกันยาเสพติด' },
  { value: 'environment', label: 'ทรัพยากรและสิ่งแวดล้อม' },
  { value: 'wisdom', label: 'วัฒนธรรมและภูมิปัญญา' },
  { value: 'other', label: 'อื่น ๆ' },
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
      options: activityTypes,
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

const meetings: FieldOf<'repeat'> = {
  id: 'meetings',
  kind: 'repeat',
  label: 'การประชุมคณะกรรมการ',
  short: 'การประชุม',
  itemLabel: 'ครั้ง',
  max: 24,
  fields: [
    { id: 'heldOn', kind: 'date', label: 'วันที่ประชุม', required: true, notAfter: 'today' },
    { id: 'meetingNo', kind: 'text', label: 'ประชุมครั้งที่', hint: 'เช่น 1/2568', max: 20 },
    { id: 'present', kind: 'integer', label: 'กรรมการที่มาประชุม', max: 200, unit: 'คน' },
  ],
};

const projects: FieldOf<'repeat'> = {
  id: 'projects',
  kind: 'repeat',
  label: 'โครงการตำบลเข้มแข็ง',
  itemLabel: 'โครงการ',
  max: 40,
  fields: [
    { id: 'name', kind: 'text', label: 'ชื่อโครงการ', required: true, max: 200 },
    {
      id: 'stage',
      kind: 'choice',
      label: 'ขั้นที่โครงการอยู่',
      short: 'ขั้น',
      required: true,
      options: projectStages,
    },
    { id: 'budget', kind: 'money', label: 'งบประมาณ' },
  ],
};

const checks: readonly Check[] = [
  includedWithin,
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
      const path = outsideIn(answers, 'activities');
      if (path === null) return null;
      return { path, message: 'มีกิจกรรมนอกช่วงที่รายงาน กรุณาตรวจหรือระบุเหตุผล' };
    },
  },
  {
    id: 'meetings-within-period',
    label: 'การประชุมอยู่ในช่วงที่รายงาน',
    severity: 'soft',
    test: (answers) => {
      const path = outsideIn(answers, 'meetings');
      if (path === null) return null;
      return { path, message: 'มีการประชุมนอกช่วงที่รายงาน กรุณาตรวจหรือระบุเหตุผล' };
    },
  },
];

/** The path of the first date in a list that is outside the reporting period. */
function outsideIn(answers: Answers, list: string): string | null {
  const [from, to] = [dayIn(answers, 'periodFrom'), dayIn(answers, 'periodTo')];
  if (!from || !to || from > to) return null;
  const outside = rowsOf(answers, list).find((row) => {
    const on = dayIn(row, 'heldOn');
    return on && (on < from || on > to);
  });
  return outside ? `${list}.${outside.id}.heldOn` : null;
}

/** The initial answers: meetings, plan and projects reported this year, and the period until today. */
function prefill(facts: PrefillFacts): PrefilledAnswer[] {
  const { from, to } = fiscalYearDays(facts.fiscalYear);
  const plan = facts.planMission ?? {};
  const fromPlan = 'จากแบบขับเคลื่อนแผนตำบล';
  return [
    { field: 'periodFrom', value: from, source: 'ตามปีงบประมาณ' },
    { field: 'periodTo', value: facts.today < to ? facts.today : to, source: 'ตามปีงบประมาณ' },
    { field: 'meetings', value: facts.meetings.map(meetingRow), source: 'จากรายงานการประชุม' },
    { field: 'planState', value: textIn(plan, 'planState'), source: fromPlan },
    { field: 'proposed', value: numberIn(plan, 'proposed'), source: fromPlan },
    { field: 'included', value: numberIn(plan, 'included'), source: fromPlan },
    {
      field: 'projects',
      value: rowsOf(facts.strongTambon ?? {}, 'projects').map(projectRow),
      source: 'จากแบบโครงการตำบลเข้มแข็ง',
    },
  ];
}

function projectRow({ id, name, stage, budget }: Row): Row {
  return { id, name, stage, ...(budget === undefined ? {} : { budget }) };
}

function meetingRow(report: Answers, at: number): Row {
  const present = textsIn(report, 'present').length;
  return {
    id: `meeting-${at + 1}`,
    heldOn: textIn(report, 'heldOn'),
    meetingNo: textIn(report, 'meetingNo'),
    ...(present > 0 ? { present } : {}),
  };
}

const periodSection: Section = {
  id: 'period',
  title: 'ช่วงเวลาที่รายงาน',
  short: 'ช่วงเวลา',
  fields: [
    {
      id: 'periodFrom',
      kind: 'date',
      label: 'ตั้งแต่วันที่',
      required: true,
      fresh: true,
      notAfter: 'today',
    },
    { id: 'periodTo', kind: 'date', label: 'ถึงวันที่', required: true, fresh: true },
  ],
};

const meetingsSection: Section = {
  id: 'meetings',
  title: 'การประชุมและแผนพัฒนาตำบล',
  short: 'ประชุมและแผน',
  fields: [
    meetings,
    { id: 'planState', kind: 'choice', label: 'สถานะแผนพัฒนาตำบล', options: planStates },
    {
      id: 'proposed',
      kind: 'integer',
      label: 'โครงการที่เสนอเข้าแผน',
      short: 'โครงการที่เสนอ',
      max: 1000,
      unit: 'โครงการ',
    },
    {
      id: 'included',
      kind: 'integer',
      label: 'โครงการที่ได้บรรจุในแผน',
      short: 'โครงการที่ได้บรรจุ',
      max: 1000,
      unit: 'โครงการ',
    },
  ],
};

const networkSection: Section = {
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
};

const closingSection: Section = {
  id: 'closing',
  title: 'ปัญหาและข้อเสนอ',
  short: 'ปัญหา',
  fields: [
    { id: 'problems', kind: 'longText', label: 'ปัญหาและอุปสรรค', max: 1500 },
    { id: 'proposals', kind: 'longText', label: 'ข้อเสนอแนะ', max: 1500 },
  ],
};

export const operationsReport: FormDefinition = {
  title: {
    long: 'รายงานผลการดำเนินงานของ ศอช.ต.',
    short: 'ผลการดำเนินงาน',
    word: 'ผลงาน',
  },
  said: ['ดำเนินงาน'],
  levels: ['tambon'],
  versions: [firstVersion],
};

function firstVersion(): FormVersion {
  return {
    version: 1,
    purpose: 'รายงานกิจกรรม เครือข่าย และผลงานของ ศอช.ต. ในปีงบประมาณ',
    sections: [
      periodSection,
      { id: 'activities', title: 'กิจกรรมที่ดำเนินการ', short: 'กิจกรรม', fields: [activities] },
      meetingsSection,
      { id: 'projects', title: 'โครงการตำบลเข้มแข็ง', short: 'โครงการ', fields: [projects] },
      networkSection,
      closingSection,
    ],
    checks,
    prefill,
  };
}

import { rowsOf, textIn } from '../form/answers.ts';
import type { FieldOf, RowField } from '../fields/field.ts';
import type { Check, Section } from '../form/definition.ts';
import type { FormDefinition, FormVersion } from '../form/version.ts';
import { normalizeThai } from '../thai/text.ts';
import { budgetSources, projectStages } from './plan-options.ts';

const principle = {
  id: 'side',
  label: 'หลักปรัชญาของเศรษฐกิจพอเพียง',
  short: 'ด้าน',
  required: true,
  options: [
    { value: 'moderation', label: 'ความพอประมาณ' },
    { value: 'reason', label: 'ความมีเหตุผล' },
    { value: 'immunity', label: 'การมีภูมิคุ้มกันที่ดี' },
    { value: 'knowledge', label: 'เงื่อนไขความรู้' },
    { value: 'virtue', label: 'เงื่อนไขคุณธรรม' },
  ],
} as const;

const whenIn = { field: 'inProject', is: true } as const;

/** The list of projects. Versions of the form ask for the principles in different ways. */
function projectsWith(side: RowField): FieldOf<'repeat'> {
  return {
    id: 'projects',
    kind: 'repeat',
    label: 'โครงการ',
    itemLabel: 'โครงการ',
    required: true,
    min: 1,
    max: 40,
    showWhen: whenIn,
    fields: [
      { id: 'name', kind: 'text', label: 'ชื่อโครงการ', required: true, max: 200 },
      side,
      {
        id: 'stage',
        kind: 'choice',
        label: 'ขั้นที่โครงการอยู่',
        short: 'ขั้น',
        required: true,
        options: projectStages,
      },
      {
        id: 'year',
        kind: 'integer',
        label: 'ปีงบประมาณ พ.ศ.',
        short: 'ปีงบประมาณ',
        isYear: true,
        required: true,
        min: 2560,
        max: 2600,
      },
      { id: 'budget', kind: 'money', label: 'งบประมาณ', required: true },
      {
        id: 'source',
        kind: 'choice',
        label: 'แหล่งงบประมาณ',
        required: true,
        options: budgetSources,
        showWhen: { field: 'stage', anyOf: ['funded', 'running', 'done'] },
      },
      {
        id: 'photos',
        kind: 'photos',
        label: 'รูปโครงการ',
        max: 6,
        showWhen: { field: 'stage', anyOf: ['running', 'done'] },
      },
    ],
  };
}

const takingPartSection: Section = {
  id: 'taking-part',
  title: 'การเข้าร่วมโครงการ',
  short: 'เข้าร่วม',
  fields: [
    {
      id: 'inProject',
      kind: 'yesNo',
      label: 'การเข้าร่วมโครงการตำบลเข้มแข็ง',
      short: 'การเข้าร่วม',
      required: true,
      yes: 'เข้าร่วม',
      no: 'ยังไม่เข้าร่วม',
    },
    {
      id: 'whyNot',
      kind: 'longText',
      label: 'เหตุที่ยังไม่เข้าร่วม',
      required: true,
      max: 500,
      showWhen: { field: 'inProject', is: false },
    },
    {
      id: 'since',
      kind: 'date',
      label: 'เข้าร่วมตั้งแต่วันที่',
      notAfter: 'today',
      showWhen: whenIn,
    },
  ],
};

const closingSection: Section = {
  id: 'closing',
  title: 'หมายเหตุ',
  fields: [{ id: 'remarks', kind: 'longText', label: 'หมายเหตุ', max: 1500 }],
};

const checks: readonly Check[] = [
  {
    id: 'no-twins',
    label: 'ไม่มีโครงการซ้ำ',
    severity: 'hard',
    test: (answers) => {
      const seen = new Set<string>();
      const twin = rowsOf(answers, 'projects').find((row) => {
        const key = `${normalizeThai(textIn(row, 'name'))} ${String(row['year'])}`;
        return textIn(row, 'name') !== '' && (seen.has(key) || !seen.add(key));
      });
      return twin ? { path: `projects.${twin.id}.name`, message: 'มีโครงการชื่อนี้ในปีเดียวกันแล้ว' } : null;
    },
  },
];

export const strongTambonProjects: FormDefinition = {
  title: {
    long: 'โครงการตำบลเข้มแข็งตามหลักปรัชญาของเศรษฐกิจพอเพียง',
    short: 'โครงการตำบลเข้มแข็ง',
    word: 'เข้มแข็ง',
  },
  said: ['โครงการ'],
  levels: ['tambon'],
  versions: [firstVersion, secondVersion],
};

/** The first version allowed one principle for each project. */
const projectsOfOne = projectsWith({ ...principle, kind: 'choice' });

function firstVersion(): FormVersion {
  return { version: 1, ...contentWith(projectsOfOne) };
}

/** A project follows several principles: three hoops and two conditions (3 ห่วง 2 เงื่อนไข). */
const projectsOfSeveral = projectsWith({ ...principle, kind: 'choices', hint: 'เลือกได้หลายข้อ' });

function secondVersion(): FormVersion {
  return { version: 2, ...contentWith(projectsOfSeveral) };
}

function contentWith(projects: FieldOf<'repeat'>): Omit<FormVersion, 'version'> {
  return {
    purpose: 'ผลักดันโครงการตำบลเข้มแข็งเข้าสู่แผนพัฒนาตำบลและเชื่อมโยงแผนทุกระดับ',
    sections: [
      takingPartSection,
      { id: 'projects', title: 'โครงการที่ผลักดัน', short: 'โครงการ', fields: [projects] },
      closingSection,
    ],
    checks,
  };
}

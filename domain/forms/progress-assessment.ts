import { numberIn, textIn } from '../form/answers.ts';
import type { Answers, Condition, Field, Option } from '../fields/field.ts';
import type { Check, Section } from '../form/definition.ts';
import type { FormDefinition, FormVersion } from '../form/version.ts';

interface Aspect {
  id: string;
  title: string;
  short: string;
  /** Descriptions of levels 1 to 5. */
  words: readonly [string, string, string, string, string];
  /** Questions that help to choose the level; they are asked first. */
  facts?: readonly Field[];
}

/** Our own wording until we get the official enclosure. */
export const progressAspects: readonly Aspect[] = [
  {
    id: 'structure',
    title: 'โครงสร้างและคำสั่งแต่งตั้ง',
    short: 'โครงสร้าง',
    words: [
      'ไม่มีคำสั่ง หรือคำสั่งครบวาระแล้ว',
      'มีคำสั่ง แต่มีตำแหน่งว่างหลายตำแหน่ง',
      'มีคำสั่งและทะเบียนครบ แต่ยังไม่เป็นปัจจุบัน',
      'คำสั่งและทะเบียนครบและเป็นปัจจุบัน',
      'ครบ เป็นปัจจุบัน และแบ่งหน้าที่กรรมการชัดเจน',
    ],
  },
  {
    id: 'meetings',
    title: 'การประชุมคณะกรรมการ',
    short: 'การประชุม',
    facts: [
      {
        id: 'meetingsHeld',
        kind: 'integer',
        label: 'ประชุมในปีงบประมาณนี้',
        short: 'จำนวนครั้งที่ประชุม',
        required: true,
        fresh: true,
        max: 60,
        unit: 'ครั้ง',
      },
    ],
    words: [
      'ยังไม่มีการประชุม',
      'ประชุม 1 ครั้ง แต่ไม่ครบองค์ประชุม',
      'ประชุมครบองค์ประชุม 1 ครั้ง',
      'ประชุมครบองค์ประชุม 2 ครั้งขึ้นไป',
      'ประชุม 2 ครั้งขึ้นไปและติดตามมติทุกครั้ง',
    ],
  },
  {
    id: 'plan',
    title: 'แผนปฏิบัติการและแผนพัฒนาตำบล',
    short: 'แผน',
    words: [
      'ยังไม่มีแผน',
      'อยู่ระหว่างจัดทำแผน',
      'มีแผน แต่ยังไม่ได้ทำตามแผน',
      'มีแผนและทำตามแผนเกินครึ่ง',
      'ทำตามแผนครบและเชื่อมโยงแผนระดับอื่น',
    ],
  },
  {
    id: 'coordination',
    title: 'การประสานองค์การชุมชนและภาคี',
    short: 'การประสานงาน',
    words: [
      'ยังไม่มีการประสานงาน',
      'ประสานงานเป็นครั้งคราว',
      'ประสานองค์การสมาชิกเป็นประจำ',
      'ทำกิจกรรมร่วมกับองค์การสมาชิกและภาคี',
      'เป็นศูนย์กลางที่องค์การและภาคีใช้ทำงานร่วมกัน',
    ],
  },
  {
    id: 'funds',
    title: 'กองทุนและสวัสดิการ',
    short: 'กองทุน',
    words: [
      'ไม่มีกองทุน',
      'มีกองทุน แต่ไม่มีการเคลื่อนไหว',
      'มีกองทุนและบัญชีเป็นปัจจุบัน',
      'กองทุนสนับสนุนงานของ ศอช. ได้',
      'กองทุนเติบโตและจัดสวัสดิการให้สมาชิก',
    ],
  },
  {
    id: 'results',
    title: 'ผลงานเด่น',
    short: 'ผลงานเด่น',
    words: [
      'ยังไม่มีผลงาน',
      'มีกิจกรรม แต่ยังไม่เห็นผล',
      'มีผลงานที่เห็นผลในบางหมู่บ้าน',
      'มีผลงานที่เห็นผลทั้งพื้นที่',
      'มีผลงานที่เป็นแบบอย่างให้พื้นที่อื่น',
    ],
  },
];

/** The words for levels 1 to 5. */
export const progressScale = ['ต้องเร่งพัฒนา', 'พอใช้', 'ปานกลาง', 'ดี', 'ดีมาก'] as const;

const overall: readonly Option[] = progressScale.map((label, index) => ({
  value: String(index + 1),
  label: `${index + 1} ${label}`,
}));

function sectionOf(aspect: Aspect): Section {
  const { id, title, short, words } = aspect;
  const options = words.map((label, index) => ({
    value: String(index + 1),
    label: `${index + 1} ${label}`,
  }));
  const below: Condition = { field: `${id}Level`, anyOf: ['1', '2', '3'] };
  const fields: Field[] = [
    ...(aspect.facts ?? []),
    {
      id: `${id}Level`,
      kind: 'choice',
      label: `ระดับความก้าวหน้าด้าน${short}`,
      short: `ระดับด้าน${short}`,
      required: true,
      options,
    },
    {
      id: `${id}Evidence`,
      kind: 'longText',
      label: 'ผลงานหรือหลักฐาน',
      short: `หลักฐานด้าน${short}`,
      required: true,
      max: 1000,
    },
    {
      id: `${id}Problems`,
      kind: 'longText',
      label: 'ปัญหาที่พบ',
      short: `ปัญหาด้าน${short}`,
      required: true,
      max: 1000,
      showWhen: below,
    },
    {
      id: `${id}Remedies`,
      kind: 'longText',
      label: 'แนวทางแก้ไข',
      short: `แนวทางแก้ไขด้าน${short}`,
      required: true,
      max: 1000,
      showWhen: below,
    },
  ];
  return { id, title, short, fields };
}

/** The mean of the aspects' levels; null until each aspect has a level. */
function meanLevel(answers: Answers): number | null {
  const levels = progressAspects.map((aspect) =>
    Number(textIn(answers, `${aspect.id}Level`) || Number.NaN),
  );
  const mean = levels.reduce((sum, one) => sum + one, 0) / levels.length;
  return Number.isNaN(mean) ? null : mean;
}

const leastMeetings: Readonly<Record<string, number>> = { 2: 1, 3: 1, 4: 2, 5: 2 };

const overallFits: Check = {
  id: 'overall-fits',
  label: 'ระดับรวมสอดคล้องกับรายด้าน',
  severity: 'soft',
  test: (answers) => {
    const [mean, given] = [meanLevel(answers), textIn(answers, 'overallLevel')];
    if (mean === null || given === '' || Math.abs(Number(given) - mean) <= 1) return null;
    return {
      path: 'overallLevel',
      message: `ระดับรวมต่างจากค่าเฉลี่ยรายด้าน (${mean.toFixed(1)}) กรุณาตรวจหรือระบุเหตุผล`,
    };
  },
};

/** Warns when the chosen level does not fit the number of meetings. */
const meetingsFit: Check = {
  id: 'meetings-fit',
  label: 'ระดับการประชุมตรงกับจำนวนครั้ง',
  severity: 'soft',
  test: (answers) => {
    const [held, level] = [numberIn(answers, 'meetingsHeld'), textIn(answers, 'meetingsLevel')];
    if (held === null || level === '' || (leastMeetings[level] ?? 0) <= held) return null;
    return {
      path: 'meetingsLevel',
      message: `ระดับ ${level} หมายถึงประชุมอย่างน้อย ${leastMeetings[level]} ครั้ง แต่ประชุม ${held} ครั้ง กรุณาตรวจหรือระบุเหตุผล`,
    };
  },
};

export const progressAssessment: FormDefinition = {
  title: {
    long: 'แบบประเมินความก้าวหน้าของ ศอช.',
    short: 'ประเมินความก้าวหน้า',
    word: 'ก้าวหน้า',
  },
  levels: ['tambon', 'district', 'province'],
  versions: [firstVersion],
};

function firstVersion(): FormVersion {
  return {
    version: 1,
    purpose: 'ประเมินความก้าวหน้าของ ศอช. ทุกระดับและรายงานจังหวัด',
    sections: [
      ...progressAspects.map(sectionOf),
      {
        id: 'overall',
        title: 'สรุปภาพรวม',
        short: 'ภาพรวม',
        fields: [
          {
            id: 'overallLevel',
            kind: 'choice',
            label: 'ระดับความก้าวหน้าโดยรวม',
            short: 'ระดับรวม',
            required: true,
            options: overall,
          },
          { id: 'suggestions', kind: 'longText', label: 'ข้อเสนอแนะ', max: 1500 },
          { id: 'photos', kind: 'photos', label: 'รูปผลงาน', max: 6 },
          {
            id: 'assessedOn',
            kind: 'date',
            label: 'วันที่ประเมิน',
            required: true,
            fresh: true,
            notAfter: 'today',
          },
        ],
      },
    ],
    checks: [overallFits, meetingsFit],
    prefill: ({ meetings, today }) => [
      { field: 'meetingsHeld', value: meetings.length, source: 'นับจากรายงานการประชุม' },
      { field: 'assessedOn', value: today, source: 'ใส่วันนี้ไว้ให้' },
    ],
  };
}

import * as z from 'zod/mini';

interface Titles {
  long: string;
  short: string;
  /** One word for the narrowest places. */
  word: string;
}

/** The eight forms of the letter. Apart from the definitions, so that a card needs no form to name one. */
export const formTitles = {
  'committee-register': {
    long: 'ทะเบียนกรรมการ ศอช. และคำสั่งแต่งตั้ง',
    short: 'ทะเบียนกรรมการ',
    word: 'ทะเบียน',
  },
  'meeting-report': {
    long: 'รายงานการประชุมคณะกรรมการ ศอช.',
    short: 'รายงานการประชุม',
    word: 'ประชุม',
  },
  'integrated-committee-order': {
    long: 'คำสั่งแต่งตั้งคณะกรรมการบริหารงานตำบลแบบบูรณาการ (กบต.)',
    short: 'คำสั่ง กบต.',
    word: 'กบต.',
  },
  grading: { long: 'แบบประเมินระดับการพัฒนา ศอช.ต.', short: 'ประเมินระดับ', word: 'ประเมิน' },
  'operations-report': {
    long: 'รายงานผลการดำเนินงานของ ศอช.ต.',
    short: 'ผลการดำเนินงาน',
    word: 'ผลงาน',
  },
  'plan-mission': { long: 'ภารกิจขับเคลื่อนแผนพัฒนาตำบล', short: 'ขับเคลื่อนแผนตำบล', word: 'แผน' },
  'strong-tambon-projects': {
    long: 'โครงการตำบลเข้มแข็งตามหลักปรัชญาของเศรษฐกิจพอเพียง',
    short: 'โครงการตำบลเข้มแข็ง',
    word: 'เข้มแข็ง',
  },
  'progress-assessment': {
    long: 'แบบประเมินความก้าวหน้าของ ศอช.',
    short: 'ประเมินความก้าวหน้า',
    word: 'ก้าวหน้า',
  },
} as const satisfies Record<string, Titles>;

export const formId = z.enum(namesIn(formTitles));
export type FormId = z.infer<typeof formId>;

function namesIn<K extends string>(titles: Readonly<Record<K, Titles>>): K[] {
  return Object.keys(titles).filter((name): name is K => name in titles);
}

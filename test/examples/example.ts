import sample from '#domain/data/criteria-sample-2568.json' with { type: 'json' };
import { criteriaSchema } from '#domain/criteria/criteria.ts';
import type { Answers, FormContext } from '#domain/form/form.ts';

/** Answers the form accepts. */
export interface Accepted {
  name: string;
  answers: Answers;
  reasons?: Record<string, string>;
  ctx?: Partial<FormContext>;
}

/** Answers the form refuses, with the path of the problem. */
export interface Rejected extends Accepted {
  path: string;
}

export interface Examples {
  accepted: [Accepted, ...Accepted[]];
  rejected: [Rejected, ...Rejected[]];
}

export const sampleCriteria = criteriaSchema.parse(sample);

const seats = [
  'chair',
  'viceChair',
  'secretary',
  'treasurer',
  'member',
  'member',
  'member',
  'member',
  'member',
];
const names = ['จันทร์ดี', 'บุญมี', 'เมฆ', 'แก้ว', 'คำปัน', 'ศรีวรรณ', 'อินถา', 'บัวไหล', 'สุข'];

/** An invented committee of nine, in June 2568. */
export const context: FormContext = {
  today: '2025-06-10',
  members: names.map((name, at) => ({
    id: `m${at + 1}`,
    name: `${at % 2 === 0 ? 'นาง' : 'นาย'}${name} สมมุติ`,
    position: seats[at] ?? 'member',
    positionLabel: 'กรรมการ',
  })),
  criteria: sampleCriteria,
  quorumPercent: 50,
  centreName: 'ศอช.ต.งิ้ว',
};

/** A received attachment; the number distinguishes it from others. */
export function attached(number: number, name = `รูป ${number}.jpg`) {
  return { id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, name };
}

/** The same answers without some fields. */
export function without(answers: Answers, ...fields: string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !fields.includes(key)));
}

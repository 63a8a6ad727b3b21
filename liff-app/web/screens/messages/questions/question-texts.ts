import type { Output } from '#contract/contract.ts';
import { grantLabel } from '#domain/people/role-labels.ts';

export type Question = Output<'question.read'>;
export type QuestionState = Question['state'];

export const questionsPath = '/app/messages/questions';

export function askerName({ name }: Pick<Question, 'name'>): string {
  return name === '' ? 'ไม่ทราบชื่อ' : name;
}

/** ประธาน ต.เวียง; พัฒนากร ต.งิ้ว และอีก 2 พื้นที่; empty for a person without a role. */
export function askerRoles({ who }: Pick<Question, 'who'>): string {
  const [first, ...others] = who;
  if (!first) return '';
  const more = others.length > 0 ? ` และอีก ${others.length} พื้นที่` : '';
  return `${grantLabel(first)} ${first.place}${more}`;
}

export function lastAsked({ messages }: Question): string {
  return messages.findLast(({ from }) => from === 'asker')?.text ?? '';
}

import type { Wave } from '../reminder-waves.ts';
import { muteTopicSchema } from '../people/mute.ts';
import type { MuteTopic } from '../people/mute.ts';
import { roleLabels } from '../people/role-labels.ts';
import type { ReminderPolicy, TopicRule } from './reminder-policy.ts';

export const topicRuleLabels: Readonly<Record<TopicRule, string>> = {
  on: 'เตือน ปิดเองได้',
  locked: 'เตือนเสมอ',
  off: 'ไม่เตือน',
};

export const topicTitles: Readonly<Record<MuteTopic, string>> = {
  others: 'งานที่ผู้อื่นค้าง',
  meetings: 'นัดประชุม',
  terms: 'ครบวาระกรรมการ',
  summary: 'สรุปเช้าวันจันทร์',
};

/** Writes 08:30 as 08.30 น. */
export function timeText(time: string): string {
  return `${time.replace(':', '.')} น.`;
}

export function waveText(wave: Wave): string {
  if (wave === 0) return 'วันกำหนด';
  return wave < 0 ? `${-wave} วันก่อน` : `${wave} วันหลัง`;
}

/** Every setting of a policy in words. The history shows them, and a save shows which of them change. */
export function policyWords(policy: ReminderPolicy): Map<string, string> {
  const { waves, digestAt, from, to, escalateAfter, topics, boards, tellsOthers } = policy;
  const days = (count: number): string => `${count} วันทำการ`;
  const { officer, districtHead } = roleLabels;
  return new Map([
    ['เตือนเมื่อ', waves.map(waveText).join(' · ')],
    ['สรุปเช้า', timeText(digestAt)],
    ['ส่งได้', `${from.replace(':', '.')}–${timeText(to)}`],
    [`${officer}เงียบ ส่งต่อเมื่อครบ`, days(escalateAfter.officer)],
    [`${districtHead}เงียบ ส่งต่อเมื่อครบ`, days(escalateAfter.districtHead)],
    ...muteTopicSchema.options.map(
      (topic) => [topicTitles[topic], topicRuleLabels[topics[topic]]] as const,
    ),
    ['กระดานในกลุ่มไลน์', boards ? 'ส่งทุกวันจันทร์' : 'ไม่ส่ง'],
    ['บอกว่าที่อื่นส่งแล้วเท่าใด', tellsOthers ? 'บอก' : 'ไม่บอก'],
  ]);
}

export interface PolicyChange {
  label: string;
  from: string;
  to: string;
}

export function policyChanges(before: ReminderPolicy, after: ReminderPolicy): PolicyChange[] {
  const was = policyWords(before);
  return [...policyWords(after)].flatMap(([label, to]) => {
    const from = was.get(label) ?? '';
    return from === to ? [] : [{ label, from, to }];
  });
}

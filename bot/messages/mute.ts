import type { Day } from '#domain/calendar.ts';
import { muteTopicLabels } from '#domain/people/mute.ts';
import type { Mute, MuteTopic } from '#domain/people/mute.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { plainText } from './parts/plain-text.ts';
import { quickReplies } from './parts/quick-replies.ts';
import type { QuickReply } from './parts/quick-replies.ts';

const never = 'งานของท่านเองและผลการตรวจรายงานปิดไม่ได้';

/** Asks which topic to mute and for how long: 7, 30 or 60 days. */
export function muteQuestion(
  of: {
    topics: readonly { topic: MuteTopic; until: Day | null }[];
    /** The topics that the province does not allow its people to mute. */
    locked: readonly MuteTopic[];
  },
  links: Links,
): Message {
  const { topics, locked } = of;
  const always = locked.map((topic) => `• ${muteTopicLabels[topic]} จังหวัดกำหนดให้เตือนเสมอ`);
  const muted = topics.flatMap(({ topic, until }) =>
    until === null ? [] : [`• ${muteTopicLabels[topic]} ปิดถึง ${formatDay(until, 'medium')}`],
  );
  const choices = topics.flatMap(({ topic }) =>
    (['7', '30', '60'] as const).map((days): QuickReply => ({
      label: `${shortLabels[topic]} ${days} วัน`,
      postback: { kind: 'mute', topic, days },
    })),
  );
  const question = topics.length > 0 ? 'ปิดเตือนเรื่องใด นานเท่าใด' : 'ไม่มีเรื่องที่ปิดเตือนได้';
  return plainText(
    [question, ...muted, ...always, never, 'พิมพ์ “เปิดเตือน” เพื่อเปิดทั้งหมด'].join('\n'),
    choices.length > 0 ? quickReplies(choices, links) : undefined,
  );
}

/** A quick-reply button has room for twenty letters. */
const shortLabels: Readonly<Record<MuteTopic, string>> = {
  others: 'งานผู้อื่น',
  meetings: 'ประชุม',
  summary: 'สรุปวันจันทร์',
  terms: 'วาระ',
};

export function mutedText({ topic, until }: Mute, links: Links): Message {
  return plainText(
    `ปิดเตือน${muteTopicLabels[topic]}ถึง ${formatDay(until, 'medium')} แล้ว\n${never}`,
    quickReplies([{ label: 'เปิดเตือน' }], links),
  );
}

export function unmutedText(topics: readonly MuteTopic[]): Message {
  return plainText(
    topics.length === 0
      ? 'ท่านไม่ได้ปิดเตือนเรื่องใดอยู่'
      : `เปิดเตือนแล้ว: ${topics.map((topic) => muteTopicLabels[topic]).join(' · ')}`,
  );
}

import type { Notice } from '#models/notice-schema.ts';
import { waitedFor } from '#domain/questions/waited.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';

/** Offers to pass on to the office, with one tap, what the chat cannot answer. */
export function offerOfficeText(
  { id, office }: { id: string; office: string },
  { isQuestion, links }: { isQuestion: boolean; links: Links },
): Message {
  const why = isQuestion ? 'เรื่องนี้เจ้าหน้าที่เป็นผู้ตอบ' : 'ขออภัย ระบบอ่านข้อความนี้ไม่ออก';
  return plainText(
    `${why}\nกด “ส่งให้เจ้าหน้าที่” เพื่อส่งข้อความของท่านถึง${office}`,
    quickReplies(
      [{ label: 'ส่งให้เจ้าหน้าที่', postback: { kind: 'askOffice', question: id } }, ...commonReplies],
      links,
    ),
  );
}

export function questionPassedText(
  office: string,
  { question, links }: { question: string; links: Links },
): Message {
  return plainText(
    `ส่งถึง${office}แล้ว เมื่อเจ้าหน้าที่ตอบ คำตอบจะมาในแชตนี้\nพิมพ์เพิ่มเติมได้ ข้อความจะต่อท้ายคำถามเดิม`,
    quickReplies(
      [{ label: 'ไม่ถามแล้ว', postback: { kind: 'endQuestion', question } }, ...commonReplies],
      links,
    ),
  );
}

export function questionContinuedText(office: string, links: Links): Message {
  return plainText(`เพิ่มในคำถามถึง${office}แล้ว`, quickReplies(commonReplies, links));
}

export function questionEndedText(links: Links): Message {
  return plainText('ปิดคำถามนี้แล้ว', quickReplies(commonReplies, links));
}

interface Asked {
  id: string;
  name: string;
  messages: readonly { text: string }[];
  waitingSince: Date;
}

/** คำถาม: the questions that people ask the reader's office, longest waiting first. */
export function questionsCard(
  questions: readonly Asked[],
  { now, links }: { now: Date; links: Links },
): Message {
  if (questions.length === 0)
    return plainText('ไม่มีคำถามที่รอตอบ', quickReplies(commonReplies, links));
  return card(
    {
      strip: { tone: 'due', icon: 'comment', label: `คำถามรอตอบ ${questions.length} เรื่อง` },
      title: 'คำถามถึงสำนักงาน',
      parts: questions.map((question): Row => ({
        kind: 'row',
        icon: 'comment',
        tone: 'due',
        title: question.name === '' ? 'ไม่ทราบชื่อ' : question.name,
        note: `${question.messages.at(-1)?.text ?? ''} (รอ ${waitedFor(question.waitingSince, now)})`,
        plainNote: true,
        lines: 3,
        open: postbackButton('ตอบ', { kind: 'answerQuestion', question: question.id }),
      })),
      listUrl: links.questions(),
      unit: 'เรื่อง',
      quick: commonReplies,
    },
    links,
  );
}

/** ตอบ: the officer's next words are sent to the person. */
export function answerWantedCard({ name, messages }: Asked, links: Links): Message {
  const shown = messages.slice(-3).map(({ text }): Row => ({
    kind: 'row',
    icon: 'comment',
    tone: 'due',
    title: text,
  }));
  return card(
    {
      strip: { tone: 'due', icon: 'comment', label: 'ตอบคำถาม' },
      title: name === '' ? 'ไม่ทราบชื่อ' : name,
      parts: shown,
      foot: 'พิมพ์คำตอบในแชตนี้ ข้อความถัดไปจะส่งถึงผู้ถาม',
      quick: [{ label: 'ยกเลิก' }],
    },
    links,
  );
}

export function answerSentText(waiting: number, links: Links): Message {
  const more = waiting > 0 ? `\nยังมีคำถามรอตอบ ${waiting} เรื่อง พิมพ์ “คำถาม” เพื่อดู` : '';
  return plainText(`ส่งคำตอบแล้ว${more}`, quickReplies(commonReplies, links));
}

export function answerNotSentText(links: Links): Message {
  return plainText('ยังไม่ได้ส่งคำตอบ พิมพ์ “คำถาม” เพื่อเลือกใหม่', quickReplies(commonReplies, links));
}

/** The office's answer, together with the question. */
export function questionAnsweredCard({
  notice,
  links,
}: NoticeContext<Extract<Notice, { kind: 'questionAnswered' }>>): Message {
  return card(
    {
      strip: { tone: 'done', icon: 'comment', label: 'เจ้าหน้าที่ตอบแล้ว' },
      parts: [
        {
          kind: 'row',
          icon: 'comment',
          tone: 'done',
          title: notice.by === '' ? 'เจ้าหน้าที่' : notice.by,
          note: notice.text,
          plainNote: true,
          lines: 12,
        },
        {
          kind: 'row',
          icon: 'history',
          tone: 'closed',
          title: 'ท่านถามว่า',
          note: notice.asked,
          plainNote: true,
        },
      ],
      foot: 'พิมพ์ถามต่อในแชตนี้ได้',
      quick: [
        { label: 'ปิดคำถาม', postback: { kind: 'endQuestion', question: notice.question } },
        ...commonReplies,
      ],
    },
    links,
  );
}

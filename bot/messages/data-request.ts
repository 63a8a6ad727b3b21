import { dataRequestLabels } from '#domain/privacy/data-request.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { NoticeContext } from './parts/notice-context.ts';

type Of<K extends Notice['kind']> = NoticeContext<Extract<Notice, { kind: K }>>;

/** Tells the province who asks for a copy or a correction, and by when it must answer. */
export function dataAskedCard({ notice, links }: Of<'dataAsked'>): Message {
  const { about, name, dueOn, isReminder } = notice;
  const what = dataRequestLabels[about];
  return card(
    {
      strip: {
        tone: 'due',
        icon: 'info',
        label: isReminder ? `${what} ใกล้ครบกำหนด` : `มีผู้${what}`,
      },
      title: name === '' ? 'ผู้ไม่มีชื่อในระบบ' : name,
      parts: [
        {
          kind: 'row',
          icon: 'clock',
          tone: 'due',
          title: `ตอบภายใน ${formatDay(dueOn, 'medium')}`,
          note: 'กฎหมายคุ้มครองข้อมูลส่วนบุคคลให้เวลา 30 วัน',
          plainNote: true,
        },
      ],
      buttons: [linkButton('เปิดดูและตอบ', links.privacy())],
    },
    links,
  );
}

/** The answer of the province to the person who asked. */
export function dataAnsweredCard({ notice, links }: Of<'dataAnswered'>): Message {
  return card(
    {
      strip: { tone: 'done', icon: 'done', label: `ตอบคำขอแล้ว` },
      title: dataRequestLabels[notice.about],
      parts: [
        {
          kind: 'row',
          icon: 'comment',
          tone: 'done',
          title: 'สำนักงานพัฒนาชุมชนจังหวัดตอบว่า',
          note: notice.reply,
          plainNote: true,
          lines: 10,
        },
      ],
      foot: 'หากไม่เห็นด้วย ท่านขออีกครั้งได้ หรือร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล',
      buttons: [linkButton('ข้อมูลของฉัน', links.me())],
    },
    links,
  );
}

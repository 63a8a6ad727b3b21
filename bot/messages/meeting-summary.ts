import { meetingQuestions } from '#domain/chat/meeting-answers.ts';
import type { MeetingQuestion } from '#domain/chat/meeting-answers.ts';
import { statusStyle } from '#domain/duty/status-style.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { formatDay, thaiTime } from '#domain/thai/date.ts';
import type { MeetingDraft } from '#use-cases/drafts/meeting-draft.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton, postbackButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { longName } from '#domain/duty/long-name.ts';
import { plainText } from './parts/plain-text.ts';
import { quickReplies } from './parts/quick-replies.ts';
import type { Tone } from './parts/theme.ts';

interface Summary {
  draft: MeetingDraft;
  /** What was wrong with the last typed words. */
  why?: string;
  links: Links;
}

/**
 * Lists what the report has and what is missing. Its button asks for the first missing answer, or
 * sends the report.
 */
export function summaryCard({ draft, why, links }: Summary): Message {
  const { duty, missing, heldOn, present, members, place, photos, agenda, startAt, endAt } = draft;
  const names = missing.map((field) => field.label).join(' · ');
  const times = [startAt, endAt].filter((time) => time !== '').map(thaiTime);
  return card(
    {
      strip:
        missing.length > 0
          ? { ...statusStyle.draft, label: `ร่างแล้ว ยังขาด ${missing.length} ข้อ` }
          : { ...statusStyle.done, label: 'กรอกครบแล้ว ยังไม่ได้ส่ง' },
      title: longName(duty, duty.centre.label),
      parts: [
        fact(
          'calendar',
          'วันประชุม',
          [heldOn ? formatDay(heldOn, 'full') : '', ...times].filter(Boolean).join(' · '),
        ),
        fact('people', 'ผู้มาประชุม', present > 0 ? `${present} จาก ${members.length} คน` : ''),
        fact('centre', 'สถานที่', place),
        fact('register', 'วาระและมติ', agenda > 0 ? `${agenda} เรื่อง` : ''),
        fact('camera', 'รูป', photos > 0 ? `${photos} รูป` : ''),
      ],
      foot: why ?? (missing.length > 0 ? `ยังขาด: ${names}` : 'ตรวจแล้วกด “ส่งรายงาน”'),
      buttons: [
        ...lastSteps(draft, links),
        postbackButton('แก้ไข', { kind: 'meetingAsk', duty: duty.id, step: 'choose' }),
      ],
      quick: [{ label: 'สถานะ', icon: 'clock' }],
    },
    links,
  );
}

function lastSteps({ duty, missing }: MeetingDraft, links: Links): Button[] {
  const [first] = missing;
  if (!first) return [postbackButton('ส่งรายงาน', { kind: 'meetingSend', duty: duty.id })];
  const question = meetingQuestions.find((known) => known === first.field);
  return [
    question
      ? postbackButton('ตอบข้อที่เหลือ', { kind: 'meetingAsk', duty: duty.id, step: question })
      : linkButton('กรอกข้อที่เหลือ', links.question(duty.id, first.field)),
  ];
}

const answerNames: Record<MeetingQuestion, string> = {
  heldOn: 'วันประชุม',
  present: 'ผู้มาประชุม',
  startAt: 'เวลาเริ่ม',
  endAt: 'เวลาเลิก',
  place: 'สถานที่',
  chairedBy: 'ประธานในที่ประชุม',
  agenda: 'วาระและมติ',
  photos: 'รูป',
};

/** แก้ไข: asks which answer to change. Items of the agenda are changed in the form. */
export function chooseAnswerCard({ duty }: MeetingDraft, links: Links): Message {
  return plainText(
    'แก้ไขข้อไหน เลือกจากปุ่มด้านล่าง หรือพิมพ์ เช่น แก้วันที่',
    quickReplies(
      meetingQuestions.map((step) =>
        step === 'agenda'
          ? { label: answerNames[step], opens: links.question(duty.id, 'agenda') }
          : { label: answerNames[step], postback: { kind: 'meetingAsk', duty: duty.id, step } },
      ),
      links,
    ),
  );
}

/** Shown after sending: who must act next. */
export function meetingSentText(duty: DutyView, links: Links): Message {
  const desk = duty.holder === 'province' ? 'จังหวัด' : 'อำเภอ';
  return plainText(
    `ส่งรายงานแล้ว: ${longName(duty, duty.centre.label)}\nรอ${desk}ตรวจ เมื่อตรวจแล้วจะแจ้งในแชตนี้`,
    quickReplies([{ label: 'สถานะ', icon: 'clock' }], links),
  );
}

/** Shown after ยกเลิก during a report: the draft stays. */
export function meetingPausedText(links: Links): Message {
  return plainText(
    'หยุดไว้ก่อน คำตอบที่ให้แล้วเก็บไว้ในร่าง\nพิมพ์ “ทำต่อ” เมื่อพร้อม ภายใน 7 วัน หรือเปิดแบบจาก “สถานะ”',
    quickReplies([{ label: 'ทำต่อ' }, { label: 'สถานะ', icon: 'clock' }], links),
  );
}

/** Shown below the answer to another command: the report still waits. */
export function meetingWaitsText(links: Links): Message {
  return plainText(
    'รายงานการประชุมที่ตอบไว้ยังไม่เสร็จ พิมพ์ “ทำต่อ” เพื่อตอบข้อถัดไป',
    quickReplies([{ label: 'ทำต่อ' }, { label: 'สถานะ', icon: 'clock' }], links),
  );
}

function fact(icon: Row['icon'], title: string, text: string): Row {
  const tone: Tone = text === '' ? 'closed' : 'done';
  const note = text === '' ? 'ยังไม่ได้ตอบ' : text;
  return { kind: 'row', icon, tone, title, note, plainNote: true };
}

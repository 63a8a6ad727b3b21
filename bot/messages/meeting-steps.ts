import { addDays, bangkokDay } from '#domain/calendar.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { MeetingDraft } from '#use-cases/drafts/meeting-draft.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import type { MeetingQuestion } from '../postback.ts';
import { meetingQuestions } from '../postback.ts';
import { postbackButton, linkButton, datePickerButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { longName } from './parts/duty-labels.ts';
import { statusStyle } from '#domain/duty/status-style.ts';
import type { Tone } from './parts/theme.ts';

interface MeetingStep {
  draft: MeetingDraft;
  /** Questions before this one are skipped. */
  from: MeetingQuestion | 'summary';
  now: Date;
  links: Links;
}

/** The next open question of the chat, or a summary when none is open. */
export function meetingStepCard(step: MeetingStep): Message {
  const { draft, from } = step;
  if (draft.heldBy !== null) return heldCard(step);
  if (!draft.duty.actions.includes('fill')) return sentCard(step);
  const remaining =
    from === 'summary' ? [] : meetingQuestions.slice(meetingQuestions.indexOf(from));
  const next = remaining.find((question) => isOpen(draft, question));
  return next ? questionCard(next, step) : summaryCard(step);
}

function isOpen(draft: MeetingDraft, question: MeetingQuestion): boolean {
  switch (question) {
    case 'heldOn':
      return draft.heldOn === null;
    case 'present':
      return draft.present === 0;
    case 'place':
      return draft.place === '';
    case 'photos':
      return draft.photos === 0;
  }
}

interface Question {
  title: string;
  rows: Row[];
  buttons: Button[];
}

function questionCard(question: MeetingQuestion, step: MeetingStep): Message {
  const { draft, links } = step;
  const index = meetingQuestions.indexOf(question);
  const { title, rows, buttons } = questions[question](step);
  return card(
    {
      strip: {
        ...statusStyle.draft,
        label: `รายงานการประชุม คำถามที่ ${index + 1} จาก ${meetingQuestions.length}`,
      },
      title,
      parts: [nameRow(draft), ...rows],
      buttons: [...buttons, skip(draft, meetingQuestions[index + 1] ?? 'summary')],
    },
    links,
  );
}

/** Repeats the chosen day in full, so that the person notices a wrong tap. */
function nameRow({ duty, heldOn }: MeetingDraft): Row {
  const title = longName(duty, duty.centre.label);
  const note = heldOn === null ? {} : { note: formatDay(heldOn, 'full'), plainNote: true };
  return { kind: 'row', icon: 'meeting', tone: 'draft', title, ...note };
}

function skip({ duty }: MeetingDraft, step: MeetingQuestion | 'summary'): Button {
  return postbackButton('ข้าม', { kind: 'meetingStep', duty: duty.id, step });
}

const maxDaysBack = 365;

const questions: Record<MeetingQuestion, (step: MeetingStep) => Question> = {
  heldOn: ({ draft: { duty }, now }) => {
    const today = bangkokDay(now);
    const range = { min: addDays(today, -maxDaysBack), max: today, initial: today };
    return {
      title: 'ประชุมวันไหน',
      rows: [],
      buttons: [datePickerButton('เลือกวันประชุม', { kind: 'meetingDate', duty: duty.id }, range)],
    };
  },
  present: ({ draft: { duty, members }, links }) => {
    const some = linkButton('มาไม่ครบ เลือกรายชื่อ', links.question(duty.id, 'present'));
    const all = postbackButton(`มาครบ ${members} คน`, {
      kind: 'meetingSay',
      duty: duty.id,
      field: 'present',
    });
    return {
      title: 'กรรมการมาครบหรือไม่',
      rows: members === 0 ? [plain('info', 'ยังไม่มีรายชื่อกรรมการในทะเบียน')] : [],
      buttons: members === 0 ? [some] : [all, some],
    };
  },
  place: ({ draft: { duty, lastPlace }, links }) => {
    const other = linkButton('ใส่สถานที่ในแบบ', links.question(duty.id, 'place'));
    const same = postbackButton('ที่เดิม', { kind: 'meetingSay', duty: duty.id, field: 'place' });
    return {
      title: 'ประชุมที่ไหน',
      rows: lastPlace === '' ? [] : [{ ...plain('history', 'ครั้งก่อนประชุมที่'), note: lastPlace }],
      buttons: lastPlace === '' ? [other] : [same, other],
    };
  },
  photos: ({ draft: { duty }, links }) => ({
    title: 'ส่งรูปการประชุมในแชตนี้',
    rows: [
      {
        ...plain('camera', 'ส่ง 1 ถึง 6 รูป แล้วเลือกรายงานนี้'),
        note: 'กรุณาไม่ส่งรูปที่เห็นเลขประจำตัวประชาชน',
      },
    ],
    buttons: [linkButton('เลือกรูปในแบบ', links.question(duty.id, 'photos'))],
  }),
};

function plain(icon: Row['icon'], title: string): Row {
  return { kind: 'row', icon, tone: 'closed', title, plainNote: true };
}

/** Lists what the report has and what is missing. Its button opens the first missing answer. */
function summaryCard({ draft, links }: MeetingStep): Message {
  const { duty, missing, heldOn, present, members, place, photos } = draft;
  const [first] = missing;
  const names = missing.map((field) => field.label).join(' · ');
  return card(
    {
      strip: first
        ? { ...statusStyle.draft, label: `ร่างแล้ว ยังขาด ${missing.length} ข้อ` }
        : { ...statusStyle.done, label: 'กรอกครบแล้ว ยังไม่ได้ส่ง' },
      title: longName(duty, duty.centre.label),
      parts: [
        fact('calendar', 'วันประชุม', heldOn ? formatDay(heldOn, 'full') : ''),
        fact('people', 'ผู้มาประชุม', present > 0 ? `${present} จาก ${members} คน` : ''),
        fact('centre', 'สถานที่', place),
        fact('camera', 'รูป', photos > 0 ? `${photos} รูป` : ''),
      ],
      foot: first ? `ยังขาด: ${names}` : 'เปิดแบบเพื่อตรวจและส่งรายงาน',
      buttons: [
        first
          ? linkButton('กรอกข้อที่เหลือ', links.question(duty.id, first.field))
          : linkButton('ตรวจและส่ง', links.form(duty.id)),
      ],
    },
    links,
  );
}

function fact(icon: Row['icon'], title: string, text: string): Row {
  const tone: Tone = text === '' ? 'closed' : 'done';
  const note = text === '' ? 'ยังไม่ได้ตอบ' : text;
  return { kind: 'row', icon, tone, title, note, plainNote: true };
}

function heldCard({ draft: { duty, heldBy }, links }: MeetingStep): Message {
  const row: Row = {
    kind: 'row',
    icon: 'draft',
    tone: 'draft',
    title: longName(duty, duty.centre.label),
    note: `${heldBy} กำลังกรอกรายงานนี้อยู่ ถ้าจะกรอกต่อเอง เปิดแบบแล้วกดรับช่วงกรอกต่อ`,
    plainNote: true,
  };
  return card(
    {
      strip: { ...statusStyle.draft, label: 'มีผู้อื่นกำลังกรอก' },
      parts: [row],
      buttons: [linkButton('เปิดแบบ', links.form(duty.id))],
    },
    links,
  );
}

function sentCard({ draft: { duty }, links }: MeetingStep): Message {
  const row: Row = {
    kind: 'row',
    icon: 'review',
    tone: 'review',
    title: longName(duty, duty.centre.label),
    note: 'รายงานนี้ส่งแล้ว หรือยังไม่เปิดให้กรอก จึงไม่ได้เปลี่ยนอะไร',
    plainNote: true,
  };
  return card(
    {
      strip: { ...statusStyle.review, label: 'กรอกไม่ได้ตอนนี้' },
      parts: [row],
      buttons: [linkButton('เปิดดู', links.duty(duty.id))],
    },
    links,
  );
}

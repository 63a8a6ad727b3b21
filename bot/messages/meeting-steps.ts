import { addDays, bangkokDay } from '#domain/calendar.ts';
import { formatDay, thaiTime } from '#domain/thai/date.ts';
import { meetingQuestions } from '#domain/chat/meeting-answers.ts';
import type { MeetingQuestion, OpenMeetingQuestion } from '#domain/chat/meeting-answers.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { MeetingDraft } from '#use-cases/drafts/meeting-draft.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton, linkButton, datePickerButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { plainText } from './parts/plain-text.ts';
import { quickReplies } from './parts/quick-replies.ts';
import type { QuickReply } from './parts/quick-replies.ts';
import { longName } from './parts/duty-labels.ts';
import { statusStyle } from '#domain/duty/status-style.ts';
import type { Tone } from './parts/theme.ts';

interface MeetingStep {
  draft: MeetingDraft;
  question: OpenMeetingQuestion;
  /** The topic whose resolution is asked. */
  topic?: string;
  /** What was wrong with the last answer. */
  why?: string;
  now: Date;
  links: Links;
}

/** The question, or the summary before sending. */
export function meetingStepCard(step: MeetingStep): Message {
  const { draft, question } = step;
  if (draft.heldBy !== null) return heldCard(step);
  if (!draft.duty.actions.includes('fill')) return sentCard(step);
  return question === 'summary' ? summaryCard(step) : questionCard(question, step);
}

interface Question {
  title: string;
  rows: Row[];
  buttons: Button[];
}

type Asked = Exclude<OpenMeetingQuestion, 'summary'>;

/** The two pieces of an agenda item count as one question. */
function placeOf(question: Asked): number {
  const whole = question === 'resolution' || question === 'agendaMore' ? 'agenda' : question;
  return meetingQuestions.indexOf(whole);
}

function questionCard(question: Asked, step: MeetingStep): Message {
  const { draft, links, why } = step;
  const index = placeOf(question);
  const { title, rows, buttons } = questions[question](step);
  const mistake = why === undefined ? [] : [{ ...plain('info', why), tone: 'due' as const }];
  const next = meetingQuestions[index + 1] ?? 'summary';
  const skips = question === 'resolution' ? [] : [skip(draft, next)];
  return card(
    {
      strip: {
        ...statusStyle.draft,
        label: `รายงานการประชุม คำถามที่ ${index + 1} จาก ${meetingQuestions.length}`,
      },
      title,
      parts: [nameRow(draft), ...mistake, ...rows],
      buttons: [...buttons, ...skips],
      quick: waysOn,
    },
    links,
  );
}

/** Words that work at every question. */
const waysOn: readonly QuickReply[] = [{ label: 'ย้อนกลับ' }, { label: 'แก้ไข' }, { label: 'ยกเลิก' }];

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

const questions: Record<Asked, (step: MeetingStep) => Question> = {
  heldOn: ({ draft: { duty }, now }) => {
    const today = bangkokDay(now);
    const range = { min: addDays(today, -maxDaysBack), max: today, initial: today };
    return {
      title: 'ประชุมวันไหน',
      rows: [plain('info', 'พิมพ์ตอบได้ เช่น วันนี้ เมื่อวาน 12 ม.ค. 68')],
      buttons: [datePickerButton('เลือกวันประชุม', { kind: 'meetingDate', duty: duty.id }, range)],
    };
  },
  present: ({ draft: { duty, members }, links }) => {
    const some = linkButton('มาไม่ครบ เลือกรายชื่อ', links.question(duty.id, 'present'));
    const all = postbackButton(`มาครบ ${members.length} คน`, {
      kind: 'meetingSay',
      duty: duty.id,
      field: 'present',
    });
    return {
      title: 'กรรมการมาครบหรือไม่',
      rows: [
        members.length === 0
          ? plain('info', 'ยังไม่มีรายชื่อกรรมการในทะเบียน')
          : plain('info', 'พิมพ์ตอบได้ เช่น มาครบ หรือ ขาด แล้วตามด้วยชื่อ'),
      ],
      buttons: members.length === 0 ? [some] : [all, some],
    };
  },
  startAt: () => ({
    title: 'เริ่มประชุมกี่โมง',
    rows: [plain('info', 'พิมพ์ตอบ เช่น 9 โมง หรือ 9.00-12.00')],
    buttons: [],
  }),
  endAt: ({ draft: { startAt } }) => ({
    title: 'เลิกประชุมกี่โมง',
    rows: [
      plain(
        'info',
        startAt === ''
          ? 'พิมพ์ตอบ เช่น เที่ยง หรือ 15.30 น.'
          : `เริ่ม ${thaiTime(startAt)} พิมพ์เวลาเลิก เช่น เที่ยง`,
      ),
    ],
    buttons: [],
  }),
  place: ({ draft: { duty, lastPlace } }) => {
    const same = postbackButton('ที่เดิม', { kind: 'meetingSay', duty: duty.id, field: 'place' });
    return {
      title: 'ประชุมที่ไหน',
      rows: [
        ...(lastPlace === '' ? [] : [{ ...plain('history', 'ครั้งก่อนประชุมที่'), note: lastPlace }]),
        plain('info', 'พิมพ์ชื่อสถานที่ในแชตนี้'),
      ],
      buttons: lastPlace === '' ? [] : [same],
    };
  },
  chairedBy: ({ draft: { duty }, links }) => ({
    title: 'ใครเป็นประธานในที่ประชุม',
    rows: [plain('info', 'พิมพ์ชื่อกรรมการ หรือเลือกในแบบ')],
    buttons: [linkButton('เลือกในแบบ', links.question(duty.id, 'chairedBy'))],
  }),
  agenda: () => ({
    title: 'ประชุมเรื่องอะไร มีมติว่าอย่างไร',
    rows: [plain('info', 'พิมพ์ทีละเรื่อง เช่น ดูแลผู้สูงอายุ มติ เยี่ยมบ้านเดือนละครั้ง')],
    buttons: [],
  }),
  resolution: ({ topic = '' }) => ({
    title: 'ที่ประชุมมีมติว่าอย่างไร',
    rows: [{ ...plain('register', 'เรื่อง'), note: topic }, plain('info', 'พิมพ์มติในแชตนี้')],
    buttons: [],
  }),
  agendaMore: ({ draft: { duty, agenda } }) => ({
    title: `บันทึกแล้ว ${agenda} เรื่อง มีเรื่องอื่นอีกไหม`,
    rows: [plain('info', 'พิมพ์เรื่องถัดไป หรือกด “หมดแล้ว”')],
    buttons: [postbackButton('หมดแล้ว', { kind: 'meetingStep', duty: duty.id, step: 'photos' })],
  }),
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

/** Lists what the report has and what is missing. Its button asks the first missing answer, or sends. */
function summaryCard({ draft, why, links }: MeetingStep): Message {
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

/** แก้ไข: which answer to change. Items of the agenda are changed in the form. */
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

/** After sending: whose turn it is. */
export function meetingSentText(duty: DutyView, links: Links): Message {
  const desk = duty.holder === 'province' ? 'จังหวัด' : 'อำเภอ';
  return plainText(
    `ส่งรายงานแล้ว: ${longName(duty, duty.centre.label)}\nรอ${desk}ตรวจ เมื่อตรวจแล้วจะแจ้งในแชตนี้`,
    quickReplies([{ label: 'สถานะ', icon: 'clock' }], links),
  );
}

/** ยกเลิก during a report: the draft stays. */
export function meetingPausedText(links: Links): Message {
  return plainText(
    'หยุดไว้ก่อน คำตอบที่ให้แล้วเก็บไว้ในร่าง\nพิมพ์ “ทำต่อ” เมื่อพร้อม ภายใน 7 วัน หรือเปิดแบบจาก “สถานะ”',
    quickReplies([{ label: 'ทำต่อ' }, { label: 'สถานะ', icon: 'clock' }], links),
  );
}

/** Below the answer to another command: the report still waits. */
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

import { addDays, bangkokDay } from '#domain/calendar.ts';
import { maxDaysAhead, meetingTimeText } from '#domain/meeting/planned-meeting.ts';
import type { PlanDraft, PlanQuestion } from '#domain/meeting/plan-dialogue.ts';
import { formatDay, thaiTime } from '#domain/thai/date.ts';
import { placeOf } from '#domain/duty/long-name.ts';
import type { CallableCentre } from '#use-cases/meetings/plan-dialogue.ts';
import type { MeetingView } from '#use-cases/meetings/read-meeting.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { datePickerButton, linkButton, postbackButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';
import type { QuickReply } from './parts/quick-replies.ts';
import type { StatusStyle } from './parts/theme.ts';

interface Step {
  plan: PlanDraft;
  question: PlanQuestion;
  /** What was wrong with the last answer. */
  why?: string | undefined;
  now: Date;
  links: Links;
}

const strips: Record<PlanDraft['mode'], StatusStyle> = {
  announce: { tone: 'draft', icon: 'meeting', label: 'นัดประชุม ยังไม่ได้แจ้ง' },
  change: { tone: 'draft', icon: 'calendar', label: 'เปลี่ยนนัดประชุม ยังไม่ได้แจ้ง' },
  cancel: { tone: 'overdue', icon: 'closed', label: 'ยกเลิกนัดประชุม ยังไม่ได้แจ้ง' },
};

const titles: Record<Exclude<PlanQuestion, 'confirm'>, { title: string; hint: string }> = {
  on: { title: 'ประชุมวันไหน', hint: 'พิมพ์ตอบได้ เช่น 15 ม.ค. 68 หรือ พุธหน้า' },
  startAt: { title: 'เริ่มประชุมกี่โมง', hint: 'พิมพ์ตอบ เช่น 9 โมง หรือ 13.30 น.' },
  place: { title: 'ประชุมที่ไหน', hint: 'พิมพ์ชื่อสถานที่ เช่น ศาลากลางบ้าน หมู่ 3' },
  reason: { title: 'ยกเลิกเพราะอะไร', hint: 'พิมพ์เหตุผล ผู้รับข้อความจะเห็นเหตุผลนี้' },
};

const waysOn: readonly QuickReply[] = [{ label: 'ย้อนกลับ' }, { label: 'แก้ไข' }, { label: 'ยกเลิก' }];

/** The next question about a meeting, or all of it said back to be confirmed. */
export function planStepCard(step: Step): Message {
  const { plan, question, why, links } = step;
  const { centreName } = plan;
  const mistake: Row[] = why === undefined ? [] : [{ ...plain('info', why), tone: 'due' }];
  const isLast = question === 'confirm';
  return card(
    {
      strip: strips[plan.mode],
      title: isLast ? `ประชุมคณะกรรมการ ${centreName}` : titles[question].title,
      parts: [
        ...(isLast ? factsOf(plan) : [plain('centre', centreName), ...heardOf(plan)]),
        ...mistake,
        ...(isLast ? [] : [plain('info', titles[question].hint)]),
      ],
      ...(isLast ? { foot: 'ตรวจแล้วกดปุ่ม จึงจะแจ้งกรรมการ' } : {}),
      buttons: buttonsOf(step),
      quick: waysOn,
    },
    links,
  );
}

function buttonsOf({ plan, question, now }: Step): Button[] {
  const { meeting, mode } = plan;
  if (question === 'confirm') {
    const label =
      mode === 'announce' ? 'แจ้งนัดประชุม' : mode === 'change' ? 'แจ้งนัดใหม่' : 'ยกเลิกนัดและแจ้ง';
    return [postbackButton(label, { kind: 'sendPlan', meeting })];
  }
  if (question !== 'on') return [];
  const today = bangkokDay(now);
  const max = addDays(today, maxDaysAhead);
  const isPickable = plan.on !== null && plan.on >= today && plan.on <= max;
  const range = { min: today, max, initial: isPickable && plan.on ? plan.on : today };
  return [datePickerButton('เลือกวันประชุม', { kind: 'planDate', meeting }, range)];
}

function heardOf({ mode, on, startAt }: PlanDraft): Row[] {
  if (on === null) return [];
  const time = meetingTimeText({ on, startAt });
  return [{ ...plain('calendar', mode === 'cancel' ? time : `วันประชุม ${time}`) }];
}

function factsOf({ mode, on, startAt, place, reason }: PlanDraft): Row[] {
  const time: Row[] =
    on === null ? [] : [{ ...plain('calendar', formatDay(on, 'full')), tone: 'draft' }];
  const hour: Row[] =
    startAt === '' ? [] : [{ ...plain('clock', thaiTime(startAt)), tone: 'draft' }];
  const where: Row[] = place === '' ? [] : [{ ...plain('centre', place), tone: 'draft' }];
  const why: Row[] = mode === 'cancel' ? [{ ...plain('comment', reason), tone: 'overdue' }] : [];
  return [...time, ...hour, ...where, ...why];
}

function plain(icon: Row['icon'], title: string): Row {
  return { kind: 'row', icon, tone: 'closed', title, plainNote: true };
}

/** Which committee is called together, for a person with several. */
export function whichCommitteeCard(centres: readonly CallableCentre[], links: Links): Message {
  return card(
    {
      strip: { tone: 'draft', icon: 'meeting', label: 'นัดประชุม' },
      title: 'นัดประชุมของที่ไหน',
      parts: centres.map((centre) => ({
        ...plain('centre', placeOf(centre.name)),
        open: postbackButton('เลือก', { kind: 'planMeeting', centre: centre.id }),
      })),
      listUrl: links.centres(),
      unit: 'แห่ง',
      choice: true,
      foot: 'พิมพ์ชื่อตำบลต่อท้ายได้ เช่น แจ้งนัดประชุม ต.งิ้ว',
    },
    links,
  );
}

/** Which coming meeting is changed or cancelled. */
export function whichMeetingCard(
  { meetings, cancels }: { meetings: readonly MeetingView[]; cancels: boolean },
  links: Links,
): Message {
  return card(
    {
      strip: cancels ? strips.cancel : strips.change,
      title: cancels ? 'ยกเลิกนัดไหน' : 'เปลี่ยนนัดไหน',
      parts: meetings.map(({ id, centre, on, startAt }) => ({
        ...plain('meeting', centre.label),
        note: meetingTimeText({ on, startAt }),
        open: postbackButton('เลือก', {
          kind: cancels ? 'endMeeting' : 'moveMeeting',
          meeting: id,
        }),
      })),
      listUrl: links.centres(),
      unit: 'นัด',
      choice: true,
    },
    links,
  );
}

const doneTexts: Record<PlanDraft['mode'] | 'restore', string> = {
  announce: 'นัดประชุมแล้ว',
  change: 'เปลี่ยนนัดประชุมแล้ว',
  cancel: 'ยกเลิกนัดประชุมแล้ว',
  restore: 'กลับมานัดประชุมตามเดิมแล้ว',
};

/** After the decision: how many are told and when, the calendar, and the way back. */
export function planDoneCard(
  of: { mode: PlanDraft['mode'] | 'restore'; meeting: MeetingView; told: number; sendsAt: string },
  links: Links,
): Message {
  const { mode, meeting, told, sendsAt } = of;
  const isOff = mode === 'cancel';
  const back: QuickReply[] = isOff
    ? [{ label: 'เลิกทำ', postback: { kind: 'restoreMeeting', meeting: meeting.id } }]
    : [];
  return card(
    {
      strip: isOff
        ? { ...strips.cancel, label: doneTexts[mode] }
        : { tone: 'done', icon: 'done', label: doneTexts[mode] },
      title: `ประชุมคณะกรรมการ ${meeting.centre.label}`,
      parts: [{ ...plain('meeting', meetingTimeText(meeting)), note: meeting.place }],
      foot: told === 0 ? 'ไม่มีผู้ที่ต้องแจ้งทาง LINE' : `แจ้งทาง LINE ${told} คน ออก ${sendsAt}`,
      buttons: [linkButton(isOff ? 'เปิดดู' : 'เปิดดู ใส่ปฏิทิน', links.meeting(meeting.id))],
      quick: [...back, ...commonReplies],
    },
    links,
  );
}

/** ยกเลิก before the decision: nothing is told. */
export function planDroppedText(links: Links): Message {
  return plainText('ไม่ได้แจ้งใคร นัดเดิมยังเหมือนเดิม', quickReplies(commonReplies, links));
}

/** แก้ไข without naming what. */
export function whichAnswerText({ mode }: PlanDraft, links: Links): Message {
  const labels = mode === 'cancel' ? ['แก้เหตุผล'] : ['แก้วันที่', 'แก้เวลา', 'แก้สถานที่'];
  return plainText(
    'แก้ไขข้อไหน เลือกจากปุ่มด้านล่าง หรือพิมพ์ เช่น แก้เวลา',
    quickReplies(
      labels.map((label) => ({ label })),
      links,
    ),
  );
}

/** For people who may not call the committee together, or have no meeting to change. */
export function cannotPlanText(why: 'notAllowed' | 'noMeeting', links: Links): Message {
  return plainText(
    why === 'notAllowed'
      ? 'ผู้ที่แจ้งนัดประชุมได้คือประธาน เลขานุการ และพัฒนากรของตำบล กรุณาบอกผู้ใดผู้หนึ่งให้แจ้งนัด'
      : 'ยังไม่มีนัดประชุมที่จะเปลี่ยนหรือยกเลิก พิมพ์ “แจ้งนัดประชุม” เพื่อนัดใหม่',
    quickReplies(commonReplies, links),
  );
}

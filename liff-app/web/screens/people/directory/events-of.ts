import type { Output } from '#contract/contract.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { formatDay } from '#domain/thai/date.ts';
import { roleLabels } from '#domain/people/role-labels.ts';

export type Happened = Pick<Output<'person.read'>, 'messages' | 'changes' | 'escalations'>;

const changeLabels: Record<string, string> = {
  join: 'เข้าร่วมด้วยรหัส',
  'join.undo': 'คืนหน้าที่',
  'joinRequest.accept': 'รับเข้าตามคำขอ',
  'person.follow': 'เพิ่มบัญชีเป็นเพื่อน',
  'person.unfollow': 'บล็อกบัญชี',
  'member.link': 'ผูกกับทะเบียน',
  'member.unlink': 'เลิกผูกกับทะเบียน',
  'person.rename': 'แก้ชื่อ',
  'person.phone': 'มีผู้ดูเบอร์โทร',
  'person.giveRole': 'ได้หน้าที่เพิ่ม',
  'person.handOver': 'โอนงานหรือพ้นหน้าที่',
  'person.undoHandOver': 'ได้หน้าที่คืน',
  'leaving.plan': 'กำหนดวันพ้นหน้าที่',
  'leaving.cancel': 'ยกเลิกกำหนดวันพ้นหน้าที่',
  'leaving.fail': 'พ้นหน้าที่ตามกำหนดไม่ได้',
  'person.receive': 'รับงานต่อ',
};

const stateLabels: Record<string, string> = {
  planned: 'รอส่ง',
  held: 'รอโควตา',
  sending: 'กำลังส่ง',
  carried: 'กำลังส่ง',
  failed: 'ส่งไม่สำเร็จ',
  parked: 'ส่งไม่สำเร็จ',
  cancelled: 'ไม่ได้ส่ง',
  expired: 'เลยเวลาส่ง',
};

const kindLabels: Record<string, string> = {
  digest: 'เตือนในสรุปเช้า',
  meeting: 'เตือนประชุม',
  meetingNotice: 'แจ้งนัดประชุม',
  terms: 'เตือนครบวาระ',
  returned: 'แจ้งส่งคืนแก้ไข',
  accepted: 'แจ้งรับรองแล้ว',
  replied: 'แจ้งคำตอบ',
  waived: 'แจ้งยกเว้น',
  chased: 'ทวงถาม',
  extended: 'แจ้งขยายเวลา',
  extensionDecided: 'แจ้งผลขอขยายเวลา',
  extensionAsked: 'แจ้งคำขอขยายเวลา',
  joinAsked: 'แจ้งคำขอเข้าร่วม',
  joinDecided: 'แจ้งผลขอเข้าร่วม',
  handedOver: 'แจ้งรับงานต่อ',
  roleEnded: 'แจ้งพ้นหน้าที่',
  headChanged: 'แจ้งพัฒนาการอำเภอเปลี่ยน',
  leavingFailed: 'แจ้งพ้นหน้าที่ตามกำหนดไม่ได้',
  unlinked: 'แจ้งเลิกผูกกับทะเบียน',
  roleGiven: 'แจ้งหน้าที่ใหม่',
};

type EventIcon = 'bell' | 'ladder' | 'history';

interface Entry {
  at: string;
  icon: EventIcon;
  text: string;
}

export interface PersonEvent {
  icon: EventIcon;
  /** 12 13 16 มิ.ย. */
  dates: string;
  text: string;
}

const shownEvents = 8;

/** Newest first. Equal events in a row become one line with their dates. */
export function eventsOf({ messages, changes, escalations }: Happened): PersonEvent[] {
  const entries: Entry[] = [
    ...messages.map((message) => ({
      at: message.at,
      icon: 'bell' as const,
      text: messageText(message),
    })),
    ...escalations.map(({ to, at }) => ({
      at,
      icon: 'ladder' as const,
      text: to === 'province' ? 'ขึ้นมาที่จังหวัด' : `ขึ้นไปที่${roleLabels[to]}`,
    })),
    ...changes.map(({ action, at }) => ({
      at,
      icon: 'history' as const,
      text: changeLabels[action] ?? 'แก้ข้อมูล',
    })),
  ];
  const runs: Entry[][] = [];
  for (const entry of entries.toSorted((a, b) => b.at.localeCompare(a.at))) {
    const run = runs.at(-1);
    if (run?.[0]?.text === entry.text) run.push(entry);
    else runs.push([entry]);
  }
  return runs.slice(0, shownEvents).flatMap((run) => {
    const [first] = run;
    return first ? [{ icon: first.icon, text: first.text, dates: datesOf(run) }] : [];
  });
}

function messageText({ kind, state, isAnswered }: Happened['messages'][number]): string {
  const label = kindLabels[kind] ?? 'ส่งข้อความแจ้งเรื่อง';
  if (isAnswered) return `${label} รับทราบแล้ว`;
  const stateLabel = stateLabels[state];
  return stateLabel ? `${label} ${stateLabel}` : label;
}

/** Days of the same month share its name. Each day is named once, earliest first. */
function datesOf(run: readonly Entry[]): string {
  const days = [...new Set(run.map(({ at }) => bangkokDay(new Date(at))))].toSorted();
  const months = [...Map.groupBy(days, (day) => day.slice(0, 7)).values()];
  return months
    .map((group) =>
      group
        .map((day, index) =>
          index < group.length - 1 ? String(Number(day.slice(8))) : formatDay(day, 'dayMonth'),
        )
        .join(' '),
    )
    .join(' ')
    .replaceAll(' ', '\u00a0');
}

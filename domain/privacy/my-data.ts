import * as z from 'zod/mini';
import { bangkokDay, daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Cell } from '../fields/field.ts';
import type { WorkbookColumn, WorkbookSheet } from '../list/workbook.ts';
import { formatDay } from '../thai/date.ts';

/** A thing with a date, as shown to the person. `place` and `note` may be empty. */
const entrySchema = z.object({
  title: z.string(),
  place: z.string(),
  note: z.string(),
  at: z.date(),
});
export type MyEntry = z.infer<typeof entrySchema>;

/** One list: the number of its entries, and the newest of them. */
export interface MyList {
  count: number;
  entries: readonly MyEntry[];
}

/**
 * Everything stored about a person, in words that the person understands. The LINE user id is never
 * shown.
 */
export interface MyData {
  name: string;
  formerNames: readonly string[];
  phone: string | null;
  isFriend: boolean;
  joinedAt: Date | null;
  noticeAcceptedAt: Date | null;
  /** Muted reminder topics, with the day on which each mute ends. */
  mutes: readonly string[];
  /** The chat's cards have larger letters, because the person asked for it. */
  bigCards: boolean;
  roles: readonly string[];
  seats: readonly MySeat[];
  lists: Record<MyListKind, MyList>;
}

/** The person's row in a committee's register. Only an accepted register changes it. */
export const mySeatSchema = z.object({
  name: z.string(),
  seat: z.string(),
  centreName: z.string(),
  phone: z.nullable(z.string()),
  since: z.nullable(daySchema),
  until: z.nullable(daySchema),
});
export type MySeat = z.infer<typeof mySeatSchema>;

export const myListKinds = [
  'reports',
  'drafts',
  'files',
  'comments',
  'questions',
  'messages',
  'requests',
  'codes',
  'history',
] as const;
export type MyListKind = (typeof myListKinds)[number];

/** The title of each list, on the screen and in the file. */
export const myListTitles: Readonly<Record<MyListKind, string>> = {
  reports: 'รายงานที่ท่านส่ง',
  drafts: 'ร่างที่ท่านถือ',
  files: 'รูปและไฟล์ที่ท่านส่ง',
  comments: 'ความเห็นของท่าน',
  questions: 'คำถามและคำตอบของท่าน',
  messages: 'ข้อความที่ระบบส่งถึงท่าน',
  requests: 'คำขอของท่าน',
  codes: 'รหัสที่ท่านสร้างหรือใช้',
  history: 'ประวัติที่เกี่ยวกับท่าน',
};

const text = (label: string, width: number): WorkbookColumn => ({ label, type: 'text', width });
const date = (label: string): WorkbookColumn => ({ label, type: 'date' });

/** The copy as worksheets: who the person is, their seats, then one worksheet for each list. */
export function myDataSheets(data: MyData, today: Day): WorkbookSheet[] {
  const heading = ['ข้อมูลของฉัน', `จัดทำจากระบบ ศอช. ประสาน ${formatDay(today, 'long')}`];
  return [
    {
      name: 'ข้อมูลของฉัน',
      heading,
      columns: [text('หัวข้อ', 30), text('ข้อมูล', 60)],
      rows: factRows(data),
    },
    {
      name: 'ทะเบียนกรรมการ',
      heading,
      columns: [
        text('ชื่อในทะเบียน', 30),
        text('ตำแหน่ง', 20),
        text('ศอช.', 24),
        text('เบอร์โทร', 16),
        date('ตั้งแต่'),
        date('ถึง'),
      ],
      rows: data.seats.map(({ name, seat, centreName, phone, since, until }) => [
        name,
        seat,
        centreName,
        phone,
        since && { day: since },
        until && { day: until },
      ]),
    },
    ...myListKinds.map((kind) => ({
      name: myListTitles[kind],
      heading,
      columns: [text('รายการ', 40), text('พื้นที่', 30), text('รายละเอียด', 50), date('วันที่')],
      rows: data.lists[kind].entries.map(({ title, place, note, at }): Cell[] => [
        title,
        place || null,
        note || null,
        { day: bangkokDay(at) },
      ]),
    })),
  ];
}

function factRows(data: MyData): Cell[][] {
  const dayOf = (at: Date | null): string | null => at && formatDay(bangkokDay(at), 'long');
  return [
    ['ชื่อ', data.name || null],
    ['ชื่อที่เคยใช้', data.formerNames.join(', ') || null],
    ['เบอร์โทร', data.phone],
    ['บัญชี LINE', data.isFriend ? 'ผูกไว้ เป็นเพื่อนกับบัญชีนี้' : 'ผูกไว้ ไม่ได้เป็นเพื่อน'],
    ['วันที่เข้าร่วม', dayOf(data.joinedAt)],
    ['รับทราบประกาศความเป็นส่วนตัว', dayOf(data.noticeAcceptedAt)],
    ['ปิดเตือนอยู่', data.mutes.join(', ') || null],
    ['ตัวหนังสือในการ์ดแชต', data.bigCards ? 'ใหญ่' : 'ปกติ'],
    ...data.roles.map((role): Cell[] => ['บทบาท', role]),
  ];
}

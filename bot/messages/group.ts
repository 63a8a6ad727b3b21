import type { GroupBoardLine, GroupBoardState } from '#domain/group-board.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { formatDay, formatTime } from '#domain/thai/date.ts';
import type { GroupBoard } from '#use-cases/overview/read-group-board.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { placeOf } from '#domain/duty/long-name.ts';
import type { StatusStyle } from './parts/theme.ts';
import { statusStyle } from '#domain/duty/status-style.ts';
import { plainText } from './parts/plain-text.ts';

/** The code for a group. A second message can be forwarded to the group unchanged. */
export function groupCodeMessages(
  { code, place, expiresAt }: { code: string; place: string; expiresAt: Date },
  links: Links,
): Message[] {
  const until = `${formatDay(bangkokDay(expiresAt), 'dayMonth')} ${formatTime(expiresAt)}`;
  const explained = card(
    {
      strip: { tone: 'draft', icon: 'people', label: 'ผูกกลุ่มกับระบบ' },
      title: `กลุ่มของ ${place}`,
      parts: [
        step('people', '1. เชิญบัญชีนี้เข้ากลุ่ม', 'กลุ่มของเจ้าหน้าที่หรือกรรมการในพื้นที่'),
        step('comment', '2. ส่งข้อความด้านล่างในกลุ่ม', `ใช้ได้ครั้งเดียว ถึง ${until}`),
        step('clock', '3. พิมพ์ สถานะ ในกลุ่ม', 'ได้กระดานของพื้นที่ มีแต่ชื่อตำบล ไม่มีชื่อคน'),
      ],
    },
    links,
  );
  return [explained, plainText(`ผูกกลุ่ม ${code}`)];
}

function step(icon: Row['icon'], title: string, note: string): Row {
  return { kind: 'row', icon, tone: 'draft', title, note, plainNote: true };
}

export function boundText(place: string): Message {
  return plainText(`ผูกกลุ่มนี้กับ ${place} แล้ว\nพิมพ์ สถานะ เพื่อดูกระดานของพื้นที่`);
}

const looks: Record<GroupBoardState, StatusStyle> = {
  overdue: statusStyle.overdue,
  returned: statusStyle.returned,
  near: statusStyle.due,
  review: statusStyle.review,
  clear: { ...statusStyle.done, label: 'ไม่มีเรื่องค้าง' },
};

/** This note has more lines than others, because a district lists one name in each line. */
const mostLines = 14;

/** Lists each place of the area under its most urgent state, without names of people. */
export function boardCard(
  { place, lines }: GroupBoard,
  { now, links, costs }: { now: Date; links: Links; costs?: number },
): Message {
  const worst = lines[0];
  return card(
    {
      strip: worst
        ? { ...looks[worst.state], label: wordsOf(worst) }
        : { ...statusStyle.closed, label: 'ยังไม่มีเรื่องในพื้นที่นี้' },
      title: `${place} ${formatDay(bangkokDay(now), 'medium')}`,
      parts: lines.map(rowOf),
      ...(costs === undefined ? {} : { foot: costText(costs) }),
      buttons: [linkButton('เปิดงานของฉัน', links.home())],
    },
    links,
  );
}

/** LINE counts a message to the group once for each person in it. */
function costText(people: number): string {
  return `ส่งทุกวันจันทร์ ครั้งนี้นับ ${people} ข้อความ หยุดเองเมื่อทุกแห่งส่งครบ จังหวัดปิดได้ที่นโยบายการเตือน`;
}

function wordsOf({ state, places }: GroupBoardLine): string {
  return `${looks[state].label} ${places.length} แห่ง`;
}

function rowOf(line: GroupBoardLine): Row {
  const { tone, icon } = looks[line.state];
  return {
    kind: 'row',
    tone,
    icon,
    title: wordsOf(line),
    note: line.places.map(placeOf).join(' '),
    plainNote: true,
    lines: mostLines,
  };
}

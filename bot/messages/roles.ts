import { formatDay } from '#domain/thai/date.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Message } from '../line/line-client.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { remindedText } from './parts/reminded-text.ts';
import type { NoticeContext } from './parts/notice-context.ts';
import { roleRow } from './parts/role-labels.ts';

type Of<K extends Notice['kind']> = NoticeContext<Extract<Notice, { kind: K }>>;
type NamedRole = Of<'roleGiven'>['notice']['roles'][number];

function rowsOf(roles: readonly NamedRole[]): Row[] {
  return roles.map(({ role, seat, place }) =>
    roleRow({ role, seat, areaName: place, centreName: null }),
  );
}

/** The places and open duties that the reader takes over from a colleague. */
export function handedOverCard({ notice, links, delivery }: Of<'handedOver'>): Message {
  const { from, by, duties, drafts } = notice;
  const work = duties.length === 0 ? 'ตอนนี้ไม่มีงานค้าง' : `มีงานค้าง ${duties.length} เรื่อง`;
  const draft = drafts === 0 ? '' : ` รวมร่างที่กรอกไว้ ${drafts} เรื่อง`;
  return card(
    {
      strip: { tone: 'draft', icon: 'tasks', label: 'ท่านรับงานต่อ' },
      title: `งานของ${from} เป็นของท่านแล้ว`,
      parts: rowsOf(notice.roles),
      unit: 'พื้นที่',
      foot: `${work}${draft} ผู้โอนงาน: ${by}`,
      buttons: [linkButton('เปิดงานของฉัน', links.home(delivery))],
    },
    links,
  );
}

/** Roles that have ended, with the reason and who takes over. */
export function roleEndedCard({ notice, links, actor }: Of<'roleEnded'>): Message {
  const { by, to, reason } = notice;
  const next = to.length === 0 ? '' : ` ผู้รับงานต่อ: ${to.join(' ')}`;
  return card(
    {
      strip: { tone: 'closed', icon: 'closed', label: 'หน้าที่สิ้นสุดแล้ว' },
      title: 'ขอบคุณที่ช่วยดูแลงาน ศอช.',
      parts: rowsOf(notice.roles),
      unit: 'หน้าที่',
      foot: `เหตุผล: ${reason} ผู้บันทึก: ${by}${next} หากไม่ถูกต้อง กรุณาแจ้งสำนักงานพัฒนาชุมชนอำเภอ`,
      buttons: actor.grants.length === 0 ? [] : [linkButton('เปิดงานของฉัน', links.home())],
    },
    links,
  );
}

/** Tells the other heads and the province that the role of a head has ended or was given back. */
export function headChangedCard({ notice, links }: Of<'headChanged'>): Message {
  const { name, by, reason, isUndone } = notice;
  return card(
    {
      strip: isUndone
        ? { tone: 'done', icon: 'done', label: 'พัฒนาการอำเภอได้หน้าที่คืน' }
        : { tone: 'closed', icon: 'closed', label: 'พัฒนาการอำเภอพ้นหน้าที่' },
      title: name,
      parts: rowsOf(notice.roles),
      unit: 'หน้าที่',
      foot: `${isUndone ? '' : `เหตุผล: ${reason} `}ผู้บันทึก: ${by} หากไม่ถูกต้อง จังหวัดย้อนรายการหรือให้หน้าที่ใหม่ได้จากหน้า คน`,
      buttons: [linkButton('เปิดงานของฉัน', links.home())],
    },
    links,
  );
}

/** Tells the people who decide that a planned change of roles was not made. */
export function leavingFailedCard({ notice, links }: Of<'leavingFailed'>): Message {
  return card(
    {
      strip: { tone: 'returned', icon: 'people', label: 'พ้นหน้าที่ตามกำหนดไม่ได้' },
      title: notice.name,
      parts: rowsOf(notice.roles),
      unit: 'หน้าที่',
      foot: `กำหนดไว้ ${formatDay(notice.on, 'medium')} แต่สิทธิของผู้กำหนดหรือผู้รับช่วงเปลี่ยนไป หน้าที่จึงยังเหมือนเดิม กรุณาเปิดหน้า คน แล้วบันทึกใหม่`,
      buttons: [linkButton('เปิดงานของฉัน', links.home())],
    },
    links,
  );
}

/** Asks the person to say who they are in the register, because their row now has another person's name. */
export function unlinkedCard({ notice, links }: Of<'unlinked'>): Message {
  return card(
    {
      strip: { tone: 'returned', icon: 'register', label: 'ยังไม่ผูกกับทะเบียน' },
      title: 'ชื่อในทะเบียนกรรมการเปลี่ยนไป',
      parts: rowsOf(notice.roles),
      unit: 'ตำแหน่ง',
      foot: 'บัญชีของท่านจึงยังไม่มีสิทธิของตำแหน่งนี้ หากท่านยังเป็นกรรมการ กรุณาแจ้งพัฒนากรของตำบลให้ผูกบัญชีกับชื่อของท่าน',
      buttons: [linkButton('เปิดงานของฉัน', links.home())],
    },
    links,
  );
}

/** Tells the person which roles an officer gave them or restored. */
export function roleGivenCard({ notice, links, delivery }: Of<'roleGiven'>): Message {
  return card(
    {
      strip: { tone: 'done', icon: 'done', label: 'ท่านได้รับหน้าที่' },
      title: 'ท่านทำหน้าที่',
      parts: rowsOf(notice.roles),
      unit: 'หน้าที่',
      foot: `ผู้มอบหน้าที่: ${notice.by} ${remindedText(notice.digestAt)}`,
      buttons: [linkButton('เปิดงานของฉัน', links.home(delivery))],
    },
    links,
  );
}

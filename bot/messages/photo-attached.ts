import type { PhotoAttachment } from '#use-cases/files/attach-photos.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton, linkButton } from './parts/card-buttons.ts';
import type { Button } from './parts/card-buttons.ts';
import type { Row } from './parts/card-rows.ts';
import { card } from './parts/card.ts';
import { longName } from '#domain/duty/long-name.ts';
import { staleCard } from './help.ts';
import { statusStyle } from '#domain/duty/status-style.ts';
import type { StatusStyle } from './parts/theme.ts';

/** Says which photos the tap added to the report. */
export function filingCard(filing: PhotoAttachment, links: Links): Message {
  switch (filing.kind) {
    case 'gone':
      return staleCard(links);
    case 'filed':
      return filedCard(filing, links);
    case 'already':
      return aboutCard(filing.duty, links, {
        strip: { ...statusStyle.done, label: 'แนบรูปชุดนี้ไว้แล้ว' },
        text: 'รูปอยู่ในรายงานนี้แล้ว ถ้าต้องการย้าย กรุณาเปิดแบบแล้วลบหรือแนบใหม่',
      });
    case 'held':
      return aboutCard(filing.duty, links, {
        strip: { ...statusStyle.draft, label: 'มีผู้อื่นกำลังกรอก' },
        text: `${filing.by} กำลังกรอกแบบนี้อยู่ รูปยังเก็บไว้ 7 วัน เปิดแบบเพื่อรับช่วงกรอกต่อ แล้วกดแนบอีกครั้ง หรือเลือกรายงานอื่น`,
      });
    case 'closed':
      return aboutCard(filing.duty, links, {
        strip: { tone: 'closed', icon: 'closed', label: 'แนบไม่ได้ตอนนี้' },
        text: 'รายงานนี้ส่งแล้วหรือยังไม่มีช่องแนบรูป รูปยังเก็บไว้ กรุณาเลือกรายงานอื่น',
      });
    case 'full':
      return aboutCard(filing.duty, links, {
        strip: { tone: 'due', icon: 'camera', label: 'ช่องรูปเต็มแล้ว' },
        text: `แบบนี้แนบได้ไม่เกิน ${filing.most} รูป รูปยังเก็บไว้ เปิดแบบเพื่อลบรูปที่ไม่ใช้ แล้วกดแนบอีกครั้ง`,
      });
  }
}

function filedCard(filing: Extract<PhotoAttachment, { kind: 'filed' }>, links: Links): Message {
  const { duty, field, added, there } = filing;
  const notes = [
    ...(filing.again > 0 ? [`รูปซ้ำ ${filing.again} รูป ไม่แนบซ้ำ`] : []),
    ...(filing.elsewhere > 0 ? [`${filing.elsewhere} รูปเคยใช้ในรายงานอื่น กรุณาตรวจ`] : []),
    ...(filing.left > 0 ? [`อีก ${filing.left} รูปแนบไม่ได้ ช่องรูปเต็ม`] : []),
  ].map((title): Row => ({ kind: 'row', icon: 'info', tone: 'due', title }));
  const row: Row = {
    kind: 'row',
    icon: 'camera',
    tone: 'done',
    title: longName(duty, duty.centre.label),
    note: `ในแบบมีแล้ว ${there} รูป ยังไม่ได้ส่งรายงาน`,
    plainNote: true,
  };
  return card(
    {
      strip: { ...statusStyle.done, label: added > 0 ? `แนบแล้ว ${added} รูป` : 'มีรูปนี้อยู่แล้ว' },
      parts: [row, ...notes],
      buttons: [linkButton('ทำรายงานต่อ', links.question(duty.id, field)), ...stepsOn(duty)],
    },
    links,
  );
}

/** A person who reports a meeting in the chat continues in the chat. */
function stepsOn({ id, form }: DutyView): Button[] {
  if (form !== 'meeting-report') return [];
  return [postbackButton('ดูที่ยังขาด', { kind: 'meetingStep', duty: id, step: 'summary' })];
}

function aboutCard(
  duty: DutyView,
  links: Links,
  notice: { strip: StatusStyle; text: string },
): Message {
  const { tone, icon } = notice.strip;
  const fills = duty.actions.includes('fill');
  const title = longName(duty, duty.centre.label);
  const row: Row = { kind: 'row', icon, tone, title, note: notice.text, plainNote: true };
  return card(
    {
      strip: notice.strip,
      parts: [row],
      buttons: [
        fills ? linkButton('เปิดแบบ', links.form(duty.id)) : linkButton('เปิดดู', links.duty(duty.id)),
      ],
    },
    links,
  );
}

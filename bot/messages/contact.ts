import { usualOfficeHours } from '#domain/centre/office.ts';
import { dialledNumber } from '#domain/fields/phone.ts';
import type { OfficeView } from '#use-cases/offices/read-offices.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { commonReplies } from './parts/quick-replies.ts';

interface Contacts {
  offices: readonly OfficeView[];
  officers: readonly { name: string; place: string }[];
}

/**
 * ติดต่อ: the officer of the reader's tambon, the office of the district, and the office of the
 * province.
 */
export function contactCard({ offices, officers }: Contacts, links: Links): Message {
  const callable = offices.filter(({ phone }) => dialledNumber(phone) !== '');
  return card(
    {
      strip: { tone: 'done', icon: 'phone', label: 'ติดต่อสำนักงาน' },
      parts: [...officers.map(officerRow), ...offices.map(officeRow)],
      unit: 'รายการ',
      listUrl: links.me(),
      foot: offices[0]?.hours ?? usualOfficeHours,
      buttons: callable
        .slice(0, 2)
        .map(({ areaCode, phone }) =>
          linkButton(areaCode.length > 2 ? 'โทรอำเภอ' : 'โทรจังหวัด', `tel:${dialledNumber(phone)}`),
        ),
      quick: commonReplies,
    },
    links,
  );
}

function officerRow({ name, place }: Contacts['officers'][number]): Row {
  return { kind: 'row', icon: 'me', tone: 'done', title: name, note: `พัฒนากร ${place}` };
}

function officeRow({ name, phone, contact }: OfficeView): Row {
  const line = dialledNumber(phone) === '' ? 'ยังไม่มีเบอร์โทรในระบบ' : phone;
  const note = contact === '' ? line : `${line} ถามหา ${contact}`;
  return { kind: 'row', icon: 'centre', tone: 'done', title: name, note, plainNote: true };
}

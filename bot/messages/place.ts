import type { Area } from '#domain/centre/centre.ts';
import { areaLabel } from '#domain/centre/centre.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { postbackButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';

/**
 * A tambon with its district, such as ต.งิ้ว อ.เทิง, because different districts have tambons with
 * the same name.
 */
export function fullPlace(area: Area): string {
  return areaLabelFor(area, []);
}

/**
 * Asks which of several places with one name is meant. Each place is a button; places that do not fit
 * into the card are quick replies.
 */
export function whichPlaceCard(areas: readonly Area[], links: Links): Message {
  return card(
    {
      strip: { tone: 'due', icon: 'help', label: 'มีหลายแห่ง' },
      title: 'หมายถึงแห่งใด',
      parts: areas.map((area) => ({
        kind: 'row',
        icon: 'centre',
        tone: 'closed',
        title: areaLabel(area),
        note: area.level === 'tambon' ? `อ.${area.districtName}` : 'ทั้งหมด',
        open: postbackButton('เลือก', { kind: 'place', areaCode: area.id }),
      })),
      quick: areas.map((area) => ({
        label: fullPlace(area),
        postback: { kind: 'place', areaCode: area.id },
      })),
      listUrl: links.centres(),
      unit: 'แห่ง',
      choice: true,
    },
    links,
  );
}

/** The place exists, but this person may not see it. */
export function placeRefusal(place: string, links: Links): Message {
  return plainText(
    `ท่านดูสถานะของ ${place} ไม่ได้\nพิมพ์ สถานะ เพื่อดูพื้นที่ของท่าน หากต้องดูแลพื้นที่นี้ กรุณาติดต่อสำนักงานพัฒนาชุมชนอำเภอ`,
    quickReplies(commonReplies, links),
  );
}

export function unknownPlaceText(links: Links): Message {
  return plainText(
    'ไม่พบชื่อตำบลหรืออำเภอนี้\nลองพิมพ์ เช่น สถานะ ต.งิ้ว หรือ สถานะ อ.เทิง',
    quickReplies(commonReplies, links),
  );
}

import type { DutyView } from '#domain/duty/view.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { linkButton } from './parts/card-buttons.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';
import { isNow } from './status.ts';

interface Unsent {
  /** The area that was asked about, such as อ.เทิง. */
  place: string;
  duties: readonly DutyView[];
  /** True when the rows are districts and not centres. */
  byDistrict: boolean;
  listUrl: string;
  links: Links;
}

/** ใครยังไม่ส่ง: the places with a report that is due and not sent, longest overdue first. */
export function notSentCard({ place, duties, byDistrict, listUrl, links }: Unsent): Message {
  const unsent = duties
    .filter((duty) => duty.holder === 'centre' && isNow(duty) && !duty.extra)
    .toSorted((a, b) => a.daysLeft - b.daysLeft);
  const centres = new Set(unsent.map((duty) => duty.centre.id)).size;
  if (centres === 0) return plainText(`${place} ส่งครบแล้ว`, quickReplies(commonReplies, links));
  const groups = Map.groupBy(unsent, (duty) =>
    byDistrict ? `อ.${duty.centre.districtName}` : duty.centre.label,
  );
  const isLate = unsent.some((duty) => duty.daysLeft < 0);
  return card(
    {
      strip: isLate
        ? { tone: 'overdue', icon: 'overdue', label: `ยังไม่ส่ง ${centres} แห่ง` }
        : { tone: 'due', icon: 'clock', label: `ยังไม่ส่ง ${centres} แห่ง` },
      title: `${place} ที่ยังไม่ส่ง`,
      parts: [...groups].map(([name, group]) => rowOf(name, { group, byDistrict })),
      listUrl,
      unit: byDistrict ? 'อำเภอ' : 'แห่ง',
      buttons: [linkButton('ดูทั้งหมด', listUrl)],
      quick: commonReplies,
    },
    links,
  );
}

function rowOf(
  title: string,
  { group, byDistrict }: { group: readonly DutyView[]; byDistrict: boolean },
): Row {
  const isLate = group.some((duty) => duty.daysLeft < 0);
  const names = new Set(
    group.map((duty) => (byDistrict ? duty.centre.name.replace('ศอช.', '') : duty.title)),
  );
  return {
    kind: 'row',
    tone: isLate ? 'overdue' : 'due',
    icon: isLate ? 'overdue' : 'clock',
    title,
    note: [...names].join(', '),
    plainNote: true,
  };
}

export function nothingToReviewText(links: Links): Message {
  return plainText('ตอนนี้ไม่มีเรื่องที่รอท่านตรวจ', quickReplies(commonReplies, links));
}

import { bangkokDay, daysBetween } from '../../domain/calendar.ts';
import { formatDay } from '../../domain/thai/date.ts';
import type { Notice } from '../../models/deliveries.ts';
import type { Message } from '../line-client.ts';
import { opens } from './card-buttons.ts';
import { card } from './card.ts';
import type { Told } from './notice.ts';

/** Committees whose term ends soon: time to draw up the next order. */
export function termsCard({
  notice,
  links,
  now,
}: Told<Extract<Notice, { kind: 'terms' }>>): Message {
  const left = Math.max(0, daysBetween(bangkokDay(now), notice.termTo));
  return card(
    {
      strip: { tone: 'due', icon: 'register', word: `อีก ${left} วันครบวาระ` },
      title: `คณะกรรมการครบวาระ ${formatDay(notice.termTo, 'medium')}`,
      parts: notice.entries.map(({ centre, centreName }) => ({
        kind: 'row',
        icon: 'register',
        tone: 'due',
        title: centreName,
        open: opens('เปิดทะเบียน', links.centre(centre)),
      })),
      rest: links.centres(),
      foot: 'ออกคำสั่งใหม่แล้ว กดปรับปรุงทะเบียนในหน้า ศอช.',
    },
    links,
  );
}

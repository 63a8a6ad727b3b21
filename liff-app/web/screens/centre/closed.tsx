import { dayText } from '#web/format-day.ts';
import { Banner } from '#web/parts/feedback.tsx';
import type { Centre } from './read.ts';

/** A closed centre is read-only. */
export function Closed({ centre: { closedOn, closing } }: { centre: Centre }) {
  if (closedOn === null) return null;
  return (
    <Banner
      tint="is-closed"
      icon="closed"
      title={`${closing?.into ? `รวมกับ ${closing.into.name}` : 'ยุบเลิก'}แล้ว ตั้งแต่ ${dayText(closedOn, 'medium')}`}
    >
      {closing?.reason}
    </Banner>
  );
}

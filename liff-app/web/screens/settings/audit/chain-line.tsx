import type { Output } from '#contract/contract.ts';
import type { Day } from '#domain/calendar.ts';
import { formatTime } from '#domain/thai/date.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';

type Chain = Output<'audit.list'>['chain'];

/** The newest check’s answer to whether all rows are unchanged. */
export function ChainLine({ chain, today }: { chain: Chain; today: Day }) {
  const { check, sequence } = chain;
  if (check === null)
    return (
      <p>
        <Icon name="shield" small /> {number(sequence)} รายการต่อเนื่องกัน ระบบตรวจทุกคืนเวลา 02.30 น.
      </p>
    );
  const day = bangkokDayOf(check.at);
  const when = `${day === today ? 'วันนี้' : dayText(day, 'medium')} ${formatTime(new Date(check.at))}`;
  if (check.brokenAt !== null)
    return (
      <p class="chain-broken" role="alert">
        <Icon name="overdue" small /> รายการที่ {number(check.brokenAt)} ถูกแก้หรือลบ กรุณาแจ้งผู้ดูแลระบบ
        ตรวจล่าสุด{when}
      </p>
    );
  return (
    <p>
      <Icon name="shield" small /> {number(check.rows)} รายการต่อเนื่องกัน ไม่มีรายการถูกแก้หรือลบ ตรวจล่าสุด
      {when}
    </p>
  );
}

function number(value: number): string {
  return value.toLocaleString('en');
}

import { overdueLabel } from '#domain/wording.ts';
import { dayText } from '#web/format-day.ts';
import type { DutyView } from '#contract/contract.ts';
import { messages } from '#web/messages.ts';
import { Chip } from '#web/parts/chip.tsx';
import { DateBadge } from '#web/parts/date-badge.tsx';
import { DutyCard, dutyHref } from '#web/parts/duty-card.tsx';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { DateGroup, HomeGroups, NextRow } from './home-groups.ts';
import { submittedLabel } from '../queue/submitted-label.ts';

function headOf({ duties: [first], duties }: DateGroup): {
  title: string;
  sub: string | null;
  tint: string;
} {
  const daysLeft = first?.daysLeft ?? 0;
  const to = duties.some((duty) => duty.centre.level === 'tambon') ? 'อำเภอ' : 'จังหวัด';
  const count = duties.length;
  const sub =
    first && first.provinceDueOn > first.dueOn
      ? `อำเภอส่งถึงจังหวัดภายใน ${dayText(first.provinceDueOn, 'medium')}`
      : null;
  if (daysLeft < 0)
    return {
      title: overdueLabel({ count, days: -daysLeft }),
      sub: sub ?? 'ส่งได้ทันที',
      tint: 'is-overdue',
    };
  if (daysLeft === 0) return { title: `วันนี้ ต้องส่ง${to} ${count} เรื่อง`, sub, tint: 'is-due' };
  return {
    title: `อีก ${daysLeft} วัน ส่ง${to} ${count} เรื่อง`,
    sub,
    tint: daysLeft <= 7 ? 'is-due' : 'is-closed',
  };
}

export function NowGroup({ group, main }: { group: DateGroup; main: string | null }) {
  const { title, sub, tint } = headOf(group);
  const showMore = useShowMore(group.duties);
  return (
    <section>
      <div class="day">
        <DateBadge day={group.dueOn} tint={tint} />
        <div>
          <h2>
            {title}
            <span class="sr-only"> {dayText(group.dueOn, 'full')}</span>
          </h2>
          {sub ? <p>{sub}</p> : null}
        </div>
      </div>
      {showMore.visible.map((duty) => (
        <DutyCard key={duty.id} duty={duty} main={duty.id === main} />
      ))}
      <div class="list">
        <MoreButton hidden={showMore.hidden} unit="เรื่อง" onClick={showMore.showAll} />
      </div>
    </section>
  );
}

export function Extras({ duties }: { duties: readonly DutyView[] }) {
  if (duties.length === 0) return null;
  return (
    <section>
      <h2 class="part-title">ไม่มีกำหนดส่ง {duties.length} เรื่อง</h2>
      {duties.map((duty) => (
        <DutyCard key={duty.id} duty={duty} main={false} />
      ))}
    </section>
  );
}

export function Sent({ duties }: { duties: readonly DutyView[] }) {
  if (duties.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">ส่งแล้ว {duties.length} เรื่อง</h2>
      <ShowMoreList items={duties} keyOf={(duty) => duty.id} unit="เรื่อง">
        {(duty) => (
          <a class="row-link" href={`/app/duty/${encodeURIComponent(duty.id)}`}>
            <span>
              <strong>{duty.title}</strong>
              <small>
                {duty.centre.label}
                {submittedLabel(duty)}
              </small>
            </span>
            <Chip {...duty} />
          </a>
        )}
      </ShowMoreList>
    </section>
  );
}

/** Shows the nearest date in full, and the rest of the year after a tap. */
export function NextDates({ next }: { next: HomeGroups['next'] }) {
  const [first, ...later] = next;
  if (!first) return null;
  const [sample] = first.rows.flatMap((row) => row.duties);
  const count = first.rows.reduce((sum, row) => sum + row.duties.length, 0);
  return (
    <section>
      <div class="day">
        <DateBadge day={first.dueOn} tint="is-closed" />
        <div>
          <h2>กำหนดถัดไป {count} เรื่อง</h2>
          <p>
            อีก {sample?.daysLeft ?? 0} วัน ·{' '}
            {sample?.standing === 'closed'
              ? `เปิดให้ส่ง ${dayText(sample.opensOn, 'medium')}`
              : 'เริ่มทำได้แล้ว'}
          </p>
        </div>
      </div>
      <div class="list">
        <ShowMoreList
          items={first?.rows ?? []}
          keyOf={(row) => row.key}
          unit="เรื่อง"
          last={
            later.length > 0 ? (
              <a class="more-link" href="/app/calendar">
                ดูกำหนดส่งทั้งปี
              </a>
            ) : null
          }
        >
          {(row) => <NextLink row={row} />}
        </ShowMoreList>
      </div>
    </section>
  );
}

function NextLink({ row }: { row: NextRow }) {
  const [only] = row.duties;
  const single = row.duties.length === 1 && only;
  return (
    <a
      class="row-link"
      href={single ? dutyHref(only) : `/app/duties?mine=${encodeURIComponent(row.key)}`}
    >
      <span>
        <strong>{row.title}</strong>
        <small>
          {single ? only.centre.label : `${row.duties.length} แห่ง`} · หนังสือข้อ {row.clause}
        </small>
        {row.dateBasis === 'province' ? <small>{messages.dateBasis.province}</small> : null}
      </span>
      <Icon name="next" />
    </a>
  );
}

import { DueDates } from '#web/parts/due-dates.tsx';
import { dayText } from '#web/format-day.ts';
import { Chip } from '#web/parts/chip.tsx';
import { dutyHref } from '#web/parts/duty-card.tsx';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';
import { EmptyState } from '#web/parts/feedback.tsx';
import type { Centre } from './read.ts';

export function Duties({ duties }: Pick<Centre, 'duties'>) {
  if (duties.length === 0) return <EmptyState icon="tasks" title="ยังไม่มีเรื่องในปีนี้" />;
  return (
    <section class="list">
      <h2 class="part-title">เรื่องของปีนี้ {duties.length} เรื่อง</h2>
      <ShowMoreList items={duties} keyOf={(duty) => duty.id} unit="เรื่อง" shown={8}>
        {(duty) => (
          <a class="row-link" href={dutyHref(duty)}>
            <span>
              <strong>{duty.title}</strong>
              <small>
                หนังสือข้อ {duty.clause} · <DueDates duty={duty} />
              </small>
            </span>
            <Chip {...duty} />
          </a>
        )}
      </ShowMoreList>
    </section>
  );
}

/** Unsolicited reports, which have a state and no due date. */
export function Extras({ duties }: { duties: Centre['extras'] }) {
  if (duties.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">เพิ่มเติมนอกกำหนด {duties.length} เรื่อง</h2>
      <ShowMoreList items={duties} keyOf={(duty) => duty.id} unit="เรื่อง" shown={4}>
        {(duty) => (
          <a class="row-link" href={dutyHref(duty)}>
            <span>
              <strong>{duty.title}</strong>
              <small>เริ่ม {dayText(duty.opensOn, 'medium')}</small>
            </span>
            <Chip {...duty} />
          </a>
        )}
      </ShowMoreList>
    </section>
  );
}

/** Reports of earlier years, hidden until a tap on the year. */
export function EarlierYears({ years }: { years: Centre['earlier'] }) {
  if (years.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">รายงานของปีก่อน</h2>
      {years.map(({ fiscalYear, duties }) => (
        <details key={fiscalYear} class="held-list">
          <summary>
            ปีงบประมาณ {fiscalYear} <span>{duties.length} เรื่อง</span>
          </summary>
          {duties.map((duty) => (
            <a key={duty.id} class="row-link" href={`/app/duty/${encodeURIComponent(duty.id)}`}>
              <span>
                <strong>{duty.title}</strong>
                <small>หนังสือข้อ {duty.clause}</small>
              </span>
              <Chip {...duty} />
            </a>
          ))}
        </details>
      ))}
    </section>
  );
}

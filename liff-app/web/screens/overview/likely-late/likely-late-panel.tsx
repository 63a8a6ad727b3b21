import type { Overview } from '#contract/contract.ts';
import type { LikelyLate } from '#contract/overview-views.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { dayText } from '#web/format-day.ts';
import { useReloadAfter } from '#web/api/use-live.ts';
import { useResource } from '#web/api/resource.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';

interface Props {
  overview: Overview;
  changes: number;
}

/** อาจช้า: reports that may come late with the reasons, and how often earlier ones were named correctly. */
export function LikelyLatePanel({ overview, changes }: Props) {
  const found = useResource('overview.likelyLate', { area: overview.areaCode });
  useReloadAfter(changes, found.reload);
  // A past year has no reports that may still come late.
  if (!overview.years.find(({ fiscalYear }) => fiscalYear === overview.fiscalYear)?.open)
    return null;
  return (
    <section class="panel headed likely-late" aria-labelledby="likely-title">
      <header>
        <h2 id="likely-title">อาจช้า</h2>
        <p>{found.state.kind === 'ready' ? summaryText(found.state.data) : ''}</p>
      </header>
      <ResourceView resource={found} heights={[72, 72]}>
        {(likely) => (
          <>
            <LikelyRows likely={likely} />
            <Record likely={likely} />
            <Rules />
          </>
        )}
      </ResourceView>
    </section>
  );
}

function summaryText({ total, centres }: LikelyLate): string {
  if (total === 0) return 'ไม่มีเรื่องที่ควรโทรถามก่อนในตอนนี้';
  return `${formatNumber(total)} เรื่อง ของ ${formatNumber(centres)} แห่ง ที่ควรโทรถามก่อนถึงกำหนด`;
}

function LikelyRows({ likely: { duties, total } }: { likely: LikelyLate }) {
  if (duties.length === 0) return null;
  return (
    <div class="list inset">
      <ShowMoreList items={duties} keyOf={({ id }) => id} unit="เรื่อง" shown={6}>
        {(duty) => (
          <a class="row-link" href={`/app/duty/${encodeURIComponent(duty.id)}`}>
            <span>
              <strong>
                {duty.centreName}
                {duty.districtName ? ` อ.${duty.districtName}` : ''}
              </strong>
              <small>
                {duty.title} กำหนด {dayText(duty.dueOn, 'dayMonth')}
              </small>
              {duty.reasons.map((reason) => (
                <small key={reason} class="finding is-due">
                  <Icon name="clock" small />
                  <span>{reason}</span>
                </small>
              ))}
            </span>
            <Icon name="next" />
          </a>
        )}
      </ShowMoreList>
      {total > duties.length ? (
        <p class="quiet in-panel">แสดง {duties.length} เรื่องที่ควรถามก่อน</p>
      ) : null}
    </div>
  );
}

/** How often reports were named correctly, over the rounds whose date has passed. */
function Record({ likely: { record } }: { likely: LikelyLate }) {
  if (!record) return <p class="quiet record">ยังไม่มีรอบที่ครบกำหนดให้เทียบว่าบอกถูกบ่อยเพียงใด</p>;
  const { named, namedLate, late } = record;
  return (
    <p class="record">
      <b>บอกถูก {Math.round((100 * namedLate) / named)}%</b> ที่ผ่านมาบอกไว้ {formatNumber(named)} เรื่อง
      ช้าจริง {formatNumber(namedLate)} · เรื่องที่ช้าจริงทั้งหมด {formatNumber(late)} บอกไว้ก่อน{' '}
      {formatNumber(namedLate)}
    </p>
  );
}

function Rules() {
  return (
    <details class="record">
      <summary>ระบบดูจากอะไร</summary>
      <p>
        ดูเฉพาะเรื่องที่ครบกำหนดใน 30 วัน และยังอยู่ที่ ศอช. จากสองข้อนี้เท่านั้น: (1) เรื่องก่อนหน้านี้ของ ศอช.
        ส่งช้าตั้งแต่ครึ่งหนึ่งขึ้นไป (2) ยังไม่เริ่ม ทั้งที่ ศอช. อื่นในรอบเดียวกันเริ่มแล้วตั้งแต่ครึ่งหนึ่ง และเวลาผ่านไปเกินครึ่ง
      </p>
    </details>
  );
}

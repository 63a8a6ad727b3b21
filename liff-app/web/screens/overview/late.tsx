import type { Overview } from '#contract/contract.ts';
import { messages } from '#web/messages.ts';
import { Icon } from '#web/parts/icon.tsx';
import { statusStyleOf } from '#web/parts/status-style.ts';
import { listHref, yearOf } from './overview-labels.ts';

type Late = Overview['latest'][number];

/** Every row is overdue, so the label names the missing report instead. */
function styleOf({ standing }: Late) {
  return standing === 'overdue'
    ? { tint: 'is-closed', icon: 'todo' as const, label: 'ยังไม่ส่ง' }
    : statusStyleOf(standing);
}

/**
 * A tambon’s report is with its officer. A report of a district or the province is with the office itself.
 */
function holderLabel({ holder, centreName }: Late): string {
  if (holder !== 'centre' || centreName.includes('ต.')) return messages.holder[holder];
  return centreName.includes('อ.') ? messages.holder.district : messages.holder.province;
}

const hrefOf = (late: Late) => `/app/duty/${encodeURIComponent(late.id)}`;
const shortCentre = (name: string) => name.replace(/^ศอช\./, '');

/** Shows five rows and a link "ดูทั้ง n เรื่อง". */
export function LateList({ overview }: { overview: Overview }) {
  const { latest, figures, areaCode } = overview;
  return (
    <section class="list late-list">
      <h2>เกินกำหนดนานที่สุด</h2>
      {latest.length === 0 ? (
        <p class="quiet">ไม่มีเรื่องเกินกำหนด</p>
      ) : (
        <ol>
          {latest.map((late) => {
            const style = styleOf(late);
            return (
              <li key={late.id}>
                <a class="row-link" href={hrefOf(late)}>
                  <span class="days">
                    {late.daysLate}
                    <small>วัน</small>
                  </span>
                  <span>
                    <strong>{late.title}</strong>
                    <small>
                      <span class="nowrap">{shortCentre(late.centreName)}</span>
                      {late.centreName.includes('ต.') ? (
                        <span class="nowrap"> อ.{late.districtName}</span>
                      ) : null}
                    </small>
                    <small class={`turn ${style.tint}`}>
                      <Icon name={style.icon} small />
                      {style.label} · อยู่ที่{holderLabel(late)}
                    </small>
                  </span>
                  <Icon name="next" />
                </a>
              </li>
            );
          })}
          {figures.overdue > latest.length ? (
            <li>
              <a
                class="more-link"
                href={listHref({ area: areaCode, filter: 'late', ...yearOf(overview) })}
              >
                ดูทั้ง {figures.overdue} เรื่อง
              </a>
            </li>
          ) : null}
        </ol>
      )}
    </section>
  );
}

export function LatePanel({ overview }: { overview: Overview }) {
  const { latest, figures, areaCode } = overview;
  return (
    <section class="panel late-panel" aria-labelledby="late-title">
      <header>
        <h2 id="late-title">เกินกำหนดนานที่สุด</h2>
        {figures.overdue > 0 ? (
          <a href={listHref({ area: areaCode, filter: 'late', ...yearOf(overview) })}>
            ดูทั้ง {figures.overdue} เรื่อง
          </a>
        ) : null}
      </header>
      {latest.length === 0 ? (
        <p class="empty-note">ไม่มีเรื่องเกินกำหนด</p>
      ) : (
        <>
          <p class="cols" aria-hidden="true">
            <span>เกินมา</span>
            <span>ศอช.</span>
            <span>เรื่อง</span>
            <span>สถานะ</span>
            <span>อยู่ที่</span>
          </p>
          <ol>
            {latest.map((late) => {
              const style = styleOf(late);
              return (
                <li key={late.id}>
                  <a href={hrefOf(late)}>
                    <b>{late.daysLate} วัน</b>
                    <span class="where">
                      {shortCentre(late.centreName)}{' '}
                      {late.centreName.includes('ต.') ? (
                        <small class="nowrap">อ.{late.districtName}</small>
                      ) : null}
                    </span>
                    <span>{late.title}</span>
                    <span class={`turn ${style.tint}`}>
                      <Icon name={style.icon} small />
                      {style.label}
                    </span>
                    <span>{holderLabel(late)}</span>
                  </a>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </section>
  );
}

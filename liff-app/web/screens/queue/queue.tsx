import type { DutyView } from '#contract/contract.ts';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { StatusBar } from '#web/parts/status-bar.tsx';
import { queueColumns } from './queue-columns.ts';
import { dueFact } from './queue-facts.ts';
import { submittedLabel } from './submitted-label.ts';
import { reviewHref, roundHref } from '../round/round-groups.ts';

/**
 * รอท่านตรวจ: the reports that wait for the reader. The filled button opens the one that has waited
 * longest.
 */
export function Queue({ duties }: { duties: readonly DutyView[] }) {
  const [first, ...rest] = duties;
  if (!first) {
    return (
      <section>
        <h2 class="part-title">รอท่านตรวจ</h2>
        <div class="card">
          <StatusBar tint="is-done" icon="done">
            ไม่มีเรื่องรอตรวจ
          </StatusBar>
        </div>
      </section>
    );
  }
  return (
    <section>
      <h2 class="part-title">รอท่านตรวจ {duties.length} เรื่อง</h2>
      <article class="card">
        <StatusBar tint="is-review" icon="review" fact={dueFact(first)}>
          รอท่านตรวจ
        </StatusBar>
        <div class="card-body">
          <h3>{first.title}</h3>
          <p class="owner">
            <span class="nowrap">{first.centre.label}</span> · หนังสือข้อ {first.clause}
            {submittedLabel(first)}
          </p>
          <a
            class="btn btn-main"
            href={`/app/duty/${encodeURIComponent(first.id)}`}
            aria-label={`ตรวจเรื่องนี้ ${first.title} ${first.centre.label}`}
          >
            ตรวจเรื่องนี้
          </a>
        </div>
      </article>
      <Sheets duties={duties} />
      {rest.length > 0 ? (
        <div class="list space-below">
          <ShowMoreList items={rest} keyOf={(duty) => duty.id} unit="เรื่อง">
            {(duty) => (
              <a class="row-link" href={`/app/duty/${encodeURIComponent(duty.id)}`}>
                <span>
                  <strong>{duty.title}</strong>
                  <small>
                    {duty.centre.label}
                    {submittedLabel(duty)}
                  </small>
                  <small>{dueFact(duty)}</small>
                </span>
                <Icon name="next" />
              </a>
            )}
          </ShowMoreList>
        </div>
      ) : null}
    </section>
  );
}

/** Links to rounds where several reports can be forwarded together. */
function Sheets({ duties }: { duties: readonly DutyView[] }) {
  const columns = queueColumns(duties);
  if (columns.length === 0) return null;
  return (
    <div class="list space-below">
      <ShowMoreList items={columns} keyOf={(queueColumn) => queueColumn.key} unit="ข้อ" shown={3}>
        {(queueColumn) => (
          <>
            <a class="row-link" href={roundHref(queueColumn.key)}>
              <span>
                <strong>ตรวจพร้อมกัน {queueColumn.title}</strong>
                <small>
                  ใบส่งต่อ หนังสือข้อ {queueColumn.clause} · รอ {queueColumn.count} เรื่อง
                </small>
              </span>
              <Icon name="next" />
            </a>
            <a class="link one-by-one" href={reviewHref(queueColumn.key)}>
              <Icon name="tasks" small />
              ตรวจทีละฉบับ<span class="sr-only"> {queueColumn.title}</span>
            </a>
          </>
        )}
      </ShowMoreList>
    </div>
  );
}

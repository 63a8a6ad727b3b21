import { letterLine } from '#domain/wording.ts';
import { dayText } from '../format-day.ts';
import type { Me, Output } from '#contract/contract.ts';
import { groupBy } from '../group-by.ts';
import { messages } from '../messages.ts';
import { DateBadge } from '../parts/date-badge.tsx';
import { PageHeader } from '../parts/headers.tsx';
import { Icon } from '../parts/icon.tsx';
import { EmptyState, ResourceView } from '../parts/feedback.tsx';
import { useResource } from '../api/resource.ts';
import type { ScreenProps } from '../router/screen.ts';
import { roundHref } from './round/round-groups.ts';

type Dates = Output<'calendar.read'>['dates'];

/** กำหนดส่ง: the due dates of the year, with progress. */
export function Screen({ me }: ScreenProps) {
  const calendar = useResource('calendar.read', {});
  const data = calendar.state.kind === 'ready' ? calendar.state.data : null;
  return (
    <>
      <PageHeader
        title={messages.tabs.calendar}
        who={`ปีงบประมาณ ${data?.fiscalYear ?? me.fiscalYear} · วันนี้ ${dayText(me.today, 'medium')}`}
      />
      <main>
        <ResourceView resource={calendar} heights={[88, 144, 88, 144]}>
          {({ letters, dates }) => (
            <div class="page">
              {letters.map((letter) => (
                <div class="letter-words" key={letter.id}>
                  <Icon name="quote" />
                  <p>
                    {letter.subject}
                    <small>{letterLine(letter)}</small>
                    <a class="link" href={`/app/letters/${encodeURIComponent(letter.id)}`}>
                      อ่านข้อและกำหนดทั้งฉบับ
                      <Icon name="next" small />
                    </a>
                  </p>
                </div>
              ))}
              {dates.length === 0 ? (
                <EmptyState icon="calendar" title="ยังไม่มีกำหนดส่ง">
                  <p>เมื่อจังหวัดประกาศหนังสือสั่งการ กำหนดจะขึ้นที่นี่</p>
                </EmptyState>
              ) : (
                <Groups dates={dates} named={letters.length > 1} lead={me.lead} />
              )}
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function tintOf(group: Dates): string {
  const [first] = group;
  if (group.every((entry) => entry.done === entry.total)) return 'is-done';
  if (!first || first.daysLeft > 7) return 'is-closed';
  return first.daysLeft < 0 ? 'is-overdue' : 'is-due';
}

function whenOf(group: Dates): string {
  const daysLeft = group[0]?.daysLeft ?? 0;
  if (group.every((entry) => entry.done === entry.total)) return 'ส่งครบแล้ว';
  if (daysLeft === 0) return 'ครบกำหนดวันนี้';
  return daysLeft < 0 ? `เลยกำหนดมา ${-daysLeft} วัน` : `อีก ${daysLeft} วัน`;
}

/** When several letters are in force, each row names its letter. */
function Groups({ dates, named, lead }: { dates: Dates; named: boolean; lead: Me['lead'] }) {
  return (
    <div class="narrow">
      {[...groupBy(dates, (entry) => entry.dueOn)].map(([dueOn, group]) => (
        <section key={dueOn}>
          <div class="day">
            <DateBadge day={dueOn} tint={tintOf(group)} />
            <div>
              <h2>{dayText(dueOn, 'long')}</h2>
              <p>
                {whenOf(group)}
                {group[0] && group[0].provinceDueOn !== dueOn
                  ? ` · ถึงจังหวัด ${dayText(group[0].provinceDueOn, 'dayMonth')}`
                  : ''}
              </p>
            </div>
          </div>
          <div class="list">
            <ul>
              {group.map((entry) => (
                <li key={entry.key}>
                  <Row date={entry} named={named} lead={lead} />
                </li>
              ))}
            </ul>
          </div>
        </section>
      ))}
    </div>
  );
}

interface RowProps {
  date: Dates[number];
  named: boolean;
  lead: Me['lead'];
}

/** A link to the duties of that day, even when it is far in the future. */
function Row({ date, named, lead }: RowProps) {
  const href = hrefOf(date.key, lead);
  const content = (
    <>
      <span>
        <strong>{date.title}</strong>
        <small>
          {named ? `หนังสือที่ ${date.letter.number} ` : 'หนังสือ'}ข้อ {date.clause}
          {date.dateBasis === 'province' ? ` · ${messages.dateBasis.province}` : ''}
        </small>
        <span class="bar" aria-hidden="true">
          <i style={{ width: `${date.total === 0 ? 0 : (100 * date.done) / date.total}%` }} />
        </span>
      </span>
      <span class="progress-count">
        <b>
          {date.done}/{date.total}
        </b>
        <small>ส่งแล้ว</small>
      </span>
    </>
  );
  if (href === null) return <div class="row-link">{content}</div>;
  return (
    <a class="row-link" href={href}>
      {content}
    </a>
  );
}

function hrefOf(key: string, lead: Me['lead']): string | null {
  if (lead === 'member' || lead === 'officer') return `/app/duties?mine=${encodeURIComponent(key)}`;
  return lead === 'districtHead' || lead === 'province' ? roundHref(key) : null;
}

import { Fragment } from 'preact';
import type { Output } from '#contract/contract.ts';
import { channelLabels } from '#domain/audit/labels.ts';
import { addDays, bangkokTime } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { groupBy } from '#web/group-by.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { auditHref } from './audit-query.ts';
import type { AuditFilter } from './audit-query.ts';

type Row = Output<'audit.list'>['rows'][number];

interface Props {
  rows: readonly Row[];
  today: Day;
  filter: AuditFilter;
}

/** Sentences by day, newest first. An opened row shows the changed values. */
export function AuditList({ rows, today, filter }: Props) {
  const days = [...groupBy(rows, (row) => bangkokDayOf(row.at))];
  return (
    <>
      {days.map(([day, ofDay]) => (
        <div key={day}>
          <h2 class="dayh">{dayHeading(day, today)}</h2>
          <ul>
            {ofDay.map((row) => (
              <li key={row.id}>
                <details>
                  <summary>
                    <Sentence row={row} />
                  </summary>
                  <Details row={row} filter={filter} />
                </details>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function dayHeading(day: Day, today: Day): string {
  const text = dayText(day, 'weekdayShort');
  if (day === today) return `วันนี้ ${text}`;
  return day === addDays(today, -1) ? `เมื่อวาน ${text}` : text;
}

const channelIcons: Record<Row['channel'], IconName> = {
  chat: 'comment',
  app: 'device',
  job: 'clock',
  shell: 'settings',
};

function Sentence({ row }: { row: Row }) {
  return (
    <>
      <span class="t">{bangkokTime(new Date(row.at))}</span>
      <span class="w">
        <b>{row.who}</b> <small>{row.roleText}</small>
      </span>
      <span class="d">
        <b>{row.verb}</b> <PlaceNames text={row.what} />
        {row.reason === null ? null : <small>เหตุผล: {row.reason}</small>}
      </span>
      <span class="c">
        <Icon name={channelIcons[row.channel]} small />
        {channelLabels[row.channel]}
      </span>
      <Icon name="down" small />
    </>
  );
}

const placeName = /^(?:ศอช\.|[ตอจ]\.)/;

/** Text in which the name of a place is never broken in the middle. */
function PlaceNames({ text }: { text: string }) {
  return (
    <>
      {text.split(' ').map((word, index) => (
        <Fragment key={index}>
          {index === 0 ? '' : ' '}
          {placeName.test(word) ? <span class="nb">{word}</span> : word}
        </Fragment>
      ))}
    </>
  );
}

function Details({ row, filter }: { row: Row; filter: AuditFilter }) {
  return (
    <div class="diffbox">
      {row.changes.length === 0 ? null : (
        <div class="audit-changes">
          {row.changes.map(({ label, before, after }) => (
            <div key={label}>
              <p class="label">{label}</p>
              <BeforeAfter before={before} after={after} />
            </div>
          ))}
        </div>
      )}
      <dl class="pairs">
        <dt>เลขรายการ</dt>
        <dd>{sequenceText(row.sequence)}</dd>
        {row.isErased ? (
          <>
            <dt>ข้อความ</dt>
            <dd>ลบแล้วตามคำขอของเจ้าของข้อมูล</dd>
          </>
        ) : null}
      </dl>
      <div class="audit-acts">
        {row.href === null ? null : (
          <a class="btn btn-small" href={row.href}>
            <Icon name="open" small />
            เปิดเรื่องนี้
          </a>
        )}
        {row.by === null || filter.by === row.by ? null : (
          <a class="btn btn-small" href={auditHref(filter, { by: row.by })}>
            <Icon name="me" small />
            ดูเฉพาะคนนี้
          </a>
        )}
      </div>
    </div>
  );
}

/** Shows whole values, because a date with only some letters marked is hard to read. */
function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  return (
    <dl class="diff">
      <div class="old">
        <dt>เดิม</dt>
        <dd>{before === null ? 'ไม่มี' : <del>{before}</del>}</dd>
      </div>
      <div class="new">
        <dt>ใหม่</dt>
        <dd>{after === null ? 'นำออก' : <mark>{after}</mark>}</dd>
      </div>
    </dl>
  );
}

function sequenceText(sequence: number | null): string {
  if (sequence === null) return 'รอผนึก (ภายใน 1 นาที)';
  const number = sequence.toLocaleString('en');
  return sequence === 1 ? number : `${number} ต่อจาก ${(sequence - 1).toLocaleString('en')}`;
}

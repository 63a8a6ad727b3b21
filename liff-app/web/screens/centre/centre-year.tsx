import type { ComponentChildren } from 'preact';
import { isDay } from '#domain/calendar.ts';
import { formatPercent } from '#domain/thai/number.ts';
import { dayText } from '#web/format-day.ts';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { Centre } from './read.ts';

interface RowsProps<T> {
  title: string;
  unit: string;
  rows: readonly T[];
  hrefOf: (row: T) => string;
  children: (row: T) => ComponentChildren;
}

/** A short list; each row links to its report. */
function Rows<T>({ title, unit, rows, hrefOf, children }: RowsProps<T>) {
  if (rows.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">
        {title} {rows.length} {unit}
      </h2>
      <ShowMoreList items={rows} keyOf={(row) => hrefOf(row)} unit={unit}>
        {(row) => (
          <a class="row-link" href={hrefOf(row)}>
            {children(row)}
            <Icon name="next" />
          </a>
        )}
      </ShowMoreList>
    </section>
  );
}

const reportHref = (duty: string): string => `/app/duty/${encodeURIComponent(duty)}`;

export function Meetings({ meetings }: Pick<Centre, 'meetings'>) {
  return (
    <Rows
      title="ประชุมแล้ว"
      unit="ครั้ง"
      rows={meetings}
      hrefOf={(meeting) => reportHref(meeting.duty)}
    >
      {(meeting) => (
        <span>
          <strong>{isDay(meeting.heldOn) ? dayText(meeting.heldOn, 'medium') : 'ไม่ระบุวัน'}</strong>
          <small>
            ครั้งที่ {meeting.no || '–'} · มาประชุม {meeting.present} คน
          </small>
        </span>
      )}
    </Rows>
  );
}

export function Grades({ grades }: Pick<Centre, 'grades'>) {
  return (
    <>
      <Rows
        title="ผลประเมินระดับ"
        unit="ครั้ง"
        rows={grades}
        hrefOf={(grade) => reportHref(grade.duty)}
      >
        {(grade) => (
          <span>
            <strong>
              {grade.level ?? 'ยังไม่ครบทุกข้อ'} {formatPercent(grade.percent)}
            </strong>
            <small>{grade.title}</small>
          </span>
        )}
      </Rows>
      <GradesByCategory grades={grades} />
    </>
  );
}

const comparedRounds = 3;

/** Each category over the last rounds, oldest first. Shown only when there are two rounds. */
function GradesByCategory({ grades }: Pick<Centre, 'grades'>) {
  const rounds = grades.slice(0, comparedRounds).toReversed();
  const [newest] = grades;
  if (rounds.length < 2 || !newest) return null;
  return (
    <div class="panel grade-rounds">
      <table>
        <caption class="sr-only">คะแนนร้อยละตามหมวด</caption>
        <thead>
          <tr>
            <th scope="col">หมวด</th>
            {rounds.map(({ duty, title }) => (
              <th key={duty} scope="col">
                {title.replace('ประเมินระดับ ', '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newest.categories.map((category) => (
            <tr key={category.id}>
              <th scope="row">{category.title}</th>
              {rounds.map((round, at) => {
                const percent = percentIn(round, category.id);
                const before = rounds[at - 1];
                const last = before ? percentIn(before, category.id) : null;
                const hasFallen = percent !== null && last !== null && percent < last;
                return (
                  <td key={round.duty} class={hasFallen ? 'is-due fell' : undefined}>
                    {percent === null ? '–' : `${hasFallen ? '↓ ' : ''}${percent}%`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function percentIn(grade: Centre['grades'][number], category: string): number | null {
  return grade.categories.find(({ id }) => id === category)?.percent ?? null;
}

export function Projects({ projects }: Pick<Centre, 'projects'>) {
  return (
    <Rows
      title="โครงการตำบลเข้มแข็ง"
      unit="โครงการ"
      rows={projects}
      hrefOf={(project) => `${reportHref(project.duty)}#${encodeURIComponent(project.name)}`}
    >
      {(project) => (
        <span>
          <strong>{project.name}</strong>
          <small>{project.stage}</small>
        </span>
      )}
    </Rows>
  );
}

import type { ComponentChildren } from 'preact';
import type { Grades, Overview } from '#contract/contract.ts';
import { useReloadAfter } from '#web/api/use-live.ts';
import { useResource } from '#web/api/resource.ts';
import { dayText } from '#web/format-day.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { yearOf } from '../overview-labels.ts';
import {
  basisText,
  changeOf,
  changeText,
  isFall,
  movesText,
  percentText,
  titleOf,
} from './grade-labels.ts';
import { SlopeChart } from './slope-chart.tsx';

interface PanelProps {
  overview: Overview;
  /** Counts the changes reported while the screen is open. */
  changes: number;
  wide: boolean;
}

/** ผลประเมินระดับ: grades and categories of the last round beside the previous one. */
export function GradesPanel({ overview, changes, wide }: PanelProps) {
  const { areaCode: area, fiscalYear } = overview;
  const year = yearOf(overview).year === undefined ? {} : { year: fiscalYear };
  const resource = useResource('overview.grades', { area, ...year });
  useReloadAfter(changes, resource.reload);
  return (
    <section class="panel grades" aria-label="ผลประเมินระดับ">
      <ResourceView resource={resource} heights={[28, 200]}>
        {({ grades }) => (grades ? <Shown grades={grades} wide={wide} /> : <NoneYet />)}
      </ResourceView>
    </section>
  );
}

function NoneYet() {
  return (
    <>
      <header>
        <h2>ผลประเมินระดับ</h2>
      </header>
      <p class="empty-note">ยังไม่มีผลประเมินที่จังหวัดรับรอง เมื่อรับรองแห่งแรก ผลจะขึ้นที่นี่</p>
    </>
  );
}

function Shown({ grades, wide }: { grades: Grades; wide: boolean }) {
  const moves = movesText(grades);
  return (
    <>
      <header>
        <h2>{titleOf(grades)}</h2>
        <p>{basisText(grades)}</p>
      </header>
      <div class="grades-body">
        {wide ? <Charts grades={grades} /> : null}
        <div>
          <CategoryTable grades={grades} />
          <LevelTable grades={grades} />
          {moves ? <p class="moves">{moves}</p> : null}
          {grades.sample ? (
            <p class="sample-note">
              <strong>เกณฑ์ตัวอย่าง</strong> {grades.notice}
            </p>
          ) : null}
        </div>
      </div>
    </>
  );
}

function Charts({ grades }: { grades: Grades }) {
  return (
    <div class="slopes">
      {grades.categories.map((category) => (
        <figure key={category.id}>
          <figcaption>
            {category.id} {category.title}
          </figcaption>
          <SlopeChart category={category} />
          <p class={grades.rounds.length > 1 ? 'ends' : 'ends is-one'} aria-hidden="true">
            {grades.rounds.map(({ round }) => (
              <span key={round}>ครั้งที่ {round}</span>
            ))}
          </p>
        </figure>
      ))}
    </div>
  );
}

function CategoryTable({ grades }: { grades: Grades }) {
  return (
    <RoundTable title="หมวด" rounds={grades.rounds}>
      {grades.categories.map(({ id, title, percents }) => (
        <ValueRow key={id} name={`${id} ${title}`} values={percents} text={percentText} />
      ))}
      <ValueRow name="รวมทุกหมวด" values={grades.percents} text={percentText} sum />
    </RoundTable>
  );
}

function LevelTable({ grades }: { grades: Grades }) {
  return (
    <RoundTable title="ระดับ (แห่ง)" rounds={grades.rounds}>
      {grades.levels.map(({ id, title, counts }) => (
        <ValueRow key={id} name={title} values={counts} text={String} isCount />
      ))}
      <ValueRow
        name="รับรองแล้ว"
        values={grades.rounds.map(({ graded }) => graded)}
        text={String}
        isCount
        sum
      />
    </RoundTable>
  );
}

interface TableProps extends Pick<Grades, 'rounds'> {
  title: string;
  children: ComponentChildren;
}

function RoundTable({ title, rounds, children }: TableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {rounds.map(({ round, dueOn }) => (
            <th key={round} scope="col">
              ครั้งที่ {round}
              <small>{dayText(dueOn, 'dayMonth')}</small>
            </th>
          ))}
          {rounds.length > 1 ? <th scope="col">เปลี่ยน</th> : null}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface RowProps<T extends number | null> {
  name: string;
  values: readonly T[];
  text: (value: T) => string;
  sum?: boolean;
  /** A smaller count is neither good nor bad, so it has no colour. */
  isCount?: boolean;
}

function ValueRow<T extends number | null>({
  name,
  values,
  text,
  sum = false,
  isCount = false,
}: RowProps<T>) {
  const change = changeOf(values);
  const tone = isCount ? '' : isFall(change) ? 'falls' : 'rises';
  return (
    <tr class={sum ? 'sum' : ''}>
      <th scope="row">{name}</th>
      {values.map((value, at) => (
        <td key={at}>{text(value)}</td>
      ))}
      {values.length > 1 ? <td class={`change ${tone}`}>{changeText(change) || '–'}</td> : null}
    </tr>
  );
}

import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { DiffLine } from '#web/screens/submission/report/diff-line.tsx';
import type { CriteriaRead } from './criteria-editor-props.ts';

/** Differences from the criteria in force that year. */
export function Changes({ read: { changes, against } }: { read: CriteriaRead }) {
  const showMore = useShowMore(changes, 8);
  if (!against) return null;
  return (
    <section>
      <h2 class="part-title">
        ต่างจากฉบับที่ {against.version} ที่ใช้อยู่ {changes.length} จุด
      </h2>
      {changes.length === 0 ? <p class="quiet">ยังเหมือนกันทุกข้อ</p> : null}
      {showMore.visible.map((change) => (
        <article key={change.where + change.what} class="field-card">
          <header>
            <h3>
              {change.where} · {change.what}
            </h3>
          </header>
          <DiffLine before={change.before} after={change.after} />
        </article>
      ))}
      <MoreButton hidden={showMore.hidden} unit="จุด" onClick={showMore.showAll} />
    </section>
  );
}

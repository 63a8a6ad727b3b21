import type { Output } from '#contract/contract.ts';
import { useResource } from '#web/api/resource.ts';
import { Banner, EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { LevelRows } from '#web/parts/level-rows.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import type { ScreenProps } from '#web/router/screen.ts';

type Criteria = NonNullable<Output<'letter.criteria'>['set']>;
type Indicator = Criteria['categories'][number]['indicators'][number];

/** The criteria in force, to read, for everyone whose report is graded by them. */
export function Screen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const criteria = useResource('letter.criteria', { id });
  const set = criteria.state.kind === 'ready' ? criteria.state.data.set : null;
  return (
    <>
      <TaskHeader
        title="เกณฑ์ประเมินระดับ"
        sub={set ? `ปี ${set.fiscalYear} ฉบับที่ ${set.version}` : null}
        back={`/app/letters/${encodeURIComponent(id)}`}
      />
      <main class="page letter">
        <ResourceView resource={criteria} heights={[88, 120, 120, 120]}>
          {({ set: read }) => (read ? <Whole set={read} /> : <NoneYet />)}
        </ResourceView>
      </main>
    </>
  );
}

function NoneYet() {
  return (
    <EmptyState icon="grade" title="ยังไม่มีเกณฑ์ประเมินของปีนี้">
      <p>เมื่อจังหวัดประกาศใช้เกณฑ์ จะอ่านได้ที่นี่</p>
    </EmptyState>
  );
}

function Whole({ set }: { set: Criteria }) {
  return (
    <div class="narrow">
      {set.sample ? (
        <Banner tint="is-due" icon="info" title="เกณฑ์ตัวอย่าง">
          {set.notice}
        </Banner>
      ) : null}
      <section class="list">
        <h2 class="part-title">ระดับ {set.levels.length} ระดับ</h2>
        <LevelRows levels={set.levels} />
      </section>
      {set.categories.map((category) => (
        <section key={category.id} class="list" aria-labelledby={`category-${category.id}`}>
          <h2 class="part-title" id={`category-${category.id}`}>
            หมวด {category.id} {category.title}
          </h2>
          <ul>
            {category.indicators.map((indicator) => (
              <li key={indicator.id}>
                <IndicatorText indicator={indicator} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="quiet">{set.source}</p>
    </div>
  );
}

function IndicatorText({ indicator }: { indicator: Indicator }) {
  return (
    <details class="criteria-words">
      <summary>
        <span>
          <b class="nowrap">{indicator.id}</b> {indicator.title}
        </span>
      </summary>
      <p>{indicator.guidance}</p>
      <dl>
        {indicator.choices.map(({ score, text }) => (
          <div key={score}>
            <dt>{score} คะแนน</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {indicator.evidence.length > 0 ? <p>หลักฐาน: {indicator.evidence.join(' · ')}</p> : null}
    </details>
  );
}

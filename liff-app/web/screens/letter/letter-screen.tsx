import { dayText } from '#web/format-day.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { Clauses, LetterCard } from './clauses.tsx';

/** The letter with its clauses and dates, for every person with a duty from it. */
export function Screen({ params }: ScreenProps) {
  const letter = useResource('letter.read', { id: params['id'] ?? '' });
  const data = letter.state.kind === 'ready' ? letter.state.data : null;
  return (
    <>
      <TaskHeader
        title={data ? `หนังสือปี ${data.letter.fiscalYear}` : 'หนังสือสั่งการ'}
        sub={data ? `ที่ ${data.letter.number}` : null}
        back="/app/calendar"
      />
      <main class="page letter">
        <ResourceView resource={letter} heights={[160, 120, 120, 120]}>
          {({ letter: read, titles, state, editable }) => (
            <div class="narrow">
              {state === 'archived' && read.archivedOn ? (
                <Banner tint="is-closed" icon="closed" title="หนังสือฉบับนี้เลิกใช้แล้ว">
                  ตั้งแต่ {dayText(read.archivedOn, 'medium')} เปิดอ่านได้ ไม่ต้องส่งเพิ่ม
                </Banner>
              ) : null}
              <LetterCard letter={read} />
              <Clauses letter={read} titles={titles} progress={{}} />
              <Enclosures titles={read.enclosures} />
              <a class="btn btn-wide" href={`/app/letters/${encodeURIComponent(read.id)}/criteria`}>
                <Icon name="grade" />
                อ่านเกณฑ์ประเมินระดับ
              </a>
              {editable ? (
                <a class="btn btn-wide space-above" href={`/app/settings/letters/${read.id}`}>
                  <Icon name="settings" />
                  แก้ไขหนังสือและกำหนดส่ง
                </a>
              ) : null}
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function Enclosures({ titles }: { titles: readonly { no: number; title: string }[] }) {
  if (titles.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">สิ่งที่ส่งมาด้วย</h2>
      <ul>
        {titles.map((title) => (
          <li key={title.no}>
            <div class="row-link person">
              <span>
                {title.no}. {title.title}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <p class="quiet pad-above-small space-below">
        แบบกรอกในระบบทำตามหัวข้อของหนังสือ ถ้อยคำและลำดับอาจต่างจากแบบที่แนบมากับหนังสือ
      </p>
    </section>
  );
}

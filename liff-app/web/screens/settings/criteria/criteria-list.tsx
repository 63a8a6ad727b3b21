import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { criteriaHref, criteriaReach, criteriaStyle } from './criteria-labels.ts';

type List = Output<'criteria.list'>;

/** เกณฑ์ประเมิน: all sets of criteria, the newest year first. */
export function Screen() {
  const list = useResource('criteria.list', {});
  return (
    <>
      <TaskHeader title="เกณฑ์ประเมินระดับ" sub="หมวด ตัวชี้วัด คำของคะแนน และระดับ" back="/app/settings" />
      <main class="page first-gap">
        <ResourceView resource={list} heights={[96, 96]}>
          {(data) =>
            data.sets.length === 0 ? (
              <EmptyState icon="grade" title="ยังไม่มีเกณฑ์ประเมิน">
                <p>ผู้ดูแลระบบนำเข้าชุดแรกให้ แล้วชุดต่อไปทำจากหน้านี้</p>
              </EmptyState>
            ) : (
              <div class="narrow">
                <Rows sets={data.sets} />
                <NewDraft list={data} />
              </div>
            )
          }
        </ResourceView>
      </main>
    </>
  );
}

function Rows({ sets }: Pick<List, 'sets'>) {
  return (
    <div class="list">
      <ul>
        {sets.map((set) => {
          const style = criteriaStyle(set);
          return (
            <li key={set.id}>
              <a class="row-link" href={criteriaHref(set.id)}>
                <span>
                  <strong>
                    ปี {set.fiscalYear} ฉบับที่ {set.version}
                  </strong>
                  <small>
                    {criteriaReach(set)} · {set.categories} หมวด {set.indicators} ตัวชี้วัด
                    {set.reports > 0 ? ` · ใช้แล้ว ${set.reports} รายงาน` : ''}
                  </small>
                </span>
                <span class={`chip ${style.tint}`}>
                  <Icon name={style.icon} small />
                  {style.label}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Makes a draft from the newest set, for this year or the next. */
function NewDraft({ list: { sets, fiscalYear } }: { list: List }) {
  const { router } = useApp();
  const open = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const newest = sets.find((set) => set.state === 'published') ?? sets[0];
  if (!newest) return null;
  const begin = async (year: number) => {
    const made = await mutate('criteria.begin', { from: newest.id, fiscalYear: year });
    if (made) router.go(criteriaHref(made.id));
  };
  const years = [fiscalYear, fiscalYear + 1];
  return (
    <>
      <button
        type="button"
        class="btn btn-main btn-wide space-above"
        onClick={() => (open.value = true)}
      >
        <Icon name="plus" />
        ทำเกณฑ์ฉบับใหม่
      </button>
      {open.value ? (
        <Dialog title="ทำเกณฑ์ฉบับใหม่" onClose={() => (open.value = false)}>
          <p class="quiet">
            ได้ร่างที่คัดจากปี {newest.fiscalYear} ฉบับที่ {newest.version} แก้ไขและทดลองให้คะแนนได้
            ยังไม่มีผลจนกว่าจะประกาศ
          </p>
          <ErrorBanner error={error} />
          <div class="actions">
            {years.map((year) => {
              const draft = sets.find((set) => set.fiscalYear === year && set.state === 'draft');
              return (
                <button
                  key={year}
                  type="button"
                  class={year === fiscalYear ? 'btn btn-main' : 'btn'}
                  disabled={busy}
                  onClick={() => void begin(year)}
                >
                  {draft ? `แก้ร่างของปี ${year} ที่มีอยู่` : `ร่างของปี ${year}`}
                </button>
              );
            })}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

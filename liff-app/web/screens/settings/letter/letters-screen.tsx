import { useSignal } from '@preact/signals';
import { isSupplement } from '#domain/letter/draft.ts';
import { formatNumber } from '#domain/thai/number.ts';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { dayText } from '#web/format-day.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useResource } from '#web/api/resource.ts';
import { letterStyle } from '#web/screens/letter/letter-labels.ts';
import { useMutation } from '#web/api/use-mutation.ts';

type Letters = Output<'letters.list'>['letters'];

const hrefOf = (id: string) => `/app/settings/letters/${encodeURIComponent(id)}`;

/** หนังสือและกำหนดส่ง: all letters, the newest year first. */
export function Screen() {
  const list = useResource('letters.list', {});
  return (
    <>
      <TaskHeader
        title="หนังสือและกำหนดส่ง"
        sub="หนังสือสั่งการของจังหวัด แยกตามปีงบประมาณ"
        back="/app/settings"
      />
      <main class="page first-gap">
        <ResourceView resource={list} heights={[96, 96, 96]}>
          {({ letters, editable }) =>
            letters.length === 0 ? (
              <EmptyState icon="quote" title="ยังไม่มีหนังสือ">
                <p>ผู้ดูแลระบบนำเข้าหนังสือฉบับแรกให้ แล้วฉบับต่อไปทำจากหน้านี้</p>
              </EmptyState>
            ) : (
              <div class="narrow">
                <Rows letters={letters} />
                {editable ? <NewLetter letters={letters} /> : null}
              </div>
            )
          }
        </ResourceView>
      </main>
    </>
  );
}

function Rows({ letters }: { letters: Letters }) {
  return (
    <div class="list">
      <ul>
        {letters.map((letter) => {
          const style = letterStyle[letter.state];
          return (
            <li key={letter.id}>
              <a class="row-link" href={hrefOf(letter.id)}>
                <span>
                  <strong>
                    ปี {letter.fiscalYear}
                    {isSupplement(letter) ? ' เพิ่มเติม' : ''} ·{' '}
                    {letter.number === '' ? 'ยังไม่มีเลขที่' : `ที่ ${letter.number}`}
                  </strong>
                  <small>
                    ลงวันที่ {dayText(letter.date, 'medium')}
                    {letter.duties > 0 ? ` · ${formatNumber(letter.duties)} เรื่อง` : ''}
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

/** Makes a draft from last year's letter, or another letter for this year. */
function NewLetter({ letters }: { letters: Letters }) {
  const { router } = useApp();
  const open = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const newest = letters.find((letter) => letter.state !== 'draft' && !isSupplement(letter));
  if (!newest) return null;
  const start = async (from: string, kind: 'nextYear' | 'supplement') => {
    const made = await mutate('letter.start', { from, kind });
    if (made) router.go(hrefOf(made.id));
  };
  return (
    <>
      <button
        type="button"
        class="btn btn-main btn-wide space-above"
        onClick={() => (open.value = true)}
      >
        <Icon name="plus" />
        ทำหนังสือฉบับใหม่
      </button>
      {open.value ? (
        <Dialog title="ทำหนังสือฉบับใหม่" onClose={() => (open.value = false)}>
          <p class="quiet">ได้ร่างก่อน แก้ไขและดูตัวอย่างได้ ยังไม่มีผลจนกว่าจะประกาศ</p>
          <ErrorBanner error={error} />
          <div class="actions">
            <button
              type="button"
              class="btn btn-main"
              disabled={busy || newest.hasNext}
              onClick={() => void start(newest.id, 'nextYear')}
            >
              หนังสือปี {newest.fiscalYear + 1} จากปี {newest.fiscalYear}
            </button>
            {newest.hasNext ? (
              <p class="quiet">หนังสือปี {newest.fiscalYear + 1} มีแล้ว เปิดจากรายการได้เลย</p>
            ) : null}
            <button
              type="button"
              class="btn"
              disabled={busy}
              onClick={() => void start(newest.id, 'supplement')}
            >
              หนังสือเพิ่มเติมของปี {newest.fiscalYear}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

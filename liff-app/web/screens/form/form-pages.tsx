import { useEffect } from 'preact/hooks';
import { formatDay } from '../../../../domain/thai/date.ts';
import { useApp } from '../../app-context.ts';
import { SurroundingsContext } from '../../controls/control.ts';
import { Control } from '../../controls/index.tsx';
import { TaskHead } from '../../parts/heads.tsx';
import type { FormStore } from './form-store.ts';
import { ReviewPage } from './review-page.tsx';
import { SectionPage } from './section-page.tsx';
import { SubmitPage } from './submit-page.tsx';

const reviewStep = 'review';

/** Sections as steps, the step in the address: back goes one step back, a reload stays where it was. */
export function FormPages({ store, query }: { store: FormStore; query: URLSearchParams }) {
  const { router, toast } = useApp();
  const { duty, attachments, previous } = store.open;
  const path = `/app/duty/${encodeURIComponent(duty.id)}/form`;
  const wanted = query.get('field')?.split('.')[0] ?? null;
  const steps = store.form.sections;
  const index = stepIndex(store, { step: query.get('step'), wanted });
  const section = steps[index];
  const inReview = query.get('step') === reviewStep;
  const go = (step: string, field?: string) => {
    router.go(`${path}?${new URLSearchParams({ step, ...(field ? { field } : {}) })}`);
    requestAnimationFrame(
      () =>
        !field &&
        document.querySelector<HTMLElement>('.section-title')?.focus({ preventScroll: true }),
    );
  };
  useEffect(() => () => store.close(), []);
  const submitting = store.submitter.state.value.kind !== 'idle';
  const next = steps[index + 1];
  return (
    <SurroundingsContext.Provider
      value={{
        ctx: store.ctx,
        answers: store.answers.value,
        photos: store.photos,
        attachments,
        toast: (text, undo) => (toast.value = { text, ...(undo ? { undo } : {}) }),
        previousRound: previous?.round ?? null,
        Control,
      }}
    >
      <div class={store.form.score ? 'stay barred' : 'stay'}>
        <TaskHead
          title={titleOf(store)}
          sub={subOf(store, inReview ? null : index)}
          back={submitting ? '/app' : backOf({ path, inReview, steps, index })}
          ruled={!store.form.score || submitting}
        />
        {store.form.score && !submitting ? (
          <Steps store={store} here={inReview ? -1 : index} path={path} />
        ) : null}
      </div>
      {submitting ? (
        <SubmitPage store={store} onBack={() => go(reviewStep)} />
      ) : inReview || !section ? (
        <ReviewPage store={store} onEdit={go} />
      ) : (
        <SectionPage
          key={section.id}
          store={store}
          section={section}
          wanted={wanted}
          nextWord={next ? nextWord(store, next) : 'ตรวจทาน'}
          onNext={() => go(next?.id ?? reviewStep)}
        />
      )}
    </SurroundingsContext.Provider>
  );
}

function backOf({
  path,
  inReview,
  steps,
  index,
}: {
  path: string;
  inReview: boolean;
  steps: readonly { id: string }[];
  index: number;
}): string {
  if (inReview) return `${path}?step=${steps.at(-1)?.id ?? ''}`;
  const before = steps[index - 1];
  return before ? `${path}?step=${before.id}` : '/app';
}

function nextWord(store: FormStore, next: { short?: string }): string {
  return store.form.score && next.short ? `ต่อไป ${next.short}` : 'ต่อไป';
}

/** Asked for by step or field; else where work was left: the first step that is not done. */
function stepIndex(
  store: FormStore,
  { step, wanted }: { step: string | null; wanted: string | null },
): number {
  const { sections } = store.form;
  const byStep = sections.findIndex((one) => one.id === step);
  if (byStep >= 0) return byStep;
  const byField = sections.findIndex((one) => one.fields.some((field) => field.id === wanted));
  if (byField >= 0) return byField;
  const open = store.progress.peek().sections.findIndex((one) => one.done < one.total);
  return Math.max(0, open);
}

function titleOf({ form, open: { duty } }: FormStore): string {
  return form.score ? `${form.title.short} ${duty.centre.name}` : form.title.short;
}

function subOf({ form, answers, open: { duty } }: FormStore, index: number | null) {
  const to = duty.centre.level === 'tambon' ? 'ส่งอำเภอ' : 'ส่งจังหวัด';
  const due = (
    <span class="nb">
      {to}ภายใน {formatDay(duty.dueOn, 'medium')}
    </span>
  );
  const round = duty.rounds > 1 ? `ครั้งที่ ${duty.round} · ` : '';
  if (form.score)
    return (
      <>
        {round}
        {due}
      </>
    );
  const no = answers.value['meetingNo'];
  const meeting = typeof no === 'string' && no !== '' ? `ครั้งที่ ${no} · ` : round;
  return (
    <>
      <span class="nb">{duty.centre.name}</span> · {meeting}
      {index === null ? 'ตรวจทาน' : `ขั้น ${index + 1} จาก ${form.sections.length}`}
    </>
  );
}

/** Where one is, and how many of each category are answered. */
function Steps({ store, here, path }: { store: FormStore; here: number; path: string }) {
  const { sections } = store.progress.value;
  return (
    <nav class="steps" aria-label="หมวด">
      {store.form.sections.map((section, at) => {
        const { done, total } = sections[at] ?? { done: 0, total: 0 };
        return (
          <a
            key={section.id}
            href={`${path}?step=${section.id}`}
            class={at === here ? 'here' : ''}
            aria-current={at === here ? 'step' : undefined}
          >
            <b>{section.short ?? section.title}</b>
            {done}/{total} ข้อ
            <i aria-hidden="true">
              <i style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
            </i>
          </a>
        );
      })}
    </nav>
  );
}

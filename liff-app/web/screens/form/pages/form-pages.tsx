import { useEffect, useMemo } from 'preact/hooks';
import type { Section } from '#domain/form/form.ts';
import { dayText } from '#web/format-day.ts';
import { useApp } from '#web/app-context.ts';
import { FieldContext } from '#web/controls/control.ts';
import { Control } from '#web/controls/index.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { DraftMenu } from '../draft-menu.tsx';
import type { FormStore } from '../form-store.ts';
import { ReviewPage } from './review-page.tsx';
import { SectionPage } from './section-page.tsx';
import { SentPage, SubmitPage } from './submit-page.tsx';

const reviewStep = 'review';

/** Sections as steps, the step in the address: back goes one step back, a reload stays where it was. */
export function FormPages({ store, query }: { store: FormStore; query: URLSearchParams }) {
  const { router, toast } = useApp();
  const { duty, attachments, previous } = store.open;
  const path = `/app/duty/${encodeURIComponent(duty.id)}/form`;
  const wanted = query.get('field');
  const steps = store.form.sections;
  const landing = useMemo(() => landingOf(store, wanted), [store, wanted]);
  useMemo(() => wanted && store.unlock(topOf(wanted)), [store, wanted]);
  const step = query.get('step') ?? landing;
  const index = Math.max(
    0,
    steps.findIndex((one) => one.id === step),
  );
  const section = steps[index];
  const inReview = step === reviewStep;
  const go = (step: string, field?: string) => {
    router.go(`${path}?${new URLSearchParams({ step, ...(field ? { field } : {}) })}`);
    requestAnimationFrame(
      () =>
        !field &&
        document.querySelector<HTMLElement>('.section-title')?.focus({ preventScroll: true }),
    );
  };
  useEffect(() => () => store.close(), []);
  const submit = store.submitter.state.value;
  if (submit.kind === 'done') return <SentPage store={store} revision={submit.revision} />;
  const submitting = submit.kind !== 'idle';
  const next = nextStep(store, index);
  const disputed = useMemo(() => disputedField(store), [store]);
  const here = wanted ?? (query.has('step') ? null : (disputed ?? commentedField(store)));
  return (
    <FieldContext.Provider
      value={{
        ctx: store.ctx,
        answers: store.answers.value,
        photos: store.uploads,
        attachments,
        toast: (text, undo) => (toast.value = { text, ...(undo ? { undo } : {}) }),
        previousRound: previous?.round ?? null,
        wanted: here,
        Control,
      }}
    >
      <div class={store.form.score ? 'stay barred' : 'stay'}>
        <TaskHeader
          title={titleOf(store)}
          sub={subOf(store, inReview ? null : index)}
          back={
            submitting ? '/app' : backOf({ store, path, index: inReview ? steps.length : index })
          }
          ruled={!store.form.score || submitting}
          side={submitting ? null : <DraftMenu store={store} />}
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
          wanted={here}
          nextWord={next ? nextWord(store, next) : 'ตรวจทาน'}
          onNext={() => go(next?.id ?? reviewStep)}
        />
      )}
    </FieldContext.Provider>
  );
}

/** One step back, or out of the form; steps with nothing to ask are passed over both ways. */
function backOf({ store, path, index }: { store: FormStore; path: string; index: number }): string {
  const before = store.form.sections
    .slice(0, index)
    .findLast((section) => shownIn(store, section).length > 0);
  return before ? `${path}?step=${before.id}` : '/app';
}

/** A returned report leads from comment to comment; what was not asked about is passed over. */
function nextStep(store: FormStore, index: number) {
  return store.form.sections
    .slice(index + 1)
    .find((section) => shownIn(store, section).some((field) => !store.isLocked(field.id)));
}

function shownIn(store: FormStore, section: Section) {
  return store.visible.value.filter((field) => section.fields.includes(field));
}

function nextWord(store: FormStore, next: { short?: string }): string {
  return store.form.score && next.short ? `ต่อไป ${next.short}` : 'ต่อไป';
}

/**
 * Without a step in the address: the step of the field asked for, in dispute, commented on or changed, else where work was
 * left, else the last look. Found once, or the page would turn under the thumb with a step's last answer.
 */
function landingOf(store: FormStore, wanted: string | null): string {
  const { sections } = store.form;
  const [changed] = store.changedCriteria.peek();
  const field = topOf(wanted ?? disputedField(store) ?? commentedField(store) ?? changed ?? '');
  const asked = sections.find((section) => section.fields.some((each) => each.id === field));
  const open = store.progress.peek().sections.findIndex((section) => section.done < section.total);
  return (asked ?? sections[open])?.id ?? reviewStep;
}

/** Answered on two phones while this form was not open. */
function disputedField({ draftSync }: FormStore): string | null {
  return draftSync.queue.peek().conflicts[0]?.field ?? null;
}

/** A returned report opens at the first thing that was said about it. */
function commentedField({ open }: FormStore): string | null {
  if (open.duty.state !== 'returned') return null;
  const first = open.comments.find(
    (comment) => comment.resolvedIn === null && comment.path !== null,
  );
  return first?.path ?? null;
}

function topOf(path: string): string {
  return path.split('.')[0] ?? '';
}

function titleOf({ form, answers, open: { duty } }: FormStore): string {
  if (form.score) return `${form.title.short} ${duty.centre.label}`;
  const no = answers.value['meetingNo'];
  if (typeof no === 'string' && no !== '') return `${form.title.short} ${no}`;
  return duty.extra ? duty.title : form.title.short;
}

function subOf({ form, open: { duty } }: FormStore, index: number | null) {
  const round = duty.rounds > 1 ? `ครั้งที่ ${duty.round}` : '';
  if (form.score) {
    const to = duty.centre.level === 'tambon' ? 'ส่งอำเภอ' : 'ส่งจังหวัด';
    return <Parts of={[round, `${to}ภายใน ${dayText(duty.dueOn, 'dayMonth')}`]} />;
  }
  const step = index === null ? 'ตรวจทาน' : `ขั้น ${index + 1}/${form.sections.length}`;
  return <Parts of={[duty.centre.label, form.id === 'meeting-report' ? '' : round, step]} />;
}

/** One after the other; a line breaks between them, never inside. */
function Parts({ of }: { of: readonly string[] }) {
  return of
    .filter((one) => one !== '')
    .map((one, at) => (
      <span key={one}>
        {at === 0 ? '' : ' '}
        <span class="nb">{at === 0 ? one : `· ${one}`}</span>
      </span>
    ));
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

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { shortLabel } from '#domain/fields/field.ts';
import type { Section } from '#domain/form/form.ts';
import { dayText } from '#web/format-day.ts';
import { useApp } from '#web/app-context.ts';
import { idOf } from '#web/controls/control.ts';
import { Banner } from '#web/parts/feedback.tsx';
import type { FormStore } from '../form-store.ts';
import { scrollToField, useScrollToField } from '../scroll-to-field.ts';
import { CommentNote } from '../comment-note.tsx';
import { IndicatorSection, isAnswered, isIndicator } from './indicator-section.tsx';
import { PreviousAnswerForAll } from '../previous-answer.tsx';
import { Question } from '../question.tsx';
import { SaveBar } from '../save-bar.tsx';

interface Props {
  store: FormStore;
  section: Section;
  /** Field to come to: from a comment, a review row or a reminder. */
  wanted: string | null;
  nextWord: string;
  onNext: () => void;
}

/** One step of the form. Going on judges it; what is wrong is listed with links, and may be left for later. */
export function SectionPage({ store, section, wanted, nextWord, onNext }: Props) {
  const { online } = useApp();
  const shown = store.visible.value.filter((field) =>
    section.fields.some((one) => one.id === field.id),
  );
  const indicators = shown.filter(isIndicator);
  const asked =
    indicators.find((indicator) => indicator.id === wanted?.split('.')[0]) ??
    indicators.find((indicator) => !isAnswered(store, indicator));
  const openId = useSignal<string | null>(asked?.id ?? null);
  const tried = useSignal(false);
  const summary = useRef<HTMLDivElement>(null);
  useScrollToField(wanted);

  const wrong = shown.filter((field) =>
    Object.keys(store.problems.value).some(
      (path) => path === field.id || path.startsWith(`${field.id}.`),
    ),
  );
  const nextOpen = indicators.find(
    (indicator) => indicator.id !== openId.value && !isAnswered(store, indicator),
  );
  const stepsOn = indicators.length > 0 && nextOpen !== undefined;

  const goOn = () => {
    const current = indicators.find((indicator) => indicator.id === openId.value);
    if (stepsOn && current && !isAnswered(store, current)) {
      store.showErrorsOf([current]);
      document.getElementById(idOf(current.id))?.scrollIntoView({ block: 'start' });
      if (store.answers.peek()[current.id] !== undefined) return;
    }
    if (stepsOn) {
      openId.value = following(indicators, { from: openId.value, store }) ?? nextOpen.id;
      return;
    }
    store.showErrorsOf(shown);
    const inside = store
      .validate()
      .problems.filter(
        (problem) =>
          problem.checkId === undefined &&
          shown.some((field) => problem.path.startsWith(`${field.id}.`)),
      );
    store.showProblems(inside);
    if (
      Object.keys(store.problems.peek()).some((path) =>
        shown.some((field) => path === field.id || path.startsWith(`${field.id}.`)),
      ) &&
      !tried.value
    ) {
      tried.value = true;
      requestAnimationFrame(() => summary.current?.focus());
      return;
    }
    onNext();
  };

  const nextIndicator = stepsOn
    ? indicators.find(
        (indicator) =>
          indicator.id === (following(indicators, { from: openId.value, store }) ?? nextOpen.id),
      )
    : undefined;
  return (
    <>
      <main class="form-main has-foot">
        <h2 class={store.form.score ? 'section-title' : 'section-title eyebrow'} tabIndex={-1}>
          {section.title}
        </h2>
        <TakenOverNotice store={store} />
        <Returned store={store} />
        <PreviousAnswerForAll
          store={store}
          fields={shown.filter((field) => !store.isLocked(field.id))}
        />
        {shown.length === 0 ? <p class="quiet">ขั้นนี้ไม่มีข้อที่ต้องกรอก</p> : null}
        {tried.value && wrong.length > 0 ? (
          <div ref={summary} tabIndex={-1} class="errors">
            <Banner
              tint="is-overdue"
              icon="overdue"
              title={`ยังมี ${wrong.length} ข้อที่ต้องแก้ หรือกดต่อไปเพื่อกลับมาทำทีหลัง`}
              urgent
            >
              <ul>
                {wrong.map((field) => (
                  <li key={field.id}>
                    <a
                      href={`#${idOf(field.id)}`}
                      onClick={(event) => jump(event, field.id, () => (openId.value = field.id))}
                    >
                      {shortLabel(field)}
                    </a>
                  </li>
                ))}
              </ul>
            </Banner>
          </div>
        ) : null}
        {indicators.length > 0 ? (
          <IndicatorSection
            store={store}
            section={section}
            openId={openId.value}
            onOpen={(id) => (openId.value = id)}
          />
        ) : null}
        {shown
          .filter((field) => !isIndicator(field))
          .map((field) => (
            <Question key={field.id} store={store} field={field} />
          ))}
      </main>
      <SaveBar store={store} online={online.value}>
        <button type="button" class="btn btn-main" onClick={goOn}>
          {nextIndicator ? `ต่อไป ${nextIndicator.indicatorId}` : nextWord}
        </button>
      </SaveBar>
    </>
  );
}

/** A colleague has taken the draft over: what is typed here stays here until it is taken back. */
function TakenOverNotice({ store }: { store: FormStore }) {
  const { api } = useApp();
  const { failure } = store.draftSync.queue.value;
  if (failure?.kind !== 'problem' || failure.problem.code !== 'draft-held') return null;
  const takeBack = async () => {
    const answer = await api.call('draft.take', { id: store.open.duty.id });
    if (answer.ok) store.draftSync.retry();
  };
  return (
    <Banner tint="is-overdue" icon="draft" title={failure.problem.title} urgent>
      ที่ท่านพิมพ์ยังอยู่ในเครื่องนี้
      <div class="do">
        <button type="button" class="btn btn-small" onClick={() => void takeBack()}>
          รับช่วงกรอกต่อ
        </button>
      </div>
    </Banner>
  );
}

/** A returned form says so on every step, with what was said of the whole. */
function Returned({ store }: { store: FormStore }) {
  const { duty } = store.open;
  if (duty.state !== 'returned') return null;
  const open = store.comments.comments.value;
  const general = open.filter((one) => one.path === null);
  const pinned = open.length - general.length;
  return (
    <Banner
      tint="is-returned"
      icon="returned"
      title={`ส่งคืนแก้ไข${pinned > 0 ? ` ${pinned} จุด มีความเห็นที่ข้อนั้น` : ''} ส่งใหม่ภายใน ${dayText(duty.dueOn, 'dayMonth')}`}
    >
      {general.map((one) => (
        <CommentNote key={one.id} store={store} comment={one} />
      ))}
    </Banner>
  );
}

/** The next unanswered one after where we stand. */
function following(
  indicators: readonly { id: string }[],
  { from, store }: { from: string | null; store: FormStore },
): string | null {
  const at = indicators.findIndex((indicator) => indicator.id === from);
  return indicators.slice(at + 1).find((indicator) => !store.isDone(indicator.id))?.id ?? null;
}

function jump(event: MouseEvent, id: string, open: () => void): void {
  event.preventDefault();
  open();
  requestAnimationFrame(() => scrollToField(id));
}

import type { RefObject } from 'preact';
import { shortLabel } from '#domain/fields/field.ts';
import type { Field, Section } from '#domain/form/form.ts';
import { useApp } from '#web/app-context.ts';
import { idOf } from '#web/controls/control.ts';
import { Banner } from '#web/parts/feedback.tsx';
import type { FormStore } from '../form-store.ts';
import { scrollToField, useScrollToField } from '../scroll-to-field.ts';
import { IndicatorSection, isIndicator } from './indicator-section.tsx';
import { PreviousAnswerForAll } from '../previous-answer.tsx';
import { Question } from '../question.tsx';
import { SaveBar } from '../save-bar.tsx';
import { NotKeptNotice, ReturnedNotice, TakenOverNotice } from './form-notices.tsx';
import { useSection } from './use-section.ts';

interface Props {
  store: FormStore;
  section: Section;
  /** Path of the field to scroll to: from a comment, the review page or a reminder. */
  wanted: string | null;
  nextLabel: string;
  onNext: () => void;
}

/** One step of the form. The next button lists the errors once; a second press leaves them for later. */
export function SectionPage({ store, section, wanted, nextLabel, onNext }: Props) {
  const { online } = useApp();
  const { visible, openId, ...state } = useSection({ store, section, wanted, onNext });
  useScrollToField(wanted);
  return (
    <>
      <main class="form-main has-foot">
        <h2 class={titleClass(store, { section, visible })} tabIndex={-1}>
          {section.title}
        </h2>
        <TakenOverNotice store={store} />
        <NotKeptNotice />
        <ReturnedNotice store={store} />
        <PreviousAnswerForAll
          store={store}
          fields={visible.filter((field) => !store.isLocked(field.id))}
        />
        {visible.length === 0 ? <p class="quiet">ขั้นนี้ไม่มีข้อที่ต้องกรอก</p> : null}
        {state.triedNext && state.invalid.length > 0 ? (
          <ErrorSummary
            anchor={state.summary}
            invalid={state.invalid}
            nextLabel={nextLabel}
            onOpen={(id) => (openId.value = id)}
          />
        ) : null}
        {state.indicators.length > 0 ? (
          <IndicatorSection
            store={store}
            section={section}
            openId={openId.value}
            onOpen={(id) => (openId.value = id)}
          />
        ) : null}
        {visible
          .filter((field) => !isIndicator(field))
          .map((field) => (
            <Question key={field.id} store={store} field={field} />
          ))}
      </main>
      <SaveBar store={store} online={online.value}>
        <button type="button" class="btn btn-main" onClick={state.goNext}>
          {state.nextIndicator ? `ต่อไป ${state.nextIndicator.indicatorId}` : nextLabel}
        </button>
      </SaveBar>
    </>
  );
}

/** Where the only question has the title's words, the title is for screen readers only. */
function titleClass(
  { form }: FormStore,
  { section, visible }: { section: Section; visible: readonly Field[] },
): string {
  if (visible[0]?.label === section.title) return 'sr-only';
  return form.score ? 'section-title' : 'section-title eyebrow';
}

interface SummaryProps {
  anchor: RefObject<HTMLDivElement | null>;
  invalid: readonly Field[];
  nextLabel: string;
  onOpen: (field: string) => void;
}

function ErrorSummary({ anchor, invalid, nextLabel, onOpen }: SummaryProps) {
  const jump = (event: MouseEvent, field: string) => {
    event.preventDefault();
    onOpen(field);
    requestAnimationFrame(() => scrollToField(field));
  };
  return (
    <div ref={anchor} tabIndex={-1} class="errors">
      <Banner
        tint="is-overdue"
        icon="overdue"
        title={`ยังมี ${invalid.length} ข้อที่ต้องแก้ หรือกด${nextLabel} แล้วกลับมาแก้ทีหลัง`}
        urgent
      >
        <ul>
          {invalid.map((field) => (
            <li key={field.id}>
              <a href={`#${idOf(field.id)}`} onClick={(event) => jump(event, field.id)}>
                {shortLabel(field)}
              </a>
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

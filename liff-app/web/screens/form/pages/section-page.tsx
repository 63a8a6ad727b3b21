import type { RefObject } from 'preact';
import type { Field, Section } from '#domain/form/form.ts';
import { useApp } from '#web/app-context.ts';
import type { Wanted } from '#web/controls/control.ts';
import { goOnAtEnter } from '#web/controls/next-question.ts';
import { Banner } from '#web/parts/feedback.tsx';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import type { FormStore } from '../form-store.ts';
import { useScrollToField } from '../scroll-to-field.ts';
import { IndicatorSection, isIndicator } from './indicator-section.tsx';
import { CopyPreviousOfPage, CopyReport, copiedByReport } from '../copy-previous.tsx';
import { Question } from '../question.tsx';
import { SaveBar } from '../save-bar.tsx';
import { NotKeptNotice, ReturnedNotice, TakenOverNotice } from './form-notices.tsx';
import { topFieldOf } from './form-steps.ts';
import { useSection } from './use-section.ts';
import type { SectionError } from './use-section.ts';

interface Props {
  store: FormStore;
  section: Section;
  /** The field to scroll to: from a comment, the review page or a reminder. */
  wanted: Wanted | null;
  nextLabel: string;
  /** True for the step at which the form was opened; earlier steps are filled in already. */
  isFirst: boolean;
  /** True when the next button leads back to the review page, also from an indicator. */
  returns: boolean;
  onNext: () => void;
  /** Called when the last report was copied. Opens the first unanswered question, or the review. */
  onCopied: () => void;
  /** Opens a question of this step, which may be in a row of a list. */
  onGoTo: (path: string) => void;
}

/**
 * One step of the form. The first press of the next button lists the errors, a second press leaves them for
 * later.
 */
export function SectionPage(props: Props) {
  const { store, section, wanted, nextLabel, isFirst, onGoTo, onCopied } = props;
  const { online } = useApp();
  const { visible, openId, ...state } = useSection(props);
  useScrollToField(wanted);
  const goTo = (path: string) => {
    openId.value = topFieldOf(path);
    onGoTo(path);
  };
  return (
    <>
      <main class="form-main has-foot" onKeyDown={goOnAtEnter}>
        <h2 class={titleClass(store, { section, visible })} tabIndex={-1}>
          {section.title}
        </h2>
        <TakenOverNotice store={store} />
        <NotKeptNotice />
        <ReturnedNotice store={store} />
        {isFirst && copiedByReport(store).length > 0 ? (
          <CopyReport store={store} onCopied={onCopied} />
        ) : (
          <CopyPreviousOfPage
            store={store}
            fields={visible.filter((field) => !store.isLocked(field.id))}
          />
        )}
        {visible.length === 0 ? <p class="quiet">ขั้นนี้ไม่มีข้อที่ต้องกรอก</p> : null}
        {state.triedNext && state.invalid.length > 0 ? (
          <ErrorSummary
            anchor={state.summary}
            invalid={state.invalid}
            nextLabel={nextLabel}
            onGo={goTo}
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

/** When the only question has the same words as the title, the title is shown to screen readers only. */
function titleClass(
  { form }: FormStore,
  { section, visible }: { section: Section; visible: readonly Field[] },
): string {
  if (visible[0]?.label === section.title) return 'sr-only';
  return form.score ? 'section-title' : 'section-title eyebrow';
}

interface SummaryProps {
  anchor: RefObject<HTMLDivElement | null>;
  invalid: readonly SectionError[];
  nextLabel: string;
  onGo: (path: string) => void;
}

function ErrorSummary({ anchor, invalid, nextLabel, onGo }: SummaryProps) {
  const showMore = useShowMore(invalid);
  return (
    <div ref={anchor} tabIndex={-1} class="errors">
      <Banner
        tint="is-overdue"
        icon="overdue"
        title={`ยังมี ${invalid.length} ข้อที่ต้องแก้ หรือกด${nextLabel} แล้วกลับมาแก้ทีหลัง`}
        urgent
      >
        <ul>
          {showMore.visible.map(({ path, text }) => (
            <li key={path}>
              <button type="button" class="link" onClick={() => onGo(path)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
        <MoreButton hidden={showMore.hidden} unit="ข้อ" onClick={showMore.showAll} />
      </Banner>
    </div>
  );
}

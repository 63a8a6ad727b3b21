import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { Section } from '#domain/form/form.ts';
import type { Me } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { FieldContext } from '#web/controls/control.ts';
import type { Wanted } from '#web/controls/control.ts';
import { Control } from '#web/controls/index.tsx';
import type { FormStore } from '../form-store.ts';
import { knownRowsOf, offersOf, peopleOf } from '../known-people.ts';
import { FormHeader } from './form-header.tsx';
import {
  commentedField,
  conflictedField,
  firstStepOf,
  nextStep,
  reviewStep,
  stepPath,
  topFieldOf,
} from './form-steps.ts';
import { ReviewPage } from './review-page.tsx';
import { SectionPage } from './section-page.tsx';
import { SentPage, SubmitPage } from './submit-page.tsx';

/** How long undo is offered for a change made with one tap. */
const undoMs = 10_000;

interface Props {
  store: FormStore;
  query: URLSearchParams;
  me: Me;
}

/**
 * Sections as steps. The step is in the address, so that back returns to the previous step and a reload
 * keeps the step.
 */
export function FormPages({ store, query, me }: Props) {
  const { toast } = useApp();
  const { attachments, previous } = store.open;
  const { index, inReview, isFirst, wanted, returns } = useStep(store, query);
  const submit = store.submitter.state.value;
  const people = useMemo(() => peopleOf(store, me), [store, me]);
  useEffect(() => () => store.close(), [store]);
  if (submit.kind === 'done') return <SentPage store={store} revision={submit.revision} />;
  const submitting = submit.kind !== 'idle';
  return (
    <FieldContext.Provider
      value={{
        ctx: store.ctx,
        answers: store.answers.value,
        photos: store.uploads,
        attachments,
        toast: (text, undo) => (toast.value = { text, ...(undo ? { undo, lastsMs: undoMs } : {}) }),
        previousRound: previous?.round ?? null,
        wanted,
        answerOf: (field) => store.answers.peek()[field],
        checkBelow: store.showErrorsBelow,
        offersOf: (path) => offersOf(store, path),
        knownRows: (field) => knownRowsOf(store, { field, people }),
        people,
        Control,
      }}
    >
      <FormHeader store={store} index={inReview ? null : index} submitting={submitting} />
      <FormBody
        store={store}
        index={index}
        section={inReview ? undefined : store.form.sections[index]}
        wanted={wanted}
        isFirst={isFirst}
        returns={returns}
        submitting={submitting}
      />
    </FieldContext.Provider>
  );
}

interface Step {
  index: number;
  inReview: boolean;
  /** True for the step at which the form was opened. */
  isFirst: boolean;
  /** The field to scroll to. */
  wanted: Wanted | null;
  /** True when the review page led here, so that the next button leads back to it. */
  returns: boolean;
}

/** Reads the step and the wanted field from the address, with defaults for what is missing. */
function useStep(store: FormStore, query: URLSearchParams): Step {
  const field = query.get('field');
  const firstStep = useMemo(() => firstStepOf(store, field), [store, field]);
  const conflicted = useMemo(() => conflictedField(store), [store]);
  useLayoutEffect(() => {
    if (field) store.unlock(topFieldOf(field));
  }, [store, field]);
  const step = query.get('step') ?? firstStep;
  const index = store.form.sections.findIndex((section) => section.id === step);
  const fallback = query.has('step') ? null : (conflicted ?? commentedField(store));
  const path = field ?? fallback;
  const returns = query.get('from') === reviewStep;
  // A second tap on the same link is a new request.
  const wanted = useMemo(() => (path === null ? null : { path }), [path, query]);
  return {
    index: Math.max(0, index),
    inReview: step === reviewStep,
    isFirst: step === firstStep,
    wanted,
    returns,
  };
}

interface BodyProps {
  store: FormStore;
  index: number;
  /** Undefined for the review page. */
  section: Section | undefined;
  wanted: Wanted | null;
  isFirst: boolean;
  returns: boolean;
  submitting: boolean;
}

function FormBody({ store, index, section, wanted, isFirst, returns, submitting }: BodyProps) {
  const { router } = useApp();
  const go = (step: string, { field, from }: { field?: string; from?: string } = {}) => {
    router.go(stepPath(store, { step, field, from }));
    if (!field) requestAnimationFrame(focusTitle);
  };
  if (submitting) return <SubmitPage store={store} onBack={() => go(reviewStep)} />;
  if (!section)
    return (
      <ReviewPage
        store={store}
        onEdit={(step, field) => go(step, { ...(field ? { field } : {}), from: reviewStep })}
      />
    );
  const next = nextStep(store, index);
  const goToMissing = () => {
    const step = firstStepOf(store, null);
    if (step === reviewStep) return go(reviewStep);
    const field = firstMissingIn(store, step);
    router.go(stepPath(store, { step, field }), { replace: step === section.id });
  };
  return (
    <SectionPage
      key={section.id}
      store={store}
      section={section}
      wanted={wanted}
      isFirst={isFirst}
      returns={returns}
      nextLabel={returns ? 'กลับไปตรวจทาน' : next ? nextLabelOf(store, next) : 'ตรวจทาน'}
      onCopied={goToMissing}
      onNext={() => go(returns ? reviewStep : (next?.id ?? reviewStep))}
      onGoTo={(field) =>
        router.go(
          stepPath(store, { step: section.id, field, from: returns ? reviewStep : undefined }),
          { replace: true, keepsScroll: true },
        )
      }
    />
  );
}

function focusTitle(): void {
  document.querySelector<HTMLElement>('.section-title')?.focus({ preventScroll: true });
}

/** The path of the first question of a step that has no valid answer. */
function firstMissingIn(store: FormStore, step: string): string | undefined {
  const fields = store.form.sections.find(({ id }) => id === step)?.fields ?? [];
  const { problems } = store.validate();
  return problems.find(({ path }) => fields.some(({ id }) => id === topFieldOf(path)))?.path;
}

function nextLabelOf(store: FormStore, next: Section): string {
  return store.form.score && next.short ? `ต่อไป ${next.short}` : 'ต่อไป';
}

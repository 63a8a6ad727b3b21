import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { RefObject } from 'preact';
import { shortLabel } from '#domain/fields/field.ts';
import { rowsIn } from '#domain/fields/repeat.ts';
import { rowTitle } from '#domain/form/form.ts';
import type { Field, Section } from '#domain/form/form.ts';
import { idOf } from '#web/controls/control.ts';
import type { Wanted } from '#web/controls/control.ts';
import type { FormStore } from '../form-store.ts';
import { isAnswered, isIndicator } from './indicator-section.tsx';
import type { IndicatorField } from './indicator-section.tsx';
import { topFieldOf } from './form-steps.ts';

export interface SectionError {
  path: string;
  /**
   * The question’s name. For a question in a row it includes the row and the error: คนที่ 7 นางแก้ว:
   * ยังไม่มีนามสกุล.
   */
  text: string;
}

interface SectionState {
  visible: Field[];
  indicators: IndicatorField[];
  openId: Signal<string | null>;
  /** The errors in this section, listed after the person has tried to continue. */
  invalid: SectionError[];
  triedNext: boolean;
  summary: RefObject<HTMLDivElement | null>;
  /** The indicator that the next button opens. Undefined when it leaves the section. */
  nextIndicator: IndicatorField | undefined;
  goNext: () => void;
}

interface Options {
  store: FormStore;
  section: Section;
  wanted: Wanted | null;
  returns: boolean;
  onNext: () => void;
}

/** The next button opens the unanswered indicators one by one, then checks the section and leaves it. */
export function useSection({ store, section, wanted, returns, onNext }: Options): SectionState {
  const visible = store.visible.value.filter((field) =>
    section.fields.some(({ id }) => id === field.id),
  );
  const indicators = visible.filter(isIndicator);
  const openId = useSignal(firstOpen({ store, indicators, wanted })?.id ?? null);
  const triedNext = useSignal(false);
  const summary = useRef<HTMLDivElement>(null);
  const nextIndicator = returns
    ? undefined
    : nextUnanswered(indicators, { openId: openId.value, store });

  const goNext = () => {
    if (nextIndicator && !stopAtOpen(indicators, { openId: openId.value, store }))
      openId.value = nextIndicator.id;
    if (nextIndicator) return;
    checkSection(store, visible);
    if (!triedNext.value && errorsOf(store, visible).length > 0) {
      triedNext.value = true;
      requestAnimationFrame(() => summary.current?.focus());
    } else onNext();
  };

  return {
    visible,
    indicators,
    openId,
    invalid: errorsOf(store, visible),
    triedNext: triedNext.value,
    summary,
    nextIndicator,
    goNext,
  };
}

function firstOpen({
  store,
  indicators,
  wanted,
}: {
  store: FormStore;
  indicators: readonly IndicatorField[];
  wanted: Wanted | null;
}): IndicatorField | undefined {
  return (
    indicators.find((indicator) => wanted !== null && indicator.id === topFieldOf(wanted.path)) ??
    indicators.find((indicator) => !isAnswered(store, indicator))
  );
}

interface OpenIndicator {
  openId: string | null;
  store: FormStore;
}

/** The next unanswered indicator below the open one, or above it if there is none below. */
function nextUnanswered(
  indicators: readonly IndicatorField[],
  { openId, store }: OpenIndicator,
): IndicatorField | undefined {
  const unanswered = (indicator: IndicatorField) =>
    indicator.id !== openId && !isAnswered(store, indicator);
  const open = indicators.findIndex((indicator) => indicator.id === openId);
  return indicators.slice(open + 1).find(unanswered) ?? indicators.find(unanswered);
}

/**
 * Shows the errors of the open indicator. True when it has an answer that must be corrected first.
 */
function stopAtOpen(
  indicators: readonly IndicatorField[],
  { openId, store }: OpenIndicator,
): boolean {
  const open = indicators.find((indicator) => indicator.id === openId);
  if (!open || isAnswered(store, open)) return false;
  store.showErrorsOf([open]);
  document.getElementById(idOf(open.id))?.scrollIntoView({ block: 'start' });
  return store.answers.peek()[open.id] !== undefined;
}

/** Shows the errors of all visible fields and of the rows inside them. */
function checkSection(store: FormStore, visible: readonly Field[]): void {
  store.showErrorsOf(visible);
  const inRows = store
    .validate()
    .problems.filter(
      ({ checkId, path }) =>
        checkId === undefined && visible.some((field) => path.startsWith(`${field.id}.`)),
    );
  store.showProblems(inRows);
}

/** The shown errors in the order of the form. Errors of a field and of its rows are together. */
function errorsOf(store: FormStore, fields: readonly Field[]): SectionError[] {
  const problems = store.problems.value;
  const paths = Object.keys(problems);
  return fields.flatMap((field) => {
    const own = field.id in problems ? [{ path: field.id, text: shortLabel(field) }] : [];
    const below = paths.filter((path) => path.startsWith(`${field.id}.`));
    return [...own, ...inOrder(store, { field, paths: below })];
  });
}

function inOrder(
  store: FormStore,
  { field, paths }: { field: Field; paths: readonly string[] },
): SectionError[] {
  if (field.kind !== 'repeat')
    return paths.map((path) => ({ path, text: shortLabel(field) })).slice(0, 1);
  return rowsIn(store.answers.value[field.id]).flatMap((row, index) =>
    paths
      .filter((path) => path.startsWith(`${field.id}.${row.id}.`))
      .map((path) => ({
        path,
        text: `${rowTitle(field, { row, index })}: ${store.problems.value[path] ?? ''}`,
      })),
  );
}

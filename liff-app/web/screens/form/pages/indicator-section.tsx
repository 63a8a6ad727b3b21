import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { scoreOf } from '#domain/fields/indicator.ts';
import { shortLabel } from '#domain/fields/field.ts';
import type { Field, FieldOf, Section } from '#domain/form/form.ts';
import { idOf } from '#web/controls/control.ts';
import { Icon } from '#web/parts/icon.tsx';
import { CopyPrevious } from '../copy-previous.tsx';
import type { FormStore } from '../form-store.ts';
import { Question } from '../question.tsx';
import { indicatorRuns } from './indicator-runs.ts';
import type { IndicatorRuns } from './indicator-runs.ts';

export type IndicatorField = FieldOf<'indicator'>;

export function isIndicator(field: Field): field is IndicatorField {
  return field.kind === 'indicator';
}

export function isAnswered(store: FormStore, field: IndicatorField): boolean {
  return store.isDone(field.id);
}

interface Props {
  store: FormStore;
  section: Section;
  openId: string | null;
  onOpen: (id: string | null) => void;
}

/**
 * The indicators of a category in the order of their numbers. One is open, and each other one is a line.
 */
export function IndicatorSection({ store, section, openId, onOpen }: Props) {
  const fields = section.fields.filter(isIndicator);
  const open = fields.find((field) => field.id === openId) ?? null;
  const rest = fields.filter((field) => field !== open && !isAnswered(store, field));
  const runs = indicatorRuns(fields, (field) =>
    field === open ? 'open' : isAnswered(store, field) ? 'answered' : 'rest',
  );
  useScrollToOpened(open?.id ?? null);
  useEffect(() => {
    if (open) store.markSeen(open.id);
  }, [open?.id]);
  return (
    <>
      {rest.length > 0 ? (
        <h3 class="part-title">
          {open ? 'ข้อที่เหลือในหมวดนี้' : 'ข้อในหมวดนี้'} {rest.length} ข้อ
        </h3>
      ) : null}
      {runs.map((run) => (
        <IndicatorRun key={run.fields[0]?.id} store={store} run={run} onOpen={onOpen} />
      ))}
      <CopyPrevious
        store={store}
        fields={open && !isAnswered(store, open) ? [open, ...rest] : rest}
        where="หมวดนี้"
        onCopied={() => onOpen(null)}
      />
    </>
  );
}

function IndicatorRun({
  store,
  run: { state, fields },
  onOpen,
}: {
  store: FormStore;
  run: IndicatorRuns<IndicatorField>[number];
  onOpen: (id: string) => void;
}) {
  if (state === 'open')
    return fields.map((field) => <Question key={field.id} store={store} field={field} />);
  if (state === 'answered')
    return fields.map((field) => (
      <AnsweredIndicator
        key={field.id}
        store={store}
        field={field}
        onOpen={() => onOpen(field.id)}
      />
    ));
  return (
    <ul class="rest">
      {fields.map((field) => (
        <UnansweredIndicator
          key={field.id}
          store={store}
          field={field}
          onOpen={() => onOpen(field.id)}
        />
      ))}
    </ul>
  );
}

interface IndicatorRowProps {
  store: FormStore;
  field: IndicatorField;
  onOpen: () => void;
}

function AnsweredIndicator({ store, field, onOpen }: IndicatorRowProps) {
  return (
    <button type="button" class="was" onClick={onOpen}>
      <Icon name="done" />
      <span>
        {shortLabel(field)}
        {store.copied.value.includes(field.id) ? (
          <span class="block quiet">เหมือนครั้งก่อน</span>
        ) : null}
      </span>
      <b>{scoreOf(store.answers.value[field.id])} คะแนน</b>
      <span class="sr-only">แก้คำตอบ</span>
    </button>
  );
}

function UnansweredIndicator({ store, field, onOpen }: IndicatorRowProps) {
  return (
    <li>
      <button type="button" aria-expanded={false} onClick={onOpen}>
        <b>{field.indicatorId}</b>
        <span>
          {shortLabel(field).slice(field.indicatorId.length).trim()}
          <LastScore store={store} field={field} />
          {store.changedCriteria.value.has(field.id) ? (
            <small>
              <Icon name="info" small />
              เกณฑ์เปลี่ยน ให้ไว้ {scoreOf(store.answers.value[field.id])} คะแนน
            </small>
          ) : null}
        </span>
        <Icon name="down" />
      </button>
    </li>
  );
}

function LastScore({ store, field }: { store: FormStore; field: IndicatorField }) {
  const before = scoreOf(store.ctx.previous?.[field.id]);
  if (before === null) return null;
  return (
    <small>
      <Icon name="history" small />
      ครั้งที่ {store.open.previous?.round ?? 1} ได้ {before} คะแนน
    </small>
  );
}

/** Scrolls to an indicator that the person opens, but not to the one open at first. */
function useScrollToOpened(id: string | null): void {
  const first = useSignal(true);
  useEffect(() => {
    if (first.peek()) {
      first.value = false;
      return;
    }
    const element = id === null ? null : document.getElementById(idOf(id));
    element?.scrollIntoView({ block: 'start' });
    element?.focus({ preventScroll: true });
  }, [id]);
}

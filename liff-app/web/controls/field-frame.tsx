import type { ComponentChildren } from 'preact';
import type { Field } from '#domain/form/form.ts';
import { Icon } from '../parts/icon.tsx';
import { idOf } from './control.ts';

export function FieldError({ path, problem }: { path: string; problem: string | null }) {
  if (problem === null) return null;
  return (
    <p class="wrong" id={`${idOf(path)}-wrong`}>
      <Icon name="overdue" small />
      {problem}
    </p>
  );
}

interface Props {
  field: Pick<Field, 'label' | 'hint' | 'required'>;
  path: string;
  problem: string | null;
  note?: ComponentChildren;
  children: ComponentChildren;
}

function Marks({ field }: Pick<Props, 'field'>) {
  return (
    <>
      {field.label}
      {field.required ? null : <small> ถ้ามี</small>}
    </>
  );
}

/** One input with its label. */
export function FieldFrame({ field, path, problem, note, children }: Props) {
  return (
    <div class="question">
      <label class="ask-label" for={idOf(path)}>
        <Marks field={field} />
      </label>
      {field.hint ? (
        <span class="hint" id={`${idOf(path)}-hint`}>
          {field.hint}
        </span>
      ) : null}
      {note}
      {children}
      <FieldError path={path} problem={problem} />
    </div>
  );
}

/** Several inputs that together answer one question. */
export function FieldGroup({
  field,
  path,
  problem,
  note,
  children,
  onLeave,
}: Props & { onLeave: () => void }) {
  const leave = (event: FocusEvent) => {
    const inside =
      event.currentTarget instanceof Node &&
      event.relatedTarget instanceof Node &&
      event.currentTarget.contains(event.relatedTarget);
    if (!inside && event.relatedTarget !== null) onLeave();
  };
  return (
    <fieldset
      class="question"
      id={idOf(path)}
      tabIndex={-1}
      aria-describedby={describedBy(path, { hint: field.hint, problem })}
      onFocusOut={leave}
    >
      <legend class="ask-label">
        <Marks field={field} />
      </legend>
      {field.hint ? (
        <span class="hint" id={`${idOf(path)}-hint`}>
          {field.hint}
        </span>
      ) : null}
      {note}
      {children}
      <FieldError path={path} problem={problem} />
    </fieldset>
  );
}

export function describedBy(
  path: string,
  { hint, problem }: { hint?: string | undefined; problem: string | null },
): string | undefined {
  const ids = [
    hint ? `${idOf(path)}-hint` : '',
    problem === null ? '' : `${idOf(path)}-wrong`,
  ].filter((id) => id !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
}

import { useLayoutEffect, useRef } from 'preact/hooks';
import { shownFields } from '#domain/form/definition.ts';
import { lineOf } from '#domain/form/text.ts';
import type { Row } from '#domain/fields/repeat.ts';
import { Icon } from '#web/parts/icon.tsx';
import { NoWrapList } from '#web/parts/no-wrap-list.tsx';
import { idOf, useFieldContext } from '../control.ts';
import type { ControlProps } from '../control.ts';
import { goOnToText } from '../next-question.ts';

interface Props {
  control: ControlProps<'repeat'>;
  row: Row;
  title: string;
  open: boolean;
  /** True when the row was just added, so that its first question takes the focus. */
  isNew: boolean;
  onToggle: () => void;
  /** Moves to the next row or to a new one. Null at the end of a full list. */
  onNext: { label: string; icon: 'next' | 'plus'; go: () => void } | null;
  onRow: (row: Row) => void;
  onRemove: () => void;
}

/** One row of a list. Open, it shows its questions; closed, one line and a mark when it has an error. */
export function RowCard(props: Props) {
  const { control, row, title, open, isNew, onToggle, onRemove } = props;
  const { ctx } = useFieldContext();
  const card = useRef<HTMLDivElement>(null);
  // Runs before the browser paints, because a phone opens the keyboard only for a focus set during the tap.
  useLayoutEffect(() => {
    if (isNew && card.current) enterRow(card.current);
  }, [isNew]);
  const path = `${control.path}.${row.id}`;
  const wrong = Object.entries(control.problemsBelow).filter(([at]) => at.startsWith(`${path}.`));
  const isMarked = wrong.length > 0 && !open;
  return (
    <div
      class={isMarked ? 'row-card is-wrong' : 'row-card'}
      id={idOf(path)}
      tabIndex={-1}
      ref={card}
    >
      <div class="row-head">
        <button type="button" class="row-toggle" aria-expanded={open} onClick={onToggle}>
          <span>
            <b>{title}</b>
            {open ? null : (
              <small>
                <NoWrapList text={lineOf({ field: control.field, row }, ctx) || 'ยังไม่ได้กรอก'} />
              </small>
            )}
          </span>
          <Icon name={open ? 'up' : 'down'} />
        </button>
        <button type="button" class="round" aria-label={`นำ${title}ออก`} onClick={onRemove}>
          <Icon name="close" />
        </button>
      </div>
      <div role="status">
        {isMarked ? <WrongRow messages={wrong.map(([, text]) => text)} /> : null}
      </div>
      {open ? <RowBody {...props} /> : null}
    </div>
  );
}

/** The errors of a closed row. */
function WrongRow({ messages }: { messages: readonly string[] }) {
  const [first, ...more] = messages;
  return (
    <p class="wrong">
      <Icon name="overdue" small />
      {first}
      {more.length > 0 ? ` และอีก ${more.length} ข้อ` : ''}
    </p>
  );
}

function RowBody({ control, row, isNew, onToggle, onNext, onRow }: Props) {
  const { answers, Control } = useFieldContext();
  const { field, path, problemsBelow, onLeave } = control;
  const pathOf = (child: string) => `${path}.${row.id}.${child}`;
  const byPointer = useRef(false);
  return (
    <div
      class="row-body"
      onPointerDown={() => (byPointer.current = true)}
      onKeyDown={() => (byPointer.current = false)}
      onChange={({ target }) => {
        // A new row is filled in from top to bottom, so a tapped choice moves on to the next text box.
        if (isNew && byPointer.current && isRadio(target)) goOnToText(target);
      }}
    >
      {shownFields(field.fields, { answers: row, around: answers }).map((child) => (
        <Control
          key={child.id}
          field={child}
          value={row[child.id]}
          path={pathOf(child.id)}
          problem={problemsBelow[pathOf(child.id)] ?? null}
          problemsBelow={{}}
          onChange={(value) => onRow({ ...row, [child.id]: value })}
          onLeave={() => {
            if (child.id in row) onLeave(pathOf(child.id));
          }}
        />
      ))}
      <div class="row-ends">
        {onNext ? (
          <button type="button" class="btn btn-wide add-next" onClick={onNext.go}>
            <Icon name={onNext.icon} />
            {onNext.label}
          </button>
        ) : null}
        <button type="button" class="btn btn-small" onClick={onToggle}>
          <Icon name="check" />
          เสร็จ{field.itemLabel}นี้
        </button>
      </div>
    </div>
  );
}

function isRadio(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type === 'radio';
}

function enterRow(card: HTMLElement): void {
  card.scrollIntoView({ block: 'start' });
  const boxes = card.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    '.row-body input, .row-body textarea, .row-body select',
  );
  const [first] = boxes;
  if (first?.type === 'radio' || !first?.value) return first?.focus({ preventScroll: true });
  // A row from an earlier report begins with the questions that must still be answered.
  const missing = [...boxes].find((box) => box.ariaRequired === 'true' && box.value === '');
  (missing ?? card).focus({ preventScroll: true });
  missing?.closest('.question')?.scrollIntoView({ block: 'center' });
}

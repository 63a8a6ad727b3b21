import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { rowName } from '#domain/form/form.ts';
import type { FieldOf } from '#domain/form/form.ts';
import { lineOf } from '#domain/form/text.ts';
import { readTypedRows } from '#domain/form/typed-rows.ts';
import type { TypedRow } from '#domain/form/typed-rows.ts';
import type { Row } from '#domain/fields/repeat.ts';
import { limits } from '#domain/limits.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { TickRow } from '../choice.tsx';
import { idOf, useFieldContext } from '../control.ts';
import { TooManyRows } from './too-many-rows.tsx';

interface Props {
  field: FieldOf<'repeat'>;
  /** The current rows of the list. */
  known: readonly Row[];
  onAdd: (rows: readonly Row[]) => void;
  onClose: () => void;
}

/** Turns typed or pasted lines into rows, after the person has seen how they were read. */
export function TypedRowsDialog({ field, known, onAdd, onClose }: Props) {
  const { ctx } = useFieldContext();
  const text = useSignal('');
  const read = useSignal<readonly TypedRow[] | null>(null);
  return (
    <Dialog title={`พิมพ์หรือวาง${field.label}`} onClose={onClose}>
      {read.value ? (
        <Confirm
          field={field}
          read={read.value}
          room={field.max - known.length}
          onAdd={onAdd}
          onBack={() => (read.value = null)}
        />
      ) : (
        <Lines
          field={field}
          text={text.value}
          onText={(typed) => (text.value = typed)}
          onRead={() => (read.value = readTypedRows(field, { text: text.value, known, ctx }))}
        />
      )}
    </Dialog>
  );
}

interface LinesProps {
  field: FieldOf<'repeat'>;
  text: string;
  onText: (text: string) => void;
  onRead: () => void;
}

function Lines({ field, text, onText, onRead }: LinesProps) {
  const id = useId();
  const isPeople = field.fields.some(({ kind }) => kind === 'personName');
  const over = text.length - limits.body.textLetters;
  return (
    <>
      <label class="ask-label" for={id}>
        1 บรรทัดต่อ 1 {field.itemLabel}
      </label>
      <span class="hint" id={`${id}-hint`}>
        {isPeople
          ? `คัดลอกจาก LINE หรือเอกสารมาวางได้ เช่น ${exampleOf(field)}`
          : 'คัดลอกจาก LINE หรือเอกสารมาวางได้'}
      </span>
      <textarea
        id={id}
        autofocus
        class="area"
        rows={8}
        aria-describedby={`${id}-hint ${id}-wrong`}
        aria-invalid={over > 0}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p class="wrong" id={`${id}-wrong`} role="status" hidden={over <= 0}>
        <Icon name="overdue" small />
        ยาวเกินไป {over.toLocaleString('en')} ตัวอักษร กรุณาแบ่งเป็น 2 ครั้ง
      </p>
      <button
        type="button"
        class="btn btn-main btn-wide space-above"
        disabled={text.trim() === '' || over > 0}
        onClick={onRead}
      >
        อ่านรายการ
      </button>
    </>
  );
}

/** An example line with the questions of this list: นางแก้ว ใจดี กรรมการ ม.3 0812345678. */
function exampleOf({ fields }: FieldOf<'repeat'>): string {
  const examples = { choice: 'กรรมการ', integer: 'ม.3', phone: '0812345678', text: 'ครู' } as const;
  const kinds = new Set(fields.map(({ kind }) => kind));
  const parts = (['choice', 'integer', 'phone'] as const).filter((kind) => kinds.has(kind));
  const rest = parts.length > 0 ? parts.map((kind) => examples[kind]) : [examples.text];
  return ['นางแก้ว ใจดี', ...rest].join(' ');
}

interface ConfirmProps {
  field: FieldOf<'repeat'>;
  read: readonly TypedRow[];
  /** The number of rows that still fit in the list. */
  room: number;
  onAdd: (rows: readonly Row[]) => void;
  onBack: () => void;
}

/** Shows how each line was read. Lines of people who are already in the list are not ticked. */
function Confirm({ field, read, room, onAdd, onBack }: ConfirmProps) {
  const skipped = useSignal<ReadonlySet<TypedRow>>(
    new Set(read.filter(({ isKnown, answers }) => isKnown || !answers)),
  );
  const result = useRef<HTMLParagraphElement>(null);
  // The sheet may still be scrolled down to the button that was pressed.
  useLayoutEffect(() => result.current?.focus(), []);
  const toggle = (typed: TypedRow) => {
    const lines = new Set(skipped.value);
    if (!lines.delete(typed)) lines.add(typed);
    skipped.value = lines;
  };
  const rows = read.flatMap((typed) =>
    typed.answers && !skipped.value.has(typed)
      ? [{ ...typed.answers, id: crypto.randomUUID() }]
      : [],
  );
  const incomplete = read.filter((typed) => !skipped.value.has(typed) && typed.problems.length > 0);
  return (
    <>
      <p ref={result} tabIndex={-1}>
        อ่านได้ {rows.length} {field.itemLabel}
        {incomplete.length > 0 ? ` ยังไม่ครบ ${incomplete.length} ${field.itemLabel} เติมทีหลังได้` : ''}
      </p>
      <TooManyRows count={rows.length} room={room} unit={field.itemLabel} />
      <button
        type="button"
        class="btn btn-main btn-wide"
        disabled={rows.length === 0 || rows.length > room}
        onClick={() => onAdd(rows)}
      >
        <Icon name="check" />
        เพิ่ม {rows.length} {field.itemLabel}
      </button>
      <button type="button" class="btn btn-small space-above" onClick={onBack}>
        <Icon name="back" />
        กลับไปแก้
      </button>
      <ul class="option-list">
        {read.map((typed, index) => (
          <ReadLine
            key={index}
            field={field}
            typed={typed}
            on={!skipped.value.has(typed)}
            onToggle={() => toggle(typed)}
          />
        ))}
      </ul>
    </>
  );
}

interface ReadLineProps {
  field: FieldOf<'repeat'>;
  typed: TypedRow;
  on: boolean;
  onToggle: () => void;
}

function ReadLine({ field, typed, on, onToggle }: ReadLineProps) {
  const { ctx } = useFieldContext();
  const { answers, line, unread, isKnown, problems } = typed;
  if (!answers)
    return (
      <li>
        <p class="wrong">
          <Icon name="overdue" small />
          {problems[0]}
        </p>
      </li>
    );
  const row = { ...answers, id: '' };
  const remarks = [
    ...(isKnown ? ['มีในรายการแล้ว'] : []),
    ...problems,
    ...(unread === '' ? [] : [`ไม่ได้ใส่ ${unread}`]),
  ];
  return (
    <>
      <TickRow
        type="checkbox"
        name={`${idOf(field.id)}-typed`}
        on={on}
        label={rowName(field, row) || line}
        hint={lineOf({ field, row }, ctx)}
        onPick={onToggle}
      />
      {remarks.length > 0 ? (
        <li class="remark">
          <Icon name="info" small />
          {remarks.join(' · ')}
        </li>
      ) : null}
    </>
  );
}

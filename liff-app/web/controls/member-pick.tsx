import { useSignal } from '@preact/signals';
import { shortLabel } from '#domain/fields/field.ts';
import { Icon } from '../parts/icon.tsx';
import { TickRow } from './choice.tsx';
import { idOf, useFieldContext } from './control.ts';
import type { ControlProps } from './control.ts';
import { FieldGroup } from './field-frame.tsx';

const maxCollapsed = 4;

/** Picks names from the register, with a button for all. With `max` 1 it is a radio group. */
export function MemberPickControl(props: ControlProps<'memberPick'>) {
  const { field, value, path, problem, note, onChange, onLeave } = props;
  const { ctx } = useFieldContext();
  const open = useSignal(false);
  const picked: unknown[] = Array.isArray(value) ? value : [];
  const single = field.max === 1;
  if (ctx.members.length === 0) return <EmptyRegister {...props} />;
  const visible =
    open.value || ctx.members.length <= maxCollapsed + 1
      ? ctx.members
      : ctx.members.filter(
          ({ id }, index) => index < maxCollapsed || (single && picked.includes(id)),
        );
  const toggle = (id: string) => {
    if (single) onChange([id]);
    else onChange(picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id]);
  };
  const pickAll = () => {
    onChange(ctx.members.map(({ id }) => id));
    open.value = true;
  };
  const count = `${picked.length} จาก ${ctx.members.length} คน`;
  return (
    <FieldGroup
      field={single ? field : { ...field, label: `${shortLabel(field)} ${count}` }}
      path={path}
      problem={problem}
      onLeave={onLeave}
    >
      <div class="count">
        <div>{note}</div>
        {single || field.max !== undefined ? null : (
          <button type="button" class="btn btn-small" onClick={pickAll}>
            {field.id === 'present' ? 'มาทุกคน' : 'เลือกทุกคน'}
          </button>
        )}
      </div>
      <ul class="option-list">
        {visible.map(({ id, name, positionLabel }) => (
          <TickRow
            key={id}
            type={single ? 'radio' : 'checkbox'}
            name={idOf(path)}
            on={picked.includes(id)}
            label={name}
            side={positionLabel}
            onPick={() => toggle(id)}
          />
        ))}
        <MoreMembers
          count={ctx.members.length - visible.length}
          onClick={() => (open.value = true)}
        />
      </ul>
    </FieldGroup>
  );
}

function EmptyRegister({ field, path, problem, note, onLeave }: ControlProps<'memberPick'>) {
  return (
    <FieldGroup
      field={{ ...field, required: true }}
      path={path}
      problem={problem}
      note={note}
      onLeave={onLeave}
    >
      <p class="quiet">ศอช. นี้ยังไม่มีทะเบียนกรรมการในระบบ ข้ามข้อนี้ได้</p>
    </FieldGroup>
  );
}

function MoreMembers({ count, onClick }: { count: number; onClick: () => void }) {
  if (count === 0) return null;
  return (
    <li>
      <button type="button" class="more" onClick={onClick}>
        ดูอีก {count} คน
        <Icon name="down" small />
      </button>
    </li>
  );
}

import { useSignal } from '@preact/signals';
import { Dialog } from '#web/parts/dialog.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { TickRow } from './choice.tsx';
import { idOf, useFieldContext } from './control.ts';

interface Props {
  label: string;
  path: string;
  value: unknown;
  onChoose: (text: string) => void;
}

/** Chooses a name from the register, or the person’s own, instead of typing it. */
export function PersonSuggestions({ label, path, value, onChoose }: Props) {
  const { people } = useFieldContext();
  const open = useSignal(false);
  const choose = (name: string) => {
    open.value = false;
    onChoose(name);
  };
  if (people.length === 0) return null;
  return (
    <>
      <button type="button" class="btn btn-small space-above" onClick={() => (open.value = true)}>
        <Icon name="people" />
        เลือกจากรายชื่อ
      </button>
      {open.value ? (
        <Dialog title={`เลือก${label}`} onClose={() => (open.value = false)}>
          <ul class="option-list">
            {people.map(({ id, name, positionLabel }) => (
              <TickRow
                key={id}
                type="radio"
                name={`${idOf(path)}-person`}
                on={value === name}
                label={name}
                side={positionLabel}
                onPick={() => choose(name)}
              />
            ))}
          </ul>
        </Dialog>
      ) : null}
    </>
  );
}

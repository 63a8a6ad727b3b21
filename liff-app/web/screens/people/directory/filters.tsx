import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Dialog } from '#web/parts/dialog.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { SearchField } from '#web/parts/fields/search-field.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { useTyped } from './use-address.ts';

interface SearchProps {
  label: string;
  stored: string;
  onRest: (text: string) => void;
}

/** A search field whose text is stored in the address when typing has stopped. */
export function StoredSearch({ label, stored, onRest }: SearchProps) {
  const typed = useTyped(stored, onRest);
  return (
    <div class="stored-search">
      <SearchField
        id="find-people"
        label={label}
        labelClass="sr-only"
        placeholder={label}
        value={typed.value}
        onInput={(text) => (typed.value = text)}
      />
    </div>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onPick: (value: string) => void;
}

/** One filter without a visible label. Its empty choice names the filter and shows all. */
export function FilterSelect({ label, value, options, onPick }: SelectProps) {
  return (
    <span class="picker">
      <select
        class={value === '' ? 'select' : 'select is-set'}
        aria-label={label}
        value={value}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        <option value="">{label}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" small />
    </span>
  );
}

export interface FilterChoice {
  key: string;
  /** The label of the filter in a dialog. A select in a row is named by its empty choice instead. */
  label: string;
  empty: string;
  options: readonly { value: string; label: string }[];
}

interface DialogProps {
  title: string;
  button: string;
  /** The label of the button that closes the dialog and shows the list. */
  done: string;
  choices: readonly FilterChoice[];
  /** The number of filters that are set. */
  count: number;
  valueOf: (key: string) => string;
  onPick: (key: string, value: string) => void;
  onClear: () => void;
  children?: ComponentChildren;
}

/** The filters of a phone: a dialog behind one button. */
export function FilterDialog(props: DialogProps) {
  const { title, button, done, choices, count, valueOf, onPick, onClear, children } = props;
  const open = useSignal(false);
  const close = () => (open.value = false);
  return (
    <>
      <button
        type="button"
        class={count > 0 ? 'btn btn-small is-set' : 'btn btn-small btn-quiet'}
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        <Icon name="filter" small />
        {button}
        {count > 0 ? ` ${count}` : ''}
      </button>
      {open.value ? (
        <Dialog title={title} onClose={close}>
          <div class="filter-sheet">
            {choices.map(({ key, label, empty, options }) => (
              <SelectField
                key={key}
                id={`filter-${key}`}
                label={label}
                value={valueOf(key)}
                onPick={(value) => onPick(key, value)}
              >
                <option value="">{empty}</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </SelectField>
            ))}
            {children}
            <button type="button" class="btn btn-main" onClick={close}>
              {done}
            </button>
            {count > 0 ? (
              <button type="button" class="btn" onClick={onClear}>
                ล้างตัวกรอง
              </button>
            ) : null}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

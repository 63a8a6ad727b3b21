import { SearchField } from '#web/parts/fields/search-field.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { useTyped } from './use-address.ts';

interface SearchProps {
  label: string;
  stored: string;
  onRest: (text: string) => void;
}

/** A search whose text is stored in the address once typing has stopped. */
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

/** One filter without a visible label; the empty choice names it and shows all. */
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

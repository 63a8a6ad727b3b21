import { Icon } from '#web/parts/icon.tsx';
import { useTyped } from './address.ts';

interface SearchProps {
  label: string;
  stored: string;
  onRest: (text: string) => void;
}

export function SearchField({ label, stored, onRest }: SearchProps) {
  const typed = useTyped(stored, onRest);
  return (
    <span class="find">
      <Icon name="search" />
      <input
        class="text-input"
        type="search"
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        maxLength={80}
        value={typed.value}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
    </span>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly { value: string; word: string }[];
  onPick: (value: string) => void;
}

/** One filter; the empty choice shows all. */
export function FilterSelect({ label, value, options, onPick }: SelectProps) {
  return (
    <span class="picker">
      <select
        class={value === '' ? 'select' : 'select on'}
        aria-label={label}
        value={value}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        <option value="">{label}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.word}
          </option>
        ))}
      </select>
      <Icon name="down" small />
    </span>
  );
}

import { Icon } from '../icon.tsx';

interface Props {
  id: string;
  label: string;
  placeholder: string;
  value: string;
  onInput: (text: string) => void;
  /** For a label that needs more space above it. */
  labelClass?: string;
}

/** A text field that filters a list during typing. */
export function SearchField({ id, label, placeholder, value, onInput, labelClass }: Props) {
  return (
    <>
      <label class={labelClass ? `label ${labelClass}` : 'label'} for={id}>
        {label}
      </label>
      <span class="find">
        <Icon name="search" />
        <input
          id={id}
          class="text-input"
          type="search"
          placeholder={placeholder}
          autocomplete="off"
          maxLength={80}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </span>
    </>
  );
}

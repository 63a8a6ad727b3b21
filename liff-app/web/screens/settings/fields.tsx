import type { Day } from '#domain/calendar.ts';
import { DatePickers } from '#web/controls/date.tsx';
import { Icon } from '#web/parts/icon.tsx';

/** Fields of the settings dialogs: label above, error below. */
interface TextProps {
  id: string;
  label: string;
  value: string;
  onInput: (text: string) => void;
  wrong?: string | null;
  rows?: number;
  maxLength?: number;
}

export function TextField(props: TextProps) {
  const { id, label, value, onInput, wrong = null, rows = 1, maxLength = 500 } = props;
  const shared = {
    id,
    value,
    maxLength,
    'aria-invalid': wrong !== null,
    ...(wrong === null ? {} : { 'aria-describedby': `${id}-wrong` }),
  };
  return (
    <div>
      <label class="label" for={id}>
        {label}
      </label>
      {rows > 1 ? (
        <textarea
          {...shared}
          class="area"
          rows={rows}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          class="text-input"
          autocomplete="off"
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
      <Wrong id={id} text={wrong} />
    </div>
  );
}

function Wrong({ id, text }: { id: string; text: string | null }) {
  if (text === null) return null;
  return (
    <p class="wrong" id={`${id}-wrong`}>
      <Icon name="overdue" small />
      {text}
    </p>
  );
}

interface DateProps {
  id: string;
  label: string;
  value: string;
  today: Day;
  onChange: (value: string) => void;
  wrong?: string | null;
  past?: boolean;
}

export function DateField(props: DateProps) {
  const { id, label, value, today, onChange, wrong = null, past = false } = props;
  return (
    <fieldset>
      <legend class="label">{label}</legend>
      <DatePickers
        value={value}
        path={id}
        onChange={onChange}
        limits={past ? { today, notAfter: 'today' } : { today, notBefore: 'today' }}
        wrong={wrong !== null}
      />
      <Wrong id={id} text={wrong} />
    </fieldset>
  );
}

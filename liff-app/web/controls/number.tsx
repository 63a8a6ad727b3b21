import type { ControlProps } from './control.ts';
import { TypedInput } from './typed.tsx';

export function IntegerControl(props: ControlProps<'integer'>) {
  return (
    <TypedInput
      of={props}
      attributes={{ inputMode: 'numeric', maxLength: 12, autocomplete: 'off' }}
      unit={props.field.unit}
    />
  );
}

export function MoneyControl(props: ControlProps<'money'>) {
  return (
    <TypedInput
      of={props}
      attributes={{ inputMode: 'decimal', maxLength: 20, autocomplete: 'off' }}
      unit="บาท"
    />
  );
}

import type { ControlProps } from './control.ts';
import { TypedInput } from './text-field.tsx';

export function PhoneControl(props: ControlProps<'phone'>) {
  return (
    <TypedInput
      control={props}
      attributes={{ inputMode: 'tel', maxLength: 40, autocomplete: 'off' }}
    />
  );
}

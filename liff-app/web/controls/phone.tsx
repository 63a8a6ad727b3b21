import type { ControlProps } from './control.ts';
import { TypedInput } from './typed.tsx';

export function PhoneControl(props: ControlProps<'phone'>) {
  return (
    <TypedInput of={props} attributes={{ inputMode: 'tel', maxLength: 20, autocomplete: 'off' }} />
  );
}

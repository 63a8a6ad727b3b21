import type { ControlProps } from './control.ts';
import { TypedInput } from './text-field.tsx';

export function PhoneControl(props: ControlProps<'phone'>) {
  return <TypedInput control={props} inputMode="tel" />;
}

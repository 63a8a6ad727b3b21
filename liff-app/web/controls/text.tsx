import type { ControlProps } from './control.ts';
import { TypedInput } from './text-field.tsx';

export function TextControl(props: ControlProps<'text'>) {
  return (
    <TypedInput
      control={props}
      attributes={{ maxLength: (props.field.max ?? 200) * 2, autocomplete: 'off' }}
    />
  );
}

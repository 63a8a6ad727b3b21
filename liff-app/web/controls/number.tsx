import { formatNumber } from '#domain/thai/number.ts';
import type { ControlProps } from './control.ts';
import { TypedInput } from './text-field.tsx';

/** A stored number is shown as 25,000. Typed text stays as typed. */
function grouped<P extends { value: unknown }>(props: P): P {
  return typeof props.value === 'number' ? { ...props, value: formatNumber(props.value) } : props;
}

export function IntegerControl(props: ControlProps<'integer'>) {
  return (
    <TypedInput
      control={props.field.isYear ? props : grouped(props)}
      inputMode="numeric"
      unit={props.field.unit}
    />
  );
}

export function MoneyControl(props: ControlProps<'money'>) {
  return <TypedInput control={grouped(props)} inputMode="decimal" unit="บาท" />;
}

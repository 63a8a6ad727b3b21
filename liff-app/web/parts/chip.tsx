import { Icon } from './icon.tsx';
import { standingLabel, statusStyleOf } from './status-style.ts';
import type { Standing } from './status-style.ts';

interface Props {
  standing: Standing;
  daysLeft: number;
  holder: 'centre' | 'district' | 'province' | 'nobody';
}

/** The state of a row: icon and label on the state's tint. */
export function Chip(duty: Props) {
  const style = statusStyleOf(duty.standing);
  return (
    <span class={`chip ${style.tint}`}>
      <Icon name={style.icon} small />
      {standingLabel(duty)}
    </span>
  );
}

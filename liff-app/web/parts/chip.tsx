import { Icon } from './icon.tsx';
import { standingLabel, statusStyle } from './status-style.ts';
import type { Standing } from './status-style.ts';

interface Props {
  standing: Standing;
  daysLeft: number;
  holder: 'centre' | 'district' | 'province' | 'nobody';
}

/** The state of a row: icon and label on the state's tint. */
export function Chip(duty: Props) {
  const style = statusStyle[duty.standing];
  return (
    <span class={`chip ${style.tint}`}>
      <Icon name={style.icon} small />
      {standingLabel(duty)}
    </span>
  );
}

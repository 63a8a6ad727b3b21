import { Icon } from './icon.tsx';
import { standingLabel, statusStyleOf } from './status-style.ts';
import type { Standing } from './status-style.ts';

interface Props {
  standing: Standing;
  daysLeft: number;
  holder: 'centre' | 'district' | 'province' | 'nobody';
}

/** A small label with the state of a duty: its icon and text, in the colour of the state. */
export function Chip(duty: Props) {
  const style = statusStyleOf(duty.standing);
  return (
    <span class={`chip ${style.tint}`}>
      <Icon name={style.icon} small />
      {standingLabel(duty)}
    </span>
  );
}

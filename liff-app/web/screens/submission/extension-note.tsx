import type { DutyView } from '../../../contract.ts';
import { dayText } from '../../day-text.ts';
import { Banner } from '../../parts/states.tsx';
import { DecideRow } from './decide-row.tsx';

interface Props {
  duty: DutyView;
  today: string;
  onDone: () => void;
}

/** How a request for more time stands; who decides on it does so in one tap. */
export function ExtensionNote({ duty, today, onDone }: Props) {
  const asked = duty.extension;
  if (asked?.state !== 'asked' || duty.state === 'waived') return null;
  const decides = duty.actions.includes('decideExtension');
  return (
    <Banner
      tint="is-due"
      icon="clock"
      title={`ขอขยายเวลาถึง ${dayText(asked.dueOn, 'medium')}${decides ? '' : ' รอจังหวัดพิจารณา'}`}
    >
      <p class="words">{asked.reason}</p>
      {decides ? <DecideRow duty={duty} today={today} onDone={onDone} /> : null}
    </Banner>
  );
}

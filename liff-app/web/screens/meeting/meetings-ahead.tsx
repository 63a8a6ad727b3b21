import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { Icon } from '#web/parts/icon.tsx';
import { MeetingLink } from '#web/parts/meeting-link.tsx';
import { PlanDialog } from './plan-dialog.tsx';

interface Props {
  centre: Pick<Output<'centre.read'>, 'centre' | 'meetingsAhead' | 'plansMeetings'>;
  onChanged: () => void;
}

/** The coming meetings of a centre, and the button that announces one. */
export function MeetingsAhead({ centre, onChanged }: Props) {
  const isOpen = useSignal(false);
  const { meetingsAhead, plansMeetings } = centre;
  return (
    <>
      {meetingsAhead.map((meeting) => (
        <MeetingLink key={meeting.id} meeting={meeting} />
      ))}
      {plansMeetings ? (
        <div class="begin">
          <button type="button" class="btn" onClick={() => (isOpen.value = true)}>
            <Icon name="calendar" />
            นัดประชุม
          </button>
        </div>
      ) : null}
      {isOpen.value ? (
        <PlanDialog
          centre={{ id: centre.centre.id, label: centre.centre.name }}
          onClose={() => (isOpen.value = false)}
          onDone={() => {
            isOpen.value = false;
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}

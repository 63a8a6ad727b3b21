import type { DutyView } from '../../../contract.ts';
import { useApp } from '../../app-context.ts';
import { dayText } from '../../day-text.ts';
import { TroubleNote } from '../../parts/trouble-note.tsx';
import { useAct } from '../../use-act.ts';

interface Props {
  duty: DutyView;
  today: string;
  onDone: () => void;
}

/** The date asked for is granted, or none is; another date is asked for in the sheet. */
export function DecideRow({ duty, today, onDone }: Props) {
  const { toast } = useApp();
  const { busy, trouble, act } = useAct();
  const asked = duty.extension;
  if (!asked) return null;
  const decide = async (grant: boolean) => {
    if (!(await act('extension.decide', { id: duty.id, grant, dueOn: asked.dueOn }))) return;
    onDone();
    const text = grant
      ? `ขยายเวลาถึง ${dayText(asked.dueOn, 'medium')} แล้ว ${duty.centre.label}`
      : `ไม่ขยายเวลา ${duty.centre.label} แจ้งผู้ขอแล้ว`;
    toast.value = { text };
  };
  const passed = asked.dueOn < today || asked.dueOn <= duty.provinceDueOn;
  return (
    <>
      <TroubleNote trouble={trouble} />
      <div class="do decide">
        {passed ? null : (
          <button
            type="button"
            class="btn btn-small"
            disabled={busy}
            aria-label={`ขยายถึง ${dayText(asked.dueOn, 'dayMonth')} ${duty.title} ${duty.centre.label}`}
            onClick={() => void decide(true)}
          >
            ขยายถึง {dayText(asked.dueOn, 'dayMonth')}
          </button>
        )}
        <button
          type="button"
          class="btn btn-small"
          disabled={busy}
          aria-label={`ไม่ขยาย ${duty.title} ${duty.centre.label}`}
          onClick={() => void decide(false)}
        >
          ไม่ขยาย
        </button>
        <a
          class="link"
          href={`/app/duty/${encodeURIComponent(duty.id)}?ask=decide`}
          aria-label={`วันอื่น ${duty.title} ${duty.centre.label}`}
        >
          วันอื่น
        </a>
      </div>
    </>
  );
}

import type { DutyView } from '../../../contract.ts';
import { dayText } from '../../day-text.ts';
import { useDeed } from './deed.ts';
import { Trouble } from './trouble.tsx';

interface Props {
  duty: DutyView;
  today: string;
  onDone: () => void;
}

/** The date asked for is granted, or none is; another date is asked for in the sheet. */
export function DecideRow({ duty, today, onDone }: Props) {
  const { busy, wrong, run } = useDeed(onDone);
  const asked = duty.extension;
  if (!asked) return null;
  const decide = (grant: boolean) =>
    void run('extension.decide', {
      input: { id: duty.id, grant, dueOn: asked.dueOn },
      said: grant
        ? `ขยายเวลาถึง ${dayText(asked.dueOn, 'medium')} แล้ว ${duty.centre.name}`
        : `ไม่ขยายเวลา ${duty.centre.name} แจ้งผู้ขอแล้ว`,
    });
  const passed = asked.dueOn < today || asked.dueOn <= duty.provinceDueOn;
  return (
    <>
      <Trouble wrong={wrong} />
      <div class="do decide">
        {passed ? null : (
          <button
            type="button"
            class="btn btn-small"
            disabled={busy}
            aria-label={`ขยายถึง ${dayText(asked.dueOn, 'dayMonth')} ${duty.title} ${duty.centre.name}`}
            onClick={() => decide(true)}
          >
            ขยายถึง {dayText(asked.dueOn, 'dayMonth')}
          </button>
        )}
        <button
          type="button"
          class="btn btn-small"
          disabled={busy}
          aria-label={`ไม่ขยาย ${duty.title} ${duty.centre.name}`}
          onClick={() => decide(false)}
        >
          ไม่ขยาย
        </button>
        <a
          class="link"
          href={`/app/duty/${encodeURIComponent(duty.id)}?ask=decide`}
          aria-label={`วันอื่น ${duty.title} ${duty.centre.name}`}
        >
          วันอื่น
        </a>
      </div>
    </>
  );
}

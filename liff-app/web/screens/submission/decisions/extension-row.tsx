import type { Day } from '#domain/calendar.ts';
import type { DutyView } from '#contract/contract.ts';
import { useSignal } from '@preact/signals';
import { dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { RefuseDialog } from './refuse-dialog.tsx';

interface Props {
  duty: DutyView;
  today: Day;
  onDone: () => void;
}

/** One tap grants the requested date; refusing and other dates open a dialog. */
export function ExtensionRow({ duty, today, onDone }: Props) {
  const refusing = useSignal(false);
  const { decided } = useUndo();
  const { busy, trouble, mutate } = useMutation();
  const asked = duty.extension;
  if (!asked) return null;
  const grant = async () => {
    const input = { id: duty.id, grant: true, dueOn: asked.dueOn };
    const done = await mutate('extension.decide', input);
    if (!done) return;
    onDone();
    decided({
      text: `ขยายเวลาถึง ${dayText(asked.dueOn, 'medium')} แล้ว ${duty.centre.label}`,
      duty: done.duty,
      onUndone: onDone,
    });
  };
  const passed = asked.dueOn < today || asked.dueOn <= duty.provinceDueOn;
  return (
    <>
      <ErrorBanner trouble={trouble} />
      <div class="do decide">
        {passed ? null : (
          <button
            type="button"
            class="btn btn-small"
            disabled={busy}
            aria-label={`ขยายถึง ${dayText(asked.dueOn, 'dayMonth')} ${duty.title} ${duty.centre.label}`}
            onClick={() => void grant()}
          >
            ขยายถึง {dayText(asked.dueOn, 'dayMonth')}
          </button>
        )}
        <button
          type="button"
          class="btn btn-small"
          disabled={busy}
          aria-label={`ไม่ขยาย ${duty.title} ${duty.centre.label}`}
          aria-haspopup="dialog"
          onClick={() => (refusing.value = true)}
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
      {refusing.value ? (
        <RefuseDialog
          duty={duty}
          dueOn={asked.dueOn}
          onClose={() => (refusing.value = false)}
          onDone={onDone}
        />
      ) : null}
    </>
  );
}

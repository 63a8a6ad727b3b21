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

/** One tap grants the requested date. Refusing it or granting another date opens a dialog. */
export function ExtensionRow({ duty, today, onDone }: Props) {
  const refusing = useSignal(false);
  const { decided } = useUndo();
  const { busy, error, mutate } = useMutation();
  const request = duty.extension;
  if (!request) return null;
  const grant = async () => {
    const { dueOn } = request;
    const done = await mutate('extension.decide', { id: duty.id, grant: true, dueOn });
    if (!done) return;
    onDone();
    decided({
      text: `ขยายเวลาถึง ${dayText(dueOn, 'medium')} แล้ว ${duty.centre.label}`,
      duty: done.duty,
      onUndone: onDone,
    });
  };
  const passed = request.dueOn < today || request.dueOn <= duty.provinceDueOn;
  const name = `${duty.title} ${duty.centre.label}`;
  const dateText = dayText(request.dueOn, 'dayMonth');
  return (
    <>
      <ErrorBanner error={error} />
      <div class="inline-actions decide">
        {passed ? null : (
          <button
            type="button"
            class="btn btn-small"
            disabled={busy}
            aria-label={`ขยายเวลาถึง ${dateText} ${name}`}
            onClick={() => void grant()}
          >
            ขยายเวลาถึง {dateText}
          </button>
        )}
        <button
          type="button"
          class="btn btn-small"
          disabled={busy}
          aria-label={`ไม่ขยายเวลา ${name}`}
          aria-haspopup="dialog"
          onClick={() => (refusing.value = true)}
        >
          ไม่ขยายเวลา
        </button>
        <OtherDateLink duty={duty} name={name} />
      </div>
      {refusing.value ? (
        <RefuseDialog
          duty={duty}
          dueOn={request.dueOn}
          onClose={() => (refusing.value = false)}
          onDone={onDone}
        />
      ) : null}
    </>
  );
}

function OtherDateLink({ duty, name }: { duty: DutyView; name: string }) {
  return (
    <a
      class="link"
      href={`/app/duty/${encodeURIComponent(duty.id)}?ask=decide`}
      aria-label={`วันอื่น ${name}`}
    >
      วันอื่น
    </a>
  );
}

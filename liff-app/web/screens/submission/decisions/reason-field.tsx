import { useSignal } from '@preact/signals';
import { Icon } from '#web/parts/icon.tsx';

/** A required reason. The error is shown after the first attempt. */
export function useReason(initial = '') {
  const text = useSignal(initial);
  const tried = useSignal(false);
  return {
    text,
    lacking: tried.value && text.value.trim() === '',
    /** The reason. Null shows the error. */
    take: (): string | null => {
      tried.value = true;
      return text.peek().trim() || null;
    },
  };
}

/** The usual reasons. A tap writes one into the field below. */
export function UsualReasons({
  reason,
  reasons,
}: {
  reason: ReturnType<typeof useReason>;
  reasons: Readonly<Record<string, string>>;
}) {
  return (
    <div class="reasons" role="group" aria-label="เหตุผลที่ใช้บ่อย">
      {Object.values(reasons).map((text) => (
        <button
          key={text}
          type="button"
          aria-pressed={reason.text.value === text}
          onClick={() => (reason.text.value = text)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

export function ReasonField({
  reason,
  label = 'เหตุผล',
}: {
  reason: ReturnType<typeof useReason>;
  label?: string;
}) {
  const { text, lacking } = reason;
  return (
    <div>
      <label class="label" for="reason">
        {label}
      </label>
      <textarea
        id="reason"
        class="area"
        rows={2}
        maxLength={500}
        value={text.value}
        aria-invalid={lacking}
        aria-required="true"
        aria-describedby={lacking ? 'reason-wrong' : undefined}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      {lacking ? (
        <p class="wrong" id="reason-wrong" role="alert">
          <Icon name="overdue" small />
          กรุณาระบุเหตุผล
        </p>
      ) : null}
    </div>
  );
}

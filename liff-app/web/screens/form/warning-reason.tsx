import type { AnswerProblem } from '#domain/form/form.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import type { FormStore } from './form-store.ts';

/** The reason for an unusual answer that may be right. Submitting needs it. */
export function WarningReason({
  store,
  check,
  lacking,
}: {
  store: FormStore;
  check: AnswerProblem;
  lacking: boolean;
}) {
  const id = check.checkId ?? '';
  return (
    <Banner tint="is-due" icon="info" title={check.message}>
      <label class="label" for={`reason-${id}`}>
        เหตุผล
      </label>
      <textarea
        id={`reason-${id}`}
        class="area"
        rows={2}
        maxLength={500}
        value={store.reasons.value[id] ?? ''}
        aria-invalid={lacking}
        aria-required="true"
        onInput={(event) => store.setReason(id, event.currentTarget.value)}
      />
      {lacking ? (
        <p class="wrong">
          <Icon name="overdue" small />
          กรุณาระบุเหตุผลก่อนส่ง
        </p>
      ) : null}
    </Banner>
  );
}

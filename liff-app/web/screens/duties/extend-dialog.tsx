import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Output } from '#contract/contract.ts';
import type { Day } from '#domain/calendar.ts';
import { isDay } from '#domain/calendar.ts';
import { extensionReasons } from '#domain/duty/reasons.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { dayText } from '#web/format-day.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Skeleton } from '#web/parts/feedback.tsx';
import { ExtensionEffect } from '../round/extend-many.tsx';
import { DueDateField, isDueDate } from '../submission/decisions/due-date-field.tsx';
import { ReasonField, UsualReasons, useReason } from '../submission/decisions/reason-field.tsx';

interface Props {
  ids: readonly string[];
  today: Day;
  onClose: () => void;
  onDone: () => void;
}

/** ขยายเวลา: gives the chosen duties one new date with one reason. */
export function ExtendDialog({ ids, today, onClose, onDone }: Props) {
  const preview = useSignal<Output<'extension.chosenPreview'> | null>(null);
  const dueOn = useSignal('');
  const reason = useReason();
  const { decidedMany } = useUndo();
  const { busy, error, ask, mutate } = useMutation();
  const effect = preview.value;
  const holidays = effect?.holidays ?? [];
  const load = async () => {
    const day = dueOn.peek();
    if (day !== '' && !isDueDate(day, holidays)) return;
    const answer = await ask('extension.chosenPreview', {
      ids: [...ids],
      ...(isDay(day) ? { dueOn: day } : {}),
    });
    if (!answer) return;
    preview.value = answer;
    dueOn.value = answer.dueOn;
  };
  useEffect(() => void load(), [dueOn.value]);
  const send = async () => {
    const day = dueOn.peek();
    const text = reason.take();
    if (text === null || !effect || !isDueDate(day, holidays)) return;
    const { given: expected } = effect;
    const done = await mutate('extension.giveChosen', {
      ids: [...ids],
      dueOn: day,
      reason: text,
      expected,
    });
    if (!done) return;
    onClose();
    onDone();
    decidedMany({
      text: `ขยายเวลาถึง ${dayText(day, 'medium')} แล้ว ${formatNumber(done.given)} เรื่อง`,
      ids: done.ids,
      onUndone: onDone,
    });
  };
  return (
    <Dialog title={`ขยายเวลา ${formatNumber(ids.length)} เรื่อง`} onClose={onClose}>
      {effect ? (
        <>
          <DueDateField value={dueOn} path="chosen-due" today={today} holidays={holidays} />
          {effect.until ? (
            <p class="hint">อำเภอขยายได้ไม่เกินกำหนดถึงจังหวัด {dayText(effect.until, 'medium')}</p>
          ) : null}
          <ExtensionEffect effect={effect} unit="เรื่อง" />
          <UsualReasons reason={reason} reasons={extensionReasons} />
          <ReasonField reason={reason} />
        </>
      ) : error ? null : (
        <Skeleton heights={[96, 48, 96]} />
      )}
      <ErrorBanner error={error} onReload={() => void load()} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || !effect || effect.given === 0}
          onClick={() => void send()}
        >
          ขยายเวลา {effect ? `${formatNumber(effect.given)} เรื่อง` : ''}
        </button>
        <button type="button" class="btn" disabled={busy} onClick={onClose}>
          ยังไม่ขยาย
        </button>
      </div>
    </Dialog>
  );
}

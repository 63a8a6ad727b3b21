import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { columnOfKey } from '#domain/overview.ts';
import { formatNumber } from '#domain/thai/number.ts';
import type { Output } from '#contract/contract.ts';
import { dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { ReasonField, useReason } from '../submission/decisions/reason-field.tsx';
import type { RoundData } from './round-groups.ts';
import { DueDateField, isDueDate } from '../submission/decisions/due-date-field.tsx';

interface Props {
  round: RoundData;
  onDone: () => void;
}

/** Gives more time to all centres of the area. Shown to people who may do so. */
export function ExtendMany({ round, onDone }: Props) {
  const open = useSignal(false);
  if (!round.mayGiveTime) return null;
  return (
    <div class="inline-actions space-above">
      <button
        type="button"
        class="btn btn-small"
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        <Icon name="calendar" small />
        ขยายเวลาทั้ง{round.area.level === 'province' ? 'จังหวัด' : 'อำเภอ'}
      </button>
      {open.value ? (
        <ExtendManyDialog round={round} onClose={() => (open.value = false)} onDone={onDone} />
      ) : null}
    </div>
  );
}

function ExtendManyDialog({ round, onClose, onDone }: Props & { onClose: () => void }) {
  const column = columnOfKey(round.column);
  const dueOn = useSignal<string>(round.proposedExtension);
  const preview = useSignal<Output<'extension.givePreview'> | null>(null);
  const reason = useReason();
  const { decidedMany } = useUndo();
  const { busy, error, ask, mutate } = useMutation();
  const day = isDueDate(dueOn.value, round.holidays) ? dueOn.value : null;
  const input = column && day ? { ...column, areaCode: round.area.areaCode, dueOn: day } : null;
  const loadPreview = async () => {
    preview.value = input ? await ask('extension.givePreview', input) : null;
  };
  useEffect(() => void loadPreview(), [dueOn.value]);
  const effect = preview.value;
  const send = async () => {
    const text = reason.take();
    if (text === null || !input || !effect) return;
    const all = { ...input, reason: text, expected: effect.given };
    const done = await mutate('extension.giveMany', all);
    if (!done) return;
    onClose();
    onDone();
    decidedMany({
      text: `ขยายเวลาถึง ${dayText(input.dueOn, 'medium')} แล้ว ${formatNumber(done.given)} แห่ง`,
      ids: done.ids,
      onUndone: onDone,
    });
  };
  return (
    <Dialog title={`ขยายเวลา ${round.title} ${round.area.name}`} onClose={onClose}>
      <DueDateField
        value={dueOn}
        path="give-many-due"
        today={round.today}
        holidays={round.holidays}
      />
      {effect ? <ExtensionEffect effect={effect} /> : null}
      <ReasonField reason={reason} />
      <ErrorBanner error={error} onReload={() => void loadPreview()} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || effect === null || effect.given === 0}
          onClick={() => void send()}
        >
          ขยายเวลา {effect ? `${formatNumber(effect.given)} แห่ง` : ''}
        </button>
      </div>
    </Dialog>
  );
}

export function ExtensionEffect({
  effect,
  unit = 'แห่ง',
}: {
  effect: Output<'extension.givePreview'>;
  unit?: string;
}) {
  return (
    <p class="quiet" role="status">
      ได้วันใหม่ {formatNumber(effect.given)} จาก {formatNumber(effect.total)} {unit}
      {effect.later > 0 ? ` · มีวันที่ช้ากว่าอยู่แล้ว ${formatNumber(effect.later)}` : ''}
      {effect.over > 0 ? ` · ส่งแล้วหรือเสร็จแล้ว ${formatNumber(effect.over)}` : ''} · แจ้งทาง LINE{' '}
      {formatNumber(effect.people)} คน คนละ 1 ข้อความ
    </p>
  );
}

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
import { DueDateField } from '../submission/decisions/due-date-field.tsx';

interface Props {
  round: RoundData;
  onDone: () => void;
}

/** Gives more time to all centres of the area; shown to people who may do so. */
export function ExtendMany({ round, onDone }: Props) {
  const open = useSignal(false);
  if (!round.mayGiveTime) return null;
  return (
    <div class="do space-above">
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
  const dueOn = useSignal(round.proposedExtension);
  const preview = useSignal<Output<'extension.givePreview'> | null>(null);
  const reason = useReason();
  const { decidedMany } = useUndo();
  const { busy, trouble, ask, mutate } = useMutation();
  const input = column ? { ...column, areaCode: round.area.areaCode, dueOn: dueOn.value } : null;
  const look = async () => {
    preview.value = input ? await ask('extension.givePreview', input) : null;
  };
  useEffect(() => void look(), [dueOn.value]);
  const seen = preview.value;
  const send = async () => {
    const given = reason.take();
    if (given === null || !input || !seen) return;
    const all = { ...input, reason: given, expected: seen.given };
    const done = await mutate('extension.giveMany', all);
    if (!done) return;
    onClose();
    onDone();
    decidedMany({
      text: `ขยายเวลาถึง ${dayText(dueOn.value, 'medium')} แล้ว ${formatNumber(done.given)} แห่ง`,
      ids: done.ids,
      onUndone: onDone,
    });
  };
  return (
    <Dialog title={`ขยายเวลา ${round.title} ${round.area.name}`} onClose={onClose}>
      <DueDateField value={dueOn} path="give-many-due" today={round.today} />
      {seen ? <Effect seen={seen} /> : null}
      <ReasonField reason={reason} />
      <ErrorBanner trouble={trouble} onReload={() => void look()} />
      <div class="acts">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || seen === null || seen.given === 0}
          onClick={() => void send()}
        >
          ขยายเวลา {seen ? `${formatNumber(seen.given)} แห่ง` : ''}
        </button>
      </div>
    </Dialog>
  );
}

function Effect({ seen }: { seen: Output<'extension.givePreview'> }) {
  return (
    <p class="quiet" role="status">
      ได้วันใหม่ {formatNumber(seen.given)} จาก {formatNumber(seen.total)} แห่ง
      {seen.later > 0 ? ` · มีวันที่ช้ากว่าอยู่แล้ว ${formatNumber(seen.later)}` : ''}
      {seen.over > 0 ? ` · ส่งแล้วหรือเสร็จแล้ว ${formatNumber(seen.over)}` : ''} · แจ้งทาง LINE{' '}
      {formatNumber(seen.people)} คน คนละ 1 ข้อความ
    </p>
  );
}

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { isWorkingDay, isDay } from '#domain/calendar.ts';
import { shiftedMoves } from '#domain/letter/dates.ts';
import type { RoundMove } from '#domain/letter/dates.ts';
import { formatNumber } from '#domain/thai/number.ts';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { dayText } from '#web/format-day.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import type { RoundOf } from '#web/screens/letter/clauses.tsx';
import { DateField, TextField } from '../fields.tsx';
import type { LetterEditorProps } from '../editor-props.ts';
import { ReschedulePreview } from './reschedule-preview.tsx';
import { useMutation } from '#web/api/use-mutation.ts';

type Preview = Output<'dates.preview'>;

/** Moves one round in force: first a preview, then the reason, then the save. */
export function RescheduleDialog({
  letterRound,
  ...props
}: LetterEditorProps & { letterRound: RoundOf }) {
  const { obligation, round, title } = letterRound;
  const opensOn = useSignal<string>(round.opensOn);
  const dueOn = useSignal<string>(round.dueOn);
  const moves = (opens: string, due: string): RoundMove[] =>
    isDay(opens) && isDay(due)
      ? [{ obligation: obligation.id, round: round.no, opensOn: opens, dueOn: due }]
      : [];
  return (
    <Rescheduling {...props} title={`เลื่อนกำหนด ${title}`} moves={moves(opensOn.value, dueOn.value)}>
      <p class="quiet">
        กำหนดเดิม {dayText(round.dueOn, 'full')}
        {round.movedFrom ? ` (ตามหนังสือ ${dayText(round.movedFrom.dueOn, 'medium')})` : ''}
      </p>
      <DateField
        id="move-due"
        label="กำหนดส่งถึงจังหวัดวันใหม่"
        value={dueOn.value}
        today={props.read.today}
        onChange={(value) => (dueOn.value = value)}
      />
      {isDay(dueOn.value) && !isWorkingDay(dueOn.value, new Set(props.read.holidays)) ? (
        <Banner tint="is-due" icon="calendar">
          วันใหม่ตรงกับวันหยุด
        </Banner>
      ) : null}
      {round.opensOn > props.read.today ? (
        <DateField
          id="move-opens"
          label="เปิดให้ส่ง"
          value={opensOn.value}
          today={props.read.today}
          onChange={(value) => (opensOn.value = value)}
        />
      ) : null}
    </Rescheduling>
  );
}

const shifts = [7, 14, 30, -7] as const;

/** Moves all future rounds by a rule. */
export function ShiftDialog(props: LetterEditorProps) {
  const { letter, today, holidays } = props.read;
  const days = useSignal<number>(shifts[0]);
  const moves = shiftedMoves(letter, { days: days.value, today, holidays: new Set(holidays) });
  return (
    <Rescheduling {...props} title="เลื่อนทั้งฉบับ" moves={moves}>
      <fieldset class="options">
        <legend class="label">เลื่อนทุกกำหนดที่ยังไม่ถึง</legend>
        {shifts.map((shift) => (
          <label key={shift}>
            <input
              type="radio"
              name="shift"
              checked={days.value === shift}
              onChange={() => (days.value = shift)}
            />
            {shift < 0 ? `เร็วขึ้น ${-shift} วัน` : `ออกไป ${shift} วัน`}
          </label>
        ))}
      </fieldset>
      <p class="quiet">วันที่ตรงกับวันหยุดใช้วันทำการก่อนหน้า กำหนดที่ผ่านไปแล้วไม่เปลี่ยน · {moves.length} กำหนด</p>
    </Rescheduling>
  );
}

interface ReschedulingProps extends LetterEditorProps {
  title: string;
  moves: RoundMove[];
  children: ComponentChildren;
}

function Rescheduling({ read, title, moves, children, onClose, onDone }: ReschedulingProps) {
  const { toast } = useApp();
  const preview = useSignal<Preview | null>(null);
  const reason = useSignal('');
  const lacking = useSignal(false);
  const { busy, error, ask, mutate } = useMutation();
  const { id } = read.letter;
  const loadPreview = async () => {
    preview.value = await ask('dates.preview', { id, moves });
  };
  const save = async ({ version }: Preview) => {
    lacking.value = reason.value.trim() === '';
    if (lacking.value) return;
    const done = await mutate('dates.move', { id, version, moves, reason: reason.value.trim() });
    if (!done) return;
    toast.value = { text: `เลื่อนแล้ว ${formatNumber(done.duties)} เรื่อง สรุปครั้งถัดไปใช้วันใหม่` };
    onDone();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {preview.value ? <ReschedulePreview preview={preview.value} /> : children}
      {preview.value && preview.value.rounds.length > 0 ? (
        <TextField
          id="move-reason"
          label="เหตุผลที่เลื่อน"
          rows={2}
          value={reason.value}
          wrong={lacking.value ? 'กรุณาระบุเหตุผล' : null}
          onInput={(text) => (reason.value = text)}
        />
      ) : null}
      <ErrorBanner error={error} onReload={onDone} />
      <div class="actions">
        {preview.value ? (
          <PreviewActions
            preview={preview.value}
            busy={busy}
            onSave={(shown) => void save(shown)}
            onBack={() => (preview.value = null)}
          />
        ) : (
          <button
            type="button"
            class="btn btn-main"
            disabled={busy || moves.length === 0}
            onClick={() => void loadPreview()}
          >
            ดูผลก่อนเลื่อน
          </button>
        )}
      </div>
    </Dialog>
  );
}

interface PreviewActionsProps {
  preview: Preview;
  busy: boolean;
  onSave: (preview: Preview) => void;
  onBack: () => void;
}

function PreviewActions({ preview, busy, onSave, onBack }: PreviewActionsProps) {
  return (
    <>
      {preview.rounds.length > 0 ? (
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => onSave(preview)}>
          เลื่อนกำหนด {formatNumber(preview.duties.total)} เรื่อง
        </button>
      ) : null}
      <button type="button" class="btn" onClick={onBack}>
        แก้วันที่
      </button>
    </>
  );
}

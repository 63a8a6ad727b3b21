import { isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { groupBy } from '#web/group-by.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import type { Centres } from './centres-read.ts';
import { DutyDates } from '../letter/duty-dates.tsx';
import { DateField, TextField } from '../fields.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { fullCentreName } from '#domain/centre/label.ts';

type Preview = Output<'centre.close.preview'>;

interface Props {
  entry: Centres[number];
  centres: Centres;
  today: Day;
  onClose: () => void;
  onDone: () => void;
}

/** Closes or merges a centre: first date and target, then a preview of what ends, then the reason. */
export function CloseCentreDialog({ entry, centres, today, onClose, onDone }: Props) {
  const { toast } = useApp();
  const { id } = entry.centre;
  const name = fullCentreName(entry.centre);
  const form = useSignal<Pick<CloseFormProps, 'into' | 'on'>>({ into: '', on: today });
  const preview = useSignal<Preview | null>(null);
  const { busy, error, ask, mutate } = useMutation();
  const input = () => {
    const { into, on } = form.value;
    return { id, into: into === '' ? null : into, on };
  };
  const loadPreview = async () => {
    preview.value = await ask('centre.close.preview', input());
  };
  const close = async (decision: CloseDecision) => {
    const done = await mutate('centre.close', { ...input(), ...decision });
    if (!done) return;
    const moved = done.members > 0 ? ` ย้ายกรรมการ ${done.members} คน` : '';
    const merged = preview.value?.into ?? null;
    const what = merged === null ? 'ยุบเลิกแล้ว' : `รวมกับ ${merged} แล้ว`;
    toast.value = { text: `${name} ${what} ยุติ ${done.ended} เรื่อง${moved}` };
    onDone();
  };
  return (
    <Dialog title={`ยุบหรือรวม ${name}`} onClose={onClose}>
      {preview.value ? (
        <Confirm
          preview={preview.value}
          busy={busy}
          onBack={() => (preview.value = null)}
          onClose={(decision) => void close(decision)}
        />
      ) : (
        <CloseForm
          entry={entry}
          centres={centres}
          today={today}
          {...form.value}
          busy={busy}
          onChange={(part) => (form.value = { ...form.value, ...part })}
          onPreview={() => void loadPreview()}
        />
      )}
      <ErrorBanner error={error} onReload={() => void loadPreview()} />
    </Dialog>
  );
}

interface CloseFormProps extends Pick<Props, 'entry' | 'centres' | 'today'> {
  /** The centre to merge into, or '' to close without a merge. */
  into: string;
  on: string;
  busy: boolean;
  onChange: (part: { into?: string; on?: string }) => void;
  onPreview: () => void;
}

function CloseForm({ entry, centres, today, into, on, busy, onChange, onPreview }: CloseFormProps) {
  return (
    <>
      <IntoPicker
        entry={entry}
        centres={centres}
        value={into}
        onPick={(code) => onChange({ into: code })}
      />
      <DateField
        id="close-on"
        label="มีผลตั้งแต่"
        value={on}
        today={today}
        past
        onChange={(value) => onChange({ on: value })}
      />
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || !isDay(on)}
          onClick={onPreview}
        >
          ดูผลก่อน{into === '' ? 'ยุบเลิก' : 'รวม'}
        </button>
      </div>
    </>
  );
}

interface PickerProps {
  entry: Centres[number];
  centres: Centres;
  value: string;
  onPick: (id: string) => void;
}

/** Open centres of the same level, with those of the same district first. */
function IntoPicker({ entry, centres, value, onPick }: PickerProps) {
  const { id, level, districtName } = entry.centre;
  const others = centres.filter(
    ({ centre, closedOn }) => closedOn === null && centre.level === level && centre.id !== id,
  );
  const groups = [...groupBy(others, ({ centre }) => centre.districtName)].toSorted(
    ([a], [b]) => Number(b === districtName) - Number(a === districtName),
  );
  return (
    <div>
      <label class="label" for="close-into">
        รวมกับ
      </label>
      <span class="picker">
        <select
          id="close-into"
          class="select"
          value={value}
          onChange={(event) => onPick(event.currentTarget.value)}
        >
          <option value="">ไม่รวม ยุบเลิก</option>
          {groups.map(([district, group]) => (
            <optgroup key={district} label={`อำเภอ${district}`}>
              {group.map(({ centre }) => (
                <option key={centre.id} value={centre.id}>
                  {fullCentreName(centre)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <Icon name="down" small />
      </span>
    </div>
  );
}

interface CloseDecision {
  reason: string;
  ending: number;
  moveMembers: boolean;
}

interface ConfirmProps {
  preview: Preview;
  busy: boolean;
  onBack: () => void;
  onClose: (decision: CloseDecision) => void;
}

function Confirm({ preview, busy, onBack, onClose }: ConfirmProps) {
  const { ended, into, members, name } = preview;
  const reason = useSignal('');
  const lacking = useSignal(false);
  const moveMembers = useSignal(false);
  const send = () => {
    lacking.value = reason.value.trim() === '';
    if (lacking.value) return;
    onClose({
      reason: reason.value.trim(),
      ending: ended.length,
      moveMembers: moveMembers.value,
    });
  };
  return (
    <>
      <WhatHappens preview={preview} />
      {into !== null && members > 0 ? (
        <fieldset class="options">
          <legend class="sr-only">กรรมการ</legend>
          <label>
            <input
              type="checkbox"
              checked={moveMembers.value}
              onChange={(event) => (moveMembers.value = event.currentTarget.checked)}
            />
            ย้ายกรรมการ {members} คนไป {into} (ตำแหน่งตามทะเบียนของที่ใหม่)
          </label>
        </fieldset>
      ) : null}
      <TextField
        id="close-reason"
        label="เหตุผลหรือเลขที่คำสั่ง"
        rows={2}
        value={reason.value}
        wrong={lacking.value ? 'กรุณาระบุเหตุผล' : null}
        onInput={(text) => (reason.value = text)}
      />
      <div class="actions">
        <button
          type="button"
          class="btn btn-state btn-main is-overdue"
          disabled={busy}
          onClick={send}
        >
          {into === null ? `ยุบเลิก ${name}` : `รวมกับ ${into}`}
        </button>
        <button type="button" class="btn" disabled={busy} onClick={onBack}>
          แก้ไข
        </button>
      </div>
    </>
  );
}

function WhatHappens({ preview }: { preview: Preview }) {
  const { ended, kept, inReview, members, meetings } = preview;
  return (
    <section class="list">
      <p>
        ยุติ {ended.length} เรื่องที่ยังอยู่กับ ศอช. โดยบันทึกเหตุผล · คงไว้ {kept} เรื่องที่ส่งแล้วหรือเสร็จแล้ว
        {inReview > 0 ? ` (รอตรวจ ${inReview} เรื่อง ตรวจต่อได้)` : ''}
      </p>
      {meetings > 0 ? <p>ยกเลิกนัดประชุม {meetings} ครั้ง</p> : null}
      {members > 0 ? <p class="quiet">กรรมการในระบบ {members} คน</p> : null}
      <DutyDates duties={ended} />
    </section>
  );
}

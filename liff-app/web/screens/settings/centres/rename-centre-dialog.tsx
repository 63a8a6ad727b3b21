import { useSignal } from '@preact/signals';
import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import type { Centres } from './centres-read.ts';
import { TextField } from '../fields.tsx';
import { fullCentreName } from '#domain/centre/label.ts';

interface Props {
  entry: Centres[number];
  onClose: () => void;
  onDone: () => void;
}

/** Renames a centre, which keeps its duties and reports. */
export function RenameCentreDialog({ entry, onClose, onDone }: Props) {
  const { toast } = useApp();
  const before = entry.centre.name;
  const name = useSignal(before);
  const reason = useSignal('');
  const tried = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const [next, why] = [name.value.trim(), reason.value.trim()];
  const unnamed = next === '' || next === before;
  const rename = async () => {
    tried.value = true;
    if (unnamed || why === '') return;
    if (!(await mutate('centre.rename', { id: entry.centre.id, name: next, reason: why }))) return;
    toast.value = { text: `เปลี่ยนชื่อ ${fullCentreName(entry.centre)} เป็น ${next} แล้ว` };
    onDone();
  };
  return (
    <Dialog title={`เปลี่ยนชื่อ ${fullCentreName(entry.centre)}`} onClose={onClose}>
      <TextField
        id="rename-name"
        label="ชื่อใหม่"
        maxLength={120}
        value={name.value}
        wrong={tried.value && unnamed ? 'กรุณากรอกชื่อใหม่' : null}
        onInput={(text) => (name.value = text)}
      />
      <TextField
        id="rename-reason"
        label="เหตุผลหรือเลขที่คำสั่ง"
        rows={2}
        value={reason.value}
        wrong={tried.value && why === '' ? 'กรุณาระบุเหตุผล' : null}
        onInput={(text) => (reason.value = text)}
      />
      <p class="quiet">ทุกเรื่องของ ศอช. นี้ใช้ชื่อใหม่ ส่วนรายงานที่ส่งแล้วยังเป็นข้อความเดิม</p>
      <ErrorBanner error={error} onReload={onDone} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void rename()}>
          เปลี่ยนชื่อ
        </button>
      </div>
    </Dialog>
  );
}

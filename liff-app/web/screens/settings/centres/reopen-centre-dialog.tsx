import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import type { Centres } from './centres-read.ts';
import { DutyDates } from '../letter/duty-dates.tsx';
import { TextField } from '../fields.tsx';

interface Props {
  entry: Centres[number];
  onClose: () => void;
  onDone: () => void;
}

/** Reopens a closed centre: first a preview of its duties, then the reason. */
export function ReopenCentreDialog(props: Props) {
  const { id, name } = props.entry.centre;
  const preview = useResource('centre.reopen.preview', { id });
  return (
    <Dialog title={`เปิด ${name} อีกครั้ง`} onClose={props.onClose}>
      <ResourceView resource={preview} heights={[48, 72, 72]}>
        {(data) => <Reopening {...props} preview={data} onReload={() => void preview.reload()} />}
      </ResourceView>
    </Dialog>
  );
}

interface ReopeningProps extends Props {
  preview: Output<'centre.reopen.preview'>;
  onReload: () => void;
}

function Reopening({ entry, preview, onReload, onDone }: ReopeningProps) {
  const { toast } = useApp();
  const reason = useSignal('');
  const lacking = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const { name, owed } = preview;
  const reopen = async () => {
    lacking.value = reason.value.trim() === '';
    if (lacking.value) return;
    const input = { id: entry.centre.id, reason: reason.value.trim(), owing: owed.length };
    const done = await mutate('centre.reopen', input);
    if (!done) return;
    toast.value = { text: `เปิด ${name} อีกครั้งแล้ว ต้องส่ง ${done.owed} เรื่อง` };
    onDone();
  };
  return (
    <>
      <section class="list">
        <p>
          {owed.length === 0 ? 'ไม่มีเรื่องที่กลับมาต้องส่ง' : `กลับมาต้องส่ง ${owed.length} เรื่องที่ยังไม่ถึงกำหนด`}
          {preview.over > 0 ? ` · ที่เลยกำหนดแล้ว ${preview.over} เรื่อง ยังยุติไว้ตามเดิม` : ''}
        </p>
        <p class="quiet">นัดประชุมที่ยกเลิกและกรรมการที่ย้ายไปแล้ว ไม่กลับมาเอง</p>
        <DutyDates duties={owed} />
      </section>
      <TextField
        id="reopen-reason"
        label="เหตุผลหรือเลขที่คำสั่ง"
        rows={2}
        value={reason.value}
        wrong={lacking.value ? 'กรุณาระบุเหตุผล' : null}
        onInput={(text) => (reason.value = text)}
      />
      <ErrorBanner error={error} onReload={onReload} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void reopen()}>
          เปิดอีกครั้ง
        </button>
      </div>
    </>
  );
}

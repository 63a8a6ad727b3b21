import { useSignal } from '@preact/signals';
import type { Failure } from '#web/api/api.ts';
import { FailureBanner } from '#web/parts/error-banner.tsx';
import type { FieldOf } from '#domain/form/form.ts';
import { rowsIn } from '#domain/fields/repeat.ts';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { Icon } from '#web/parts/icon.tsx';
import { PickWorkbook, SheetProblems } from '#web/parts/excel-picker.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { DownloadButton } from '#web/parts/download-button.tsx';
import type { FormStore } from './form-store.ts';

interface Props {
  store: FormStore;
  field: FieldOf<'repeat'>;
}

/** Imports a list from Excel: all rows, or none and a list of the invalid ones. */
export function ListImport({ store, field }: Props) {
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="btn btn-small"
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        <Icon name="file" />
        นำเข้าจาก Excel
      </button>
      {open.value ? (
        <ImportDialog store={store} field={field} onClose={() => (open.value = false)} />
      ) : null}
    </>
  );
}

function ImportDialog({ store, field, onClose }: Props & { onClose: () => void }) {
  const { toast } = useApp();
  const imported = useSignal<Output<'list.read'> | null>(null);
  const now = rowsIn(store.answers.value[field.id]).length;
  const take = (rows: unknown[]) => {
    const before = store.answers.peek()[field.id];
    store.set(field.id, rows);
    onClose();
    toast.value = {
      text: `นำเข้า ${rows.length} ${field.itemLabel}แล้ว`,
      undo: () => store.set(field.id, before),
    };
  };
  const rows = imported.value?.rows ?? null;
  return (
    <Dialog title={`นำเข้า${field.label}จาก Excel`} onClose={onClose}>
      {rows ? (
        <Ready count={rows.length} now={now} unit={field.itemLabel} onTake={() => take(rows)} />
      ) : (
        <>
          <Steps store={store} field={field} onFound={(answer) => (imported.value = answer)} />
          <SheetProblems problems={imported.value?.problems ?? []} />
        </>
      )}
    </Dialog>
  );
}

function Steps({
  store,
  field,
  onFound,
}: Props & { onFound: (imported: Output<'list.read'> | null) => void }) {
  const { api } = useApp();
  const refusal = useSignal<Failure | null>(null);
  const { id } = store.open.duty;
  return (
    <>
      <ol class="steps-list">
        <li>
          <p>ดาวน์โหลดแบบฟอร์ม มีข้อมูลที่กรอกแล้วให้ แล้วแก้หรือเติมในคอมพิวเตอร์</p>
          <DownloadButton
            small
            file={{ kind: 'list', id, list: field.id }}
            label="ดาวน์โหลดแบบฟอร์ม"
            note={`${field.label} มีหัวตารางและตัวเลือกให้ครบ`}
          />
        </li>
        <li>
          <p>เลือกไฟล์ที่กรอกแล้ว ระบบตรวจทุกแถวก่อนนำเข้า</p>
          <PickWorkbook
            busy={false}
            onRead={async ([first]) => {
              onFound(null);
              const answer = await api.call('list.read', {
                id,
                list: field.id,
                lines: first?.rows ?? [],
                known: rowsIn(store.answers.peek()[field.id]),
              });
              refusal.value = answer.ok ? null : answer.failure;
              if (answer.ok) onFound(answer.value);
            }}
          />
        </li>
      </ol>
      <p class="quiet">
        <Icon name="shield" small /> อย่าใส่เลขประจำตัวประชาชนในไฟล์ ระบบไม่รับ
      </p>
      {refusal.value ? <FailureBanner failure={refusal.value} /> : null}
    </>
  );
}

interface ReadyProps {
  count: number;
  now: number;
  unit: string;
  onTake: () => void;
}

function Ready({ count, now, unit, onTake }: ReadyProps) {
  return (
    <>
      <Banner tint="is-done" icon="done" title={`ตรวจแล้ว ${count} ${unit} ถูกต้องทุกแถว`}>
        {now > 0 ? `แทนที่รายการเดิม ${now} ${unit} คนเดิมยังนับเป็นคนเดิม` : null}
      </Banner>
      <button type="button" class="btn btn-main btn-wide space-above" onClick={onTake}>
        <Icon name="check" />
        นำเข้า {count} {unit}
      </button>
    </>
  );
}

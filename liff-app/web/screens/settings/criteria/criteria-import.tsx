import { useSignal } from '@preact/signals';
import { useApp } from '#web/app-context.ts';
import { PickWorkbook, ImportProblems } from '#web/parts/excel-picker.tsx';
import type { SheetProblem } from '#web/parts/excel-picker.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import type { CriteriaEditorProps } from './criteria-editor-props.ts';

/** Imports criteria from Excel. Either imports all rows, or none and lists the invalid ones. */
export function CriteriaImport({ read: { set }, onClose, onDone }: CriteriaEditorProps) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const problems = useSignal<readonly SheetProblem[]>([]);
  return (
    <Dialog title="นำเข้าเกณฑ์จาก Excel" onClose={onClose}>
      <p>ใช้ไฟล์ที่ดาวน์โหลดจากหน้านี้ แก้แล้วเลือกไฟล์ ระบบตรวจทุกแถวก่อนแทนที่ร่าง</p>
      <PickWorkbook
        busy={busy}
        onRead={async (sheets) => {
          const done = await mutate('criteria.import', {
            id: set.id,
            edition: set.edition,
            sheets,
          });
          if (!done) return;
          problems.value = done.problems;
          if (done.problems.length > 0) return;
          toast.value = { text: 'นำเข้าเกณฑ์แล้ว ดูสิ่งที่ต่างจากฉบับที่ใช้อยู่ด้านล่าง' };
          onDone();
        }}
      />
      <ErrorBanner error={error} onReload={onDone} />
      <ImportProblems problems={problems.value} isRefused />
    </Dialog>
  );
}

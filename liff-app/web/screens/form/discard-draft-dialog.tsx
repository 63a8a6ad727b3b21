import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import type { FormStore } from './form-store.ts';

/** Only a draft that was never submitted may be discarded. */
export function isDiscardable({ open: { duty } }: FormStore): boolean {
  return duty.revision === 0 && (duty.state === 'todo' || duty.state === 'draft');
}

/** Asks for confirmation before the draft is discarded. */
export function DiscardDraftDialog({ store, onClose }: { store: FormStore; onClose: () => void }) {
  const { router } = useApp();
  const { decided } = useUndo();
  const { busy, error, mutate } = useMutation();
  const { duty } = store.open;
  const discard = async () => {
    await store.draftSync.flush();
    const version = await removeDraft();
    if (version === null) return;
    await store.discard();
    router.go('/app', { replace: true });
    decided({
      text: duty.extra ? 'ทิ้งรายงานแล้ว' : 'ทิ้งร่างแล้ว',
      duty: { id: duty.id, version },
      onUndone: () => router.go(`/app/duty/${encodeURIComponent(duty.id)}/form`),
    });
  };
  /** The version that undo needs. An unsolicited report is deleted with its draft and has none. */
  const removeDraft = async (): Promise<number | null | undefined> => {
    if (duty.extra) return (await mutate('report.discard', { id: duty.id })) ? undefined : null;
    return (await mutate('draft.discard', { id: duty.id }))?.duty.version ?? null;
  };
  return (
    <Dialog title={duty.extra ? 'ทิ้งรายงานนี้' : 'ทิ้งร่างนี้'} onClose={onClose}>
      <p>
        {duty.title} {duty.centre.label}{' '}
        {duty.extra
          ? 'รายงานที่เริ่มไว้จะหายไปพร้อมรูปและไฟล์'
          : 'คำตอบและรูปที่กรอกไว้จะหายไป เรื่องนี้ยังต้องส่งตามกำหนด'}{' '}
        เลิกทำได้ภายใน 10 วินาที
      </p>
      <ErrorBanner error={error} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-state btn-main is-overdue"
          disabled={busy}
          onClick={() => void discard()}
        >
          {duty.extra ? 'ทิ้งรายงาน' : 'ทิ้งร่าง'}
        </button>
        <button type="button" class="btn" disabled={busy} onClick={onClose}>
          ไม่ทิ้ง
        </button>
      </div>
    </Dialog>
  );
}

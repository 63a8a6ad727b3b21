import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import type { OpenKey } from './open-key.ts';

interface Props {
  of: OpenKey;
  onClose: () => void;
  onDone: () => void;
}

/** Asks for confirmation before a key is revoked, because the other system can then no longer read. */
export function RevokeKeyDialog({ of: { id, name, place }, onClose, onDone }: Props) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const revoke = async () => {
    if (!(await mutate('openKey.revoke', { id }))) return;
    toast.value = { text: `ยกเลิกกุญแจของ ${name} แล้ว` };
    onDone();
  };
  return (
    <Dialog title={`ยกเลิกกุญแจของ ${name}`} onClose={onClose}>
      <p>
        ระบบของ {name} จะอ่านข้อมูลของ {place} ไม่ได้ทันที กุญแจที่ยกเลิกแล้วเปิดใช้อีกไม่ได้ แต่ออกใหม่ได้ทุกเมื่อ
      </p>
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn" disabled={busy} onClick={() => void revoke()}>
          ยกเลิกกุญแจนี้
        </button>
        <button type="button" class="btn" onClick={onClose}>
          เก็บกุญแจไว้
        </button>
      </div>
    </Dialog>
  );
}

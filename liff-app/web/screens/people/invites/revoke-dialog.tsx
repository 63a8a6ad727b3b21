import { formatInviteCode } from '#domain/people/invite-code.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { fullInviteTitle } from './invite-labels.ts';
import type { Invite } from './invite-labels.ts';

interface Props {
  invite: Invite;
  onClose: () => void;
  onDone: () => void;
}

/** Asks for confirmation before a code is revoked, and says what does not change. */
export function RevokeDialog({ invite, onClose, onDone }: Props) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const revoke = async () => {
    if (!(await mutate('invite.revoke', { code: invite.code }))) return;
    toast.value = { text: 'ยกเลิกรหัสแล้ว ออกรหัสใหม่ได้ทุกเมื่อ' };
    onDone();
  };
  return (
    <Dialog title={`ยกเลิกรหัส ${formatInviteCode(invite.code)}`} onClose={onClose}>
      <p>{fullInviteTitle(invite)}</p>
      <p>
        {invite.used > 0
          ? `ผู้ที่เข้าร่วมแล้ว ${invite.used} คนยังอยู่ตามเดิม ใบเชิญที่แจกไปแล้วจะใช้เข้าร่วมไม่ได้`
          : 'ยังไม่มีผู้เข้าร่วมด้วยรหัสนี้ ใบเชิญที่แจกไปแล้วจะใช้เข้าร่วมไม่ได้'}
      </p>
      <p class="quiet">รหัสที่ยกเลิกแล้วเปิดใช้อีกไม่ได้ แต่ออกรหัสใหม่ให้ที่เดิมได้ทุกเมื่อ</p>
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn" disabled={busy} onClick={() => void revoke()}>
          ยกเลิกรหัสนี้
        </button>
        <button type="button" class="btn" onClick={onClose}>
          เก็บรหัสไว้
        </button>
      </div>
    </Dialog>
  );
}

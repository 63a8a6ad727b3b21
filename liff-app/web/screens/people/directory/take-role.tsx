import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { grantText } from '#web/parts/role-labels.ts';
import { LeaveReason } from '../hand-over/leave-reason.tsx';
import { emptyReason, reasonText } from '../hand-over/reason.ts';
import { useHandOver } from '../hand-over/use-hand-over.ts';
import { nameOf } from './person-texts.ts';
import type { Person } from './use-phone.ts';

interface Props {
  person: Person;
  grant: Person['grants'][number];
}

/** Ends one of a person’s several roles. */
export function TakeRoleButton({ person, grant }: Props) {
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="take-role"
        aria-haspopup="dialog"
        onClick={() => (isOpen.value = true)}
      >
        ถอน<span class="sr-only"> {grantText(grant)}</span>
      </button>
      {isOpen.value ? (
        <TakeRoleDialog {...{ person, grant }} onClose={() => (isOpen.value = false)} />
      ) : null}
    </>
  );
}

function TakeRoleDialog({ person, grant, onClose }: Props & { onClose: () => void }) {
  const reason = useSignal(emptyReason);
  const judged = useSignal(false);
  const id = useMemo(() => crypto.randomUUID(), []);
  const { busy, error, handOver } = useHandOver(id);
  const take = async () => {
    judged.value = true;
    const text = reasonText(reason.value);
    if (text === '') return;
    const { role, areaCode, centre } = grant;
    const change = { person: person.id, parts: [], ends: [{ role, areaCode, centre }] };
    if (await handOver({ ...change, reason: text }, `ถอน ${grantText(grant)} แล้ว`)) onClose();
  };
  return (
    <Dialog title={`ถอน ${grantText(grant)}`} onClose={onClose}>
      <p>{nameOf(person)} พ้นหน้าที่นี้ทันที หน้าที่อื่นยังอยู่ และได้รับแจ้งทางไลน์</p>
      {grant.role === 'member' ? null : (
        <p class="quiet">ถ้ามีผู้รับงานต่อ ให้ใช้ โอนงาน เพื่อให้ร่างและงานค้างไปด้วย</p>
      )}
      <LeaveReason reason={reason} isWrong={judged.value} />
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void take()}>
          ถอนหน้าที่
        </button>
        <button type="button" class="btn" onClick={onClose}>
          กลับ
        </button>
      </div>
    </Dialog>
  );
}

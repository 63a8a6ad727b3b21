import { useSignal } from '@preact/signals';
import { formatTime } from '#domain/thai/date.ts';
import type { Me } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { roleLabel } from '#web/parts/role-labels.ts';

export interface DraftHolder {
  name: string;
  role?: Me['grants'][number]['role'] | null | undefined;
}

/** A name with the role: นางสาวดาว สมมุติ (พัฒนากร). */
export function holderText({ name, role }: DraftHolder): string {
  return role ? `${name} (${roleLabel(role)})` : name;
}

interface Props {
  duty: string;
  holder: DraftHolder;
  /** The time when the holder last saved, if known. */
  updatedAt: string | null;
  small?: boolean;
  onTaken: () => void;
}

/** Asks for confirmation before taking over the draft of a person who may be typing. */
export function TakeOverButton({ duty, holder, updatedAt, small = false, onTaken }: Props) {
  const asking = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const take = async () => {
    if (!(await mutate('draft.take', { id: duty }))) return;
    asking.value = false;
    onTaken();
  };
  return (
    <>
      <button
        type="button"
        class={small ? 'btn btn-small' : 'btn btn-main'}
        onClick={() => (asking.value = true)}
      >
        <Icon name="forward" />
        รับช่วงกรอกต่อ
      </button>
      {asking.value ? (
        <Dialog title="รับช่วงกรอกต่อ" onClose={() => (asking.value = false)}>
          <p>
            {holderText(holder)} กำลังกรอกอยู่{' '}
            {updatedAt
              ? `แก้ล่าสุด ${dayText(bangkokDayOf(updatedAt), 'dayMonth')} ${formatTime(new Date(updatedAt))} `
              : ''}
            หากรับช่วง ที่กรอกไว้ยังอยู่ครบ และระบบแจ้ง {holder.name} ทาง LINE
          </p>
          <ErrorBanner error={error} />
          <div class="actions">
            <button type="button" class="btn btn-main" disabled={busy} onClick={() => void take()}>
              รับช่วงจาก {holder.name}
            </button>
            <button type="button" class="btn" onClick={() => (asking.value = false)}>
              ยังไม่รับช่วง
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

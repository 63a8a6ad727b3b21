import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { anyPhone, phoneDigits } from '#domain/fields/phone.ts';
import { limits } from '#domain/limits.ts';
import { useApp } from '#web/app-context.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { TextField } from '#web/parts/fields/labelled-field.tsx';

interface Props {
  stored: Pick<Output<'me.data'>, 'name' | 'phone'>;
  onClose: () => void;
  onDone: () => void;
}

/** The reader's own name and phone. An empty phone removes it. */
export function CorrectDialog({ stored, onClose, onDone }: Props) {
  const { api, session, toast } = useApp();
  const name = useSignal(stored.name);
  const phone = useSignal(stored.phone ?? '');
  const judged = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const digits = phoneDigits(phone.value);
  const wrongName = name.value.trim().length < 2;
  const wrongPhone = digits !== '' && !anyPhone.test(digits);
  const send = async () => {
    judged.value = true;
    if (wrongName || wrongPhone) return;
    const input = { name: name.value.trim(), phone: digits === '' ? null : digits };
    if (!(await mutate('me.correct', input))) return;
    // The name is also in the header of every screen.
    const me = await api.call('me.read', {});
    if (me.ok) session.replace(me.value);
    toast.value = { text: 'บันทึกแล้ว' };
    onDone();
  };
  return (
    <Dialog title="แก้ไขชื่อและเบอร์โทร" onClose={onClose}>
      <TextField
        id="my-name"
        label="ชื่อ นามสกุล"
        hint="ใช้แทนชื่อจากไลน์ ในรายงานและข้อความ"
        value={name.value}
        wrong={judged.value && wrongName ? 'กรุณากรอกชื่ออย่างน้อย 2 ตัวอักษร' : undefined}
        input={{ maxLength: limits.joinRequest.nameLetters, autocomplete: 'name' }}
        onInput={(text) => (name.value = text)}
      />
      <TextField
        id="my-phone"
        label="เบอร์โทร (ไม่บังคับ)"
        hint="เว้นว่างเพื่อลบเบอร์ออก"
        value={phone.value}
        wrong={judged.value && wrongPhone ? 'เบอร์โทรต้องมี 9 หรือ 10 หลัก' : undefined}
        input={{ maxLength: 40, inputMode: 'tel', autocomplete: 'tel' }}
        onInput={(text) => (phone.value = text)}
      />
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          บันทึก
        </button>
      </div>
    </Dialog>
  );
}

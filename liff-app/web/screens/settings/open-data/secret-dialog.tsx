import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';

interface Props {
  made: Output<'openKey.create'>;
  onClose: () => void;
}

/** The secret of a key, which is shown once. It can be selected where the browser refuses to copy. */
export function SecretDialog({ made: { secret, key }, onClose }: Props) {
  const copied = useSignal<'no' | 'yes' | 'refused'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      copied.value = 'yes';
    } catch {
      copied.value = 'refused';
    }
  };
  return (
    <Dialog title="กุญแจใหม่" onClose={onClose}>
      <Banner tint="is-due" icon="info" title="เห็นได้ครั้งเดียว">
        ปิดหน้านี้แล้วดูอีกไม่ได้ หากทำหาย ให้ยกเลิกแล้วออกกุญแจใหม่
      </Banner>
      <p>
        กุญแจของ {key.name} {key.place}
      </p>
      <code class="open-secret" tabIndex={0} aria-label="กุญแจ">
        {secret}
      </code>
      <div class="button-row">
        <button type="button" class="btn btn-main" onClick={() => void copy()}>
          <Icon name={copied.value === 'yes' ? 'done' : 'file'} />
          คัดลอกกุญแจ
        </button>
        <button type="button" class="btn" onClick={onClose}>
          เก็บกุญแจแล้ว
        </button>
      </div>
      <p role="status" class="quiet">
        {copied.value === 'yes' ? 'คัดลอกแล้ว ส่งให้ผู้ใช้ทางช่องทางที่ปลอดภัย' : ''}
        {copied.value === 'refused' ? 'เครื่องนี้คัดลอกให้ไม่ได้ แตะค้างที่กุญแจเพื่อเลือกและคัดลอกเอง' : ''}
      </p>
    </Dialog>
  );
}

import { useSignal } from '@preact/signals';
import type { Me } from '#contract/contract.ts';
import { dialledNumber } from '#domain/fields/phone.ts';
import { Icon } from './icon.tsx';
import { Dialog } from './dialog.tsx';

export function OfficeCall({ office }: { office: Me['office'] }) {
  const number = dialledNumber(office.phone);
  if (number === '') return null;
  return (
    <a class="btn btn-wide" href={`tel:${number}`}>
      <Icon name="phone" />
      โทร {office.phone}
    </a>
  );
}

/** The office that the person should call. */
export function Help({ office }: { office: Me['office'] }) {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="ask" onClick={() => (open.value = true)}>
        <Icon name="help" />
        ช่วยเหลือ
      </button>
      {open.value ? (
        <Dialog title="ช่วยเหลือ" onClose={() => (open.value = false)}>
          <p>แตะเรื่องที่ต้องส่ง กรอกทีละข้อ ระบบบันทึกให้เอง ปิดแล้วเปิดทำต่อได้</p>
          {dialledNumber(office.phone) === '' ? null : (
            <>
              <p>ติดขัดตรงไหน โทรสอบถาม {office.name}</p>
              <OfficeCall office={office} />
            </>
          )}
        </Dialog>
      ) : null}
    </>
  );
}

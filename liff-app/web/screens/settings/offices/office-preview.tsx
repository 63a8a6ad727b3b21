import { usualOfficeHours } from '#domain/centre/office.ts';
import { dialledNumber } from '#domain/fields/phone.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { Office } from './office-faults.ts';

/** A preview of the office under ติดต่อ, updated during typing. */
export function OfficePreview({ office }: { office: Office }) {
  const { name, phone, hours, address, contact } = office;
  const hasNumber = dialledNumber(phone.trim()) !== '';
  return (
    <section class="panel office-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">คนจะเห็นแบบนี้</h2>
      <strong>{name}</strong>
      <p class={hasNumber ? '' : 'office-missing'}>
        <Icon name="phone" small />
        {hasNumber ? `โทร ${phone}` : 'ยังไม่มีเบอร์โทร'}
      </p>
      <p>
        <Icon name="clock" small />
        {hours.trim() || usualOfficeHours}
      </p>
      {address.trim() === '' ? null : (
        <p>
          <Icon name="centre" small />
          {address}
        </p>
      )}
      {contact.trim() === '' ? null : (
        <p>
          <Icon name="me" small />
          ถามหา {contact}
        </p>
      )}
    </section>
  );
}

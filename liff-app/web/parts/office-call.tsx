import type { Me } from '#contract/contract.ts';
import { dialledNumber } from '#domain/fields/phone.ts';
import { Icon } from './icon.tsx';

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

import type { Me, Output } from '#contract/contract.ts';
import { dialledNumber } from '#domain/fields/phone.ts';
import { useResource } from '../api/resource.ts';
import { OfficeCall } from './office-call.tsx';
import { Icon } from './icon.tsx';

type Office = Output<'contacts.read'>['offices'][number];

/** ติดต่อ: the officers of a member’s tambon, and the offices with the nearest first. */
export function Contacts({ office }: Pick<Me, 'office'>) {
  const { state } = useResource('contacts.read', {});
  if (state.kind !== 'ready' || state.data.offices.length === 0)
    return (
      <>
        <p class="pad-below-small">{office.name}</p>
        <OfficeCall office={office} />
      </>
    );
  const { offices, officers } = state.data;
  return (
    <ul class="panel in-panel">
      {officers.map(({ name, place }) => (
        <li key={name + place}>
          <Icon name="me" small />
          <span>
            {name} พัฒนากร {place}
          </span>
        </li>
      ))}
      {offices.map((row) => (
        <li key={row.areaCode}>
          <Icon name="centre" small />
          <OfficeContact office={row} />
        </li>
      ))}
    </ul>
  );
}

function OfficeContact({ office }: { office: Office }) {
  const { name, hours, address, contact } = office;
  const facts = [contact === '' ? '' : `ถามหา ${contact}`, hours, address];
  const hasNumber = dialledNumber(office.phone) !== '';
  return (
    <div class="grow">
      <strong>{name}</strong>
      <p class="quiet pad-below-small">
        {[hasNumber ? '' : 'ยังไม่มีเบอร์โทรในระบบ', ...facts]
          .filter((fact) => fact !== '')
          .join(' · ')}
      </p>
      <OfficeCall office={office} />
    </div>
  );
}

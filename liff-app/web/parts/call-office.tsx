import { useOffice } from '../api/office.ts';
import { Icon } from './icon.tsx';

/**
 * Says when to call the office, with a link that dials its number. Shows nothing while the number is
 * unknown.
 */
export function CallOffice({ when }: { when: string }) {
  const office = useOffice();
  if (!office) return null;
  return (
    <p class="call-office">
      {when} <span>โทร{office.name}</span>{' '}
      <a class="link" href={`tel:${office.number}`}>
        <Icon name="phone" small />
        {office.phone}
      </a>
    </p>
  );
}

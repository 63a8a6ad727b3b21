import { useOffice } from '../api/office.ts';
import { Icon } from './icon.tsx';

/** In which case to call, whom, and a link that dials. Nothing while no number is known. */
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

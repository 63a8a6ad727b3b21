import { useSignal } from '@preact/signals';
import { Icon } from '#web/parts/icon.tsx';
import { directoryPath } from './directory-filter.ts';
import { GiveRoleDialog } from './give-role.tsx';
import type { Person, Phone } from './use-phone.ts';

interface Props {
  person: Person;
  phone: Phone;
}

/** Buttons to call the person, hand over the work, give a role, or end the roles. */
export function PersonActions({ person, phone }: Props) {
  const isGiving = useSignal(false);
  const handOver = `${directoryPath}/person/${encodeURIComponent(person.id)}/hand-over`;
  const takeable = person.grants.filter(({ mayTake }) => mayTake);
  const hasWork = takeable.some(({ role }) => role !== 'member');
  const call = async () => {
    const number = await phone.open();
    if (number !== null) window.location.href = `tel:${number}`;
  };
  return (
    <section class="person-block person-actions" aria-label="ทำต่อ">
      {phone.masked === null ? null : (
        <button
          type="button"
          class="btn btn-small btn-main"
          disabled={phone.busy}
          onClick={() => void call()}
        >
          <Icon name="phone" small />
          โทร
        </button>
      )}
      {hasWork ? (
        <a class="btn btn-small" href={handOver}>
          <Icon name="swap" small />
          โอนงาน
        </a>
      ) : null}
      {person.mayEdit ? (
        <button
          type="button"
          class="btn btn-small"
          aria-haspopup="dialog"
          onClick={() => (isGiving.value = true)}
        >
          <Icon name="plus" small />
          ให้หน้าที่
        </button>
      ) : null}
      {takeable.length > 0 ? (
        <a class="btn btn-small" href={`${handOver}?leave=1`}>
          <Icon name="leave" small />
          พ้นหน้าที่
        </a>
      ) : null}
      {isGiving.value ? (
        <GiveRoleDialog person={person} onClose={() => (isGiving.value = false)} />
      ) : null}
    </section>
  );
}

import { useSignal } from '@preact/signals';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { roleLabel } from '#web/parts/role-labels.ts';
import { districtsFor, placeKey, rolesOffered } from '../invites/invite-order.ts';
import type { Place } from '../invites/invite-order.ts';
import { nameOf } from './person-texts.ts';
import type { Person } from './use-phone.ts';

interface Props {
  person: Person;
  onClose: () => void;
}

/** Gives the person one more role, in a place where the reader may give it. */
export function GiveRoleDialog({ person, onClose }: Props) {
  const places = useResource('invite.places', {});
  return (
    <Dialog title={`ให้หน้าที่ ${nameOf(person)}`} onClose={onClose}>
      <ResourceView resource={places} heights={[84, 84]}>
        {(reach) => <GiveRoleForm person={person} places={reach.places} onClose={onClose} />}
      </ResourceView>
    </Dialog>
  );
}

function GiveRoleForm({ person, places, onClose }: Props & { places: readonly Place[] }) {
  const { toast } = useApp();
  const roles = rolesOffered(places);
  const role = useSignal(roles.includes('officer') ? 'officer' : roles[0]);
  const place = useSignal('');
  const judged = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const chosen = places.find((candidate) => placeKey(candidate) === place.value);
  const give = async () => {
    judged.value = true;
    if (!chosen || !role.value) return;
    const { areaCode, centre } = chosen;
    const key = { role: role.value, areaCode, centre };
    if (!(await mutate('person.giveRole', { person: person.id, role: key }))) return;
    toast.value = { text: `ให้หน้าที่แล้ว ระบบแจ้ง ${nameOf(person)} ทางไลน์` };
    onClose();
  };
  return (
    <form
      class="filter-sheet"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <SelectField
        id="give-role"
        label="หน้าที่"
        value={role.value ?? ''}
        onPick={(picked) => {
          role.value = roles.find((offered) => offered === picked);
          place.value = '';
        }}
      >
        {roles.map((offered) => (
          <option key={offered} value={offered}>
            {offered === 'member' ? 'กรรมการ ศอช.' : roleLabel(offered)}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="give-place"
        label="พื้นที่"
        value={place.value}
        wrong={judged.value && !chosen ? 'กรุณาเลือกพื้นที่' : undefined}
        onPick={(picked) => (place.value = picked)}
      >
        <option value="">เลือกพื้นที่</option>
        {role.value
          ? districtsFor(places, role.value).map((district) => (
              <optgroup key={district.name} label={district.name}>
                {district.places.map((option) => (
                  <option key={placeKey(option)} value={placeKey(option)}>
                    {`${option.name} ${option.district}`.trimEnd()}
                  </option>
                ))}
              </optgroup>
            ))
          : null}
      </SelectField>
      <p class="quiet">มีผลทันที ตำแหน่งประธานหรือเลขานุการมาจากชื่อในทะเบียนเท่านั้น</p>
      <ErrorBanner error={error} />
      <button type="submit" class="btn btn-main" disabled={busy}>
        ให้หน้าที่
      </button>
    </form>
  );
}

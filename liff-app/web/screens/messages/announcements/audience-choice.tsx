import { useResource } from '#web/api/resource.ts';
import { TickRow } from '#web/controls/choice.tsx';
import { audienceRoles } from './announcement-texts.ts';
import type { AnnouncementDraft } from './use-announcement-draft.ts';

interface Props {
  draft: AnnouncementDraft;
  change: (fields: Partial<AnnouncementDraft>) => void;
}

function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((kept) => kept !== item) : [...list, item];
}

/** ถึงใคร: roles, in the whole province or in districts. */
export function AudienceChoice({ draft, change }: Props) {
  const people = useResource('directory.read', {});
  const districts = people.state.kind === 'ready' ? people.state.data.districts : [];
  const { roles, districts: chosen } = draft;
  return (
    <section class="panel announce-part">
      <h2>ถึงใคร</h2>
      <fieldset>
        <legend class="label">บทบาท</legend>
        <ul class="option-list">
          {audienceRoles.map(({ role, label }) => (
            <TickRow
              key={role}
              type="checkbox"
              name="roles"
              on={roles.includes(role)}
              label={label}
              onPick={() => change({ roles: toggled(roles, role) })}
            />
          ))}
        </ul>
      </fieldset>
      <fieldset>
        <legend class="label">พื้นที่</legend>
        <div class="announce-areas">
          <button
            type="button"
            aria-pressed={chosen.length === 0}
            onClick={() => change({ districts: [] })}
          >
            ทั้งจังหวัด
          </button>
          {districts.map(({ areaCode, name }) => (
            <button
              key={areaCode}
              type="button"
              aria-pressed={chosen.includes(areaCode)}
              onClick={() => change({ districts: toggled(chosen, areaCode) })}
            >
              {name}
            </button>
          ))}
        </div>
      </fieldset>
    </section>
  );
}

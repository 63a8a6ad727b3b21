import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { isSigningSeat, seatLabels, seatSchema } from '#domain/register/seats.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { roleLabel } from '#web/parts/role-labels.ts';
import { NumberField, SelectField } from '#web/parts/fields/labelled-field.tsx';
import {
  countOf,
  districtsFor,
  emptyDraft,
  isForMany,
  mayBeAsCommittee,
  placeKey,
  placesOf,
  rolesOffered,
  wholeDistrictKey,
  wrongIn,
} from './invite-order.ts';
import type { Draft, Place } from './invite-order.ts';

interface Props {
  places: readonly Place[];
  today: Day;
  draft: Signal<Draft>;
  /** The new codes, newest first. */
  onMade: (codes: string[]) => void;
}

/** ออกรหัส: makes a code for one place, or one for each tambon of a district. */
export function InviteForm({ places, today, draft, onMade }: Props) {
  const judged = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const { value } = draft;
  const chosen = placesOf(places, value);
  const wrong = judged.value ? wrongIn(value, places) : {};
  const change = (part: Partial<Draft>) => (draft.value = { ...draft.peek(), ...part });
  const make = async () => {
    judged.value = true;
    if (Object.keys(wrongIn(value, places)).length > 0) return;
    const made = await order(mutate, { draft: value, chosen });
    if (made === null) return;
    judged.value = false;
    draft.value = { ...emptyDraft(places), role: value.role };
    onMade(made);
  };
  return (
    <section class="panel invite-form" aria-labelledby="make-invite">
      <header>
        <h2 id="make-invite">ออกรหัสเข้าร่วม</h2>
        <p>
          รหัสเดียวใช้ได้หลายคน บทบาทและพื้นที่ติดไปกับรหัส{' '}
          <a href="/app/people/invites/list">คนละรหัสจากรายชื่อ Excel</a>
        </p>
      </header>
      <form
        class="invite-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <RoleAndPlace {...{ places, value, wrong: wrong.place, change }} />
        <Counts {...{ value, today, wrong, change }} />
        <button type="submit" class="btn btn-small make" disabled={busy}>
          {isForMany(value) ? `ออกรหัส ${chosen.length} แห่ง` : 'ออกรหัส'}
        </button>
      </form>
      <ErrorBanner error={error} />
    </section>
  );
}

interface PartProps {
  value: Draft;
  change: (part: Partial<Draft>) => void;
}

function RoleAndPlace({
  places,
  value,
  wrong,
  change,
}: PartProps & { places: readonly Place[]; wrong: string | undefined }) {
  const districts = districtsFor(places, value.role);
  return (
    <>
      <SelectField
        id="invite-role"
        label="เข้าเป็น"
        value={value.role}
        onPick={(picked) => {
          const role = rolesOffered(places).find((offered) => offered === picked);
          if (role) change({ role, place: '', seat: null });
        }}
      >
        {rolesOffered(places).map((role) => (
          <option key={role} value={role}>
            {role === 'member' ? 'กรรมการ ศอช.' : roleLabel(role)}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="invite-place"
        label="พื้นที่"
        value={value.place}
        wrong={wrong}
        onPick={(place) =>
          change({
            place,
            seat: null,
            uses: mayBeAsCommittee({ ...value, place }) ? '' : value.uses || '1',
          })
        }
      >
        <option value="">เลือกพื้นที่</option>
        {districts.map((district) => (
          <optgroup key={district.name} label={district.name}>
            {district.tambons.length > 1 ? (
              <option value={wholeDistrictKey(district)}>
                {district.name} ทุกตำบล {district.tambons.length} แห่ง
              </option>
            ) : null}
            {district.places.map((place) => (
              <option key={placeKey(place)} value={placeKey(place)}>
                {`${place.name} ${place.district}`.trimEnd()}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      {value.role === 'member' && value.place !== '' && !isForMany(value) ? (
        <SelectField
          id="invite-seat"
          label="ตำแหน่ง"
          hint="ใช้เมื่อยังไม่มีทะเบียนกรรมการ"
          value={value.seat ?? ''}
          onPick={(picked) => {
            const seat = seatSchema.options.find((option) => option === picked) ?? null;
            change(isSigningSeat(seat) ? { seat, uses: '1' } : { seat });
          }}
        >
          <option value="">ไม่ระบุ</option>
          {seatSchema.options.map((seat) => (
            <option key={seat} value={seat}>
              {seatLabels[seat]}
            </option>
          ))}
        </SelectField>
      ) : null}
    </>
  );
}

function Counts({
  value,
  today,
  wrong,
  change,
}: PartProps & { today: Day; wrong: ReturnType<typeof wrongIn> }) {
  const days = countOf(value.days, limits.invite.days);
  return (
    <>
      <NumberField
        id="invite-uses"
        label="จำนวนคน"
        hint={
          mayBeAsCommittee(value) ? 'เว้นว่าง คือเท่าจำนวนกรรมการ' : `1 ถึง ${limits.invite.uses} คน`
        }
        value={value.uses}
        wrong={wrong.uses}
        onInput={(uses) => change({ uses })}
      />
      <NumberField
        id="invite-days"
        label="ใช้ได้กี่วัน"
        hint={
          days === null
            ? `1 ถึง ${limits.invite.days} วัน`
            : `ถึง ${dayText(addDays(today, days), 'medium')}`
        }
        value={value.days}
        wrong={wrong.days}
        onInput={(typed) => change({ days: typed })}
      />
      <div class="note">
        <label class="label" for="invite-note">
          บันทึกช่วยจำ (ไม่บังคับ)
        </label>
        <input
          id="invite-note"
          class="text-input"
          autocomplete="off"
          maxLength={limits.invite.noteLetters}
          value={value.note}
          onInput={(event) => change({ note: event.currentTarget.value })}
        />
        <p class="hint">เช่น แจกในที่ประชุม 20 ธ.ค.</p>
      </div>
    </>
  );
}

type Mutate = ReturnType<typeof useMutation>['mutate'];

/** The new codes. Null when the request was refused. */
async function order(
  mutate: Mutate,
  { draft, chosen }: { draft: Draft; chosen: readonly Place[] },
): Promise<string[] | null> {
  const { role, seat } = draft;
  const uses = countOf(draft.uses, limits.invite.uses);
  const shared = { days: countOf(draft.days, limits.invite.days) ?? 1, note: draft.note.trim() };
  if (isForMany(draft)) {
    const places = chosen.map(({ areaCode, centre }) => ({ areaCode, centre }));
    const made = await mutate('invites.create', { ...shared, role, places, uses });
    return made && made.invites.map(({ code }) => code);
  }
  const [place] = chosen;
  if (!place) return null;
  const { areaCode, centre } = place;
  const grant = { role, areaCode, centre, seat };
  const made = await mutate('invite.create', { ...shared, ...grant, uses: uses ?? 1 });
  return made && [made.code];
}

import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Me } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { SelectField, TextField } from '#web/parts/fields/labelled-field.tsx';
import { districtsIn, orderOf, tambonsIn, wrongIn } from './ask-order.ts';
import type { Draft, Places, Wrong } from './ask-order.ts';

interface Props {
  me: Me;
  places: Places;
  onSent: () => void;
}

/** One request to join: the place, the role and the person. */
export function AskForm({ me, places, onSent }: Props) {
  const draft = useSignal<Draft>({
    // The person’s name. Before the first role it is LINE’s display name.
    name: me.grants.length > 0 ? me.person.name : '',
    phone: '',
    role: 'member',
    district: '',
    areaCode: '',
  });
  const isJudged = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const wrong = isJudged.value ? wrongIn(draft.value) : {};
  const send = async () => {
    isJudged.value = true;
    if (Object.keys(wrongIn(draft.value)).length > 0) return;
    if (await mutate('joinRequest.ask', orderOf(draft.value, places))) onSent();
  };
  return (
    <form
      class="panel ask-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <RoleAndPlace draft={draft} places={places} wrong={wrong} />
      <NameAndPhone draft={draft} wrong={wrong} />
      <ErrorBanner error={error} />
      <button type="submit" class="btn btn-main" disabled={busy}>
        ส่งคำขอ
      </button>
      <p class="quiet">พัฒนาการอำเภอหรือจังหวัดเป็นผู้รับ ชื่อและเบอร์ใช้เพื่อตรวจกับทะเบียนเท่านั้น</p>
    </form>
  );
}

interface PartProps {
  draft: Signal<Draft>;
  wrong: Wrong;
}

function RoleAndPlace({ draft, places, wrong }: PartProps & { places: Places }) {
  const { value } = draft;
  const change = (part: Partial<Draft>) => (draft.value = { ...value, ...part });
  return (
    <>
      <SelectField
        id="ask-role"
        label="ขอเข้าเป็น"
        value={value.role}
        onPick={(picked) => change({ role: picked === 'officer' ? 'officer' : 'member' })}
      >
        <option value="member">กรรมการ ศอช.</option>
        <option value="officer">พัฒนากร</option>
      </SelectField>
      <SelectField
        id="ask-district"
        label="อำเภอ"
        value={value.district}
        wrong={wrong.district}
        onPick={(district) => change({ district, areaCode: '' })}
      >
        <option value="">เลือกอำเภอ</option>
        {districtsIn(places).map(({ id, name }) => (
          <option key={id} value={id}>
            อ.{name}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="ask-tambon"
        label="ตำบล"
        value={value.areaCode}
        wrong={wrong.areaCode}
        onPick={(areaCode) => change({ areaCode })}
      >
        <option value="">เลือกตำบล</option>
        {tambonsIn(places, value.district).map(({ id, name }) => (
          <option key={id} value={id}>
            ต.{name}
          </option>
        ))}
        {value.district === '' ? null : <option value={value.district}>ระดับอำเภอ</option>}
      </SelectField>
    </>
  );
}

function NameAndPhone({ draft, wrong }: PartProps) {
  const { value } = draft;
  const change = (part: Partial<Draft>) => (draft.value = { ...value, ...part });
  return (
    <>
      <TextField
        id="ask-name"
        label="ชื่อ นามสกุล ตามทะเบียน"
        value={value.name}
        wrong={wrong.name}
        input={{ maxLength: limits.joinRequest.nameLetters, autocomplete: 'name' }}
        onInput={(name) => change({ name })}
      />
      <TextField
        id="ask-phone"
        label="เบอร์โทร (ไม่บังคับ)"
        value={value.phone}
        input={{
          maxLength: 40,
          inputMode: 'tel',
          autocomplete: 'tel',
          placeholder: '081 234 5678',
        }}
        onInput={(phone) => change({ phone })}
      />
    </>
  );
}

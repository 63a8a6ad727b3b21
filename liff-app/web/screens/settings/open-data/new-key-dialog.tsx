import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { TextField } from '../fields.tsx';
import type { OpenKeys } from './open-key.ts';

interface Props {
  areas: OpenKeys['areas'];
  onClose: () => void;
  onMade: (made: Output<'openKey.create'>) => void;
}

const lives = [
  { days: 30, label: '30 วัน' },
  { days: 90, label: '90 วัน' },
  { days: 365, label: '1 ปี' },
];
const shortest = 2;

/** ออกกุญแจ: makes an API key for a holder, an area and a time, with or without names in the data. */
export function NewKeyDialog({ areas, onClose, onMade }: Props) {
  const name = useSignal('');
  const areaCode = useSignal<string>(areas[0]?.areaCode ?? '');
  const days = useSignal('90');
  const isPersonal = useSignal(false);
  const judged = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const isShort = name.value.trim().length < shortest;
  const make = async () => {
    judged.value = true;
    if (isShort) return;
    const made = await mutate('openKey.create', {
      name: name.value,
      areaCode: areaCode.value,
      isPersonal: isPersonal.value,
      days: Number(days.value),
    });
    if (made) onMade(made);
  };
  return (
    <Dialog title="ออกกุญแจข้อมูลเปิด" onClose={onClose}>
      <form
        class="open-key-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField
          id="open-key-name"
          label="หน่วยงานหรือระบบที่ใช้"
          value={name.value}
          maxLength={limits.openData.nameLetters}
          wrong={judged.value && isShort ? 'ใส่ชื่อหน่วยงานหรือระบบ' : null}
          onInput={(text) => (name.value = text)}
        />
        <SelectField
          id="open-key-area"
          label="พื้นที่"
          value={areaCode.value}
          onPick={(picked) => (areaCode.value = picked)}
        >
          {areas.map((area) => (
            <option key={area.areaCode} value={area.areaCode}>
              {area.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="open-key-days"
          label="ใช้ได้นาน"
          value={days.value}
          onPick={(picked) => (days.value = picked)}
        >
          {lives.map(({ days: value, label }) => (
            <option key={value} value={String(value)}>
              {label}
            </option>
          ))}
        </SelectField>
        <label class="open-key-tick">
          <input
            type="checkbox"
            checked={isPersonal.value}
            aria-describedby="open-key-personal"
            onChange={(event) => (isPersonal.value = event.currentTarget.checked)}
          />
          รวมข้อมูลส่วนบุคคล
        </label>
        <p class="quiet" id="open-key-personal">
          ชื่อ เบอร์โทร และข้อความที่พิมพ์ในรายงาน เลือกเมื่อมีข้อตกลงการใช้ข้อมูลแล้วเท่านั้น
          การอ่านทุกครั้งบันทึกในประวัติการใช้งาน
        </p>
        <ErrorBanner error={error} />
        <button type="submit" class="btn btn-main btn-wide" disabled={busy}>
          ออกกุญแจ
        </button>
      </form>
    </Dialog>
  );
}

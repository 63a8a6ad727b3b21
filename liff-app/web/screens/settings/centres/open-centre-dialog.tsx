import { isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { groupBy } from '#web/group-by.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useResource } from '#web/api/resource.ts';
import { DateField, TextField } from '../fields.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { DemandList } from '../letter/demand-list.tsx';

type Place = Output<'centre.places'>['places'][number];
type Preview = Output<'centre.open.preview'>;

interface Props {
  today: Day;
  onClose: () => void;
  onDone: () => void;
}

/** Opens a centre: place, name and date, a preview of its duties, then the reason. */
export function OpenCentreDialog(props: Props) {
  const places = useResource('centre.places', {});
  return (
    <Dialog title="เปิด ศอช. แห่งใหม่" onClose={props.onClose}>
      <ResourceView of={places} heights={[72, 72, 120]}>
        {(found) => <Opening {...props} places={found.places} />}
      </ResourceView>
    </Dialog>
  );
}

function Opening({ places, today, onDone }: Props & { places: readonly Place[] }) {
  const { toast } = useApp();
  const areaCode = useSignal('');
  const name = useSignal('');
  const openedOn = useSignal<string>(today);
  const reason = useSignal('');
  const lacking = useSignal(false);
  const preview = useSignal<Preview | null>(null);
  const { busy, trouble, ask, mutate } = useMutation();
  const input = () => ({
    areaCode: areaCode.value,
    name: name.value.trim(),
    openedOn: openedOn.value,
  });
  const ready = areaCode.value !== '' && name.value.trim() !== '' && isDay(openedOn.value);
  const pick = (code: string) => {
    areaCode.value = code;
    name.value = places.find((place) => place.areaCode === code)?.proposal ?? '';
  };
  const look = async () => {
    preview.value = await ask('centre.open.preview', input());
  };
  const open = async () => {
    lacking.value = reason.value.trim() === '';
    if (lacking.value) return;
    const made = await mutate('centre.open', { ...input(), reason: reason.value.trim() });
    if (!made) return;
    toast.value = { text: `เปิดแล้ว ${name.value.trim()} ต้องส่ง ${made.added} เรื่อง` };
    onDone();
  };
  const seen = preview.value;
  if (seen) {
    return (
      <>
        <Owed preview={seen} />
        <TextField
          id="open-reason"
          label="เหตุผลหรือเลขที่คำสั่ง"
          rows={2}
          value={reason.value}
          wrong={lacking.value ? 'กรุณาระบุเหตุผล' : null}
          onInput={(text) => (reason.value = text)}
        />
        <ErrorBanner trouble={trouble} />
        <div class="acts">
          <button type="button" class="btn btn-main" disabled={busy} onClick={() => void open()}>
            เปิด {seen.name}
          </button>
          <button type="button" class="btn" onClick={() => (preview.value = null)}>
            แก้ไข
          </button>
        </div>
      </>
    );
  }
  return (
    <>
      <PlacePicker places={places} value={areaCode.value} onPick={pick} />
      <TextField
        id="open-name"
        label="ชื่อ ศอช."
        maxLength={120}
        value={name.value}
        onInput={(text) => (name.value = text)}
      />
      <DateField
        id="open-on"
        label="เปิดตั้งแต่"
        value={openedOn.value}
        today={today}
        past
        onChange={(value) => (openedOn.value = value)}
      />
      <ErrorBanner trouble={trouble} />
      <div class="acts">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || !ready}
          onClick={() => void look()}
        >
          ดูเรื่องที่ต้องส่ง
        </button>
      </div>
    </>
  );
}

function PlacePicker({
  places,
  value,
  onPick,
}: {
  places: readonly Place[];
  value: string;
  onPick: (code: string) => void;
}) {
  const wider = places.filter((place) => place.level !== 'tambon');
  const tambons = groupBy(
    places.filter((place) => place.level === 'tambon'),
    (place) => place.districtName,
  );
  const option = (place: Place) => (
    <option key={place.areaCode} value={place.areaCode}>
      {levelMark[place.level]}
      {place.name}
    </option>
  );
  return (
    <div>
      <label class="label" for="open-place">
        พื้นที่
      </label>
      <span class="picker">
        <select
          id="open-place"
          class="select"
          value={value}
          onChange={(event) => onPick(event.currentTarget.value)}
        >
          <option value="">เลือกตำบลหรืออำเภอ</option>
          {[...tambons].map(([district, group]) => (
            <optgroup key={district} label={`อำเภอ${district}`}>
              {group.map(option)}
            </optgroup>
          ))}
          <optgroup label="อำเภอและจังหวัด">{wider.map(option)}</optgroup>
        </select>
        <Icon name="down" small />
      </span>
    </div>
  );
}

const levelMark = { tambon: 'ต.', district: 'อ.', province: 'จ.' } as const;

function Owed({ preview: { name, duties } }: { preview: Preview }) {
  if (duties.length === 0) return <p>{name} ยังไม่มีเรื่องที่ต้องส่งในหนังสือที่ใช้อยู่</p>;
  return (
    <section class="list">
      <p>
        {name} ต้องส่ง {duties.length} เรื่องที่กำหนดยังไม่ผ่านในวันเปิด
      </p>
      <DemandList demands={duties} />
    </section>
  );
}

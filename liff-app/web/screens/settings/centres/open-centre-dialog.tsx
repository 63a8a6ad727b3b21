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
import { DutyDates } from '../letter/duty-dates.tsx';

type Place = Output<'centre.places'>['places'][number];
type Preview = Output<'centre.open.preview'>;

interface Props {
  today: Day;
  onClose: () => void;
  onDone: () => void;
}

/** Opens a centre: first place, name and date, then a preview of its duties, then the reason. */
export function OpenCentreDialog(props: Props) {
  const places = useResource('centre.places', {});
  return (
    <Dialog title="เปิด ศอช. แห่งใหม่" onClose={props.onClose}>
      <ResourceView resource={places} heights={[72, 72, 120]}>
        {(data) => <Opening {...props} places={data.places} />}
      </ResourceView>
    </Dialog>
  );
}

interface NewCentre {
  areaCode: string;
  name: string;
  openedOn: string;
}

function Opening({ places, today, onDone }: Props & { places: readonly Place[] }) {
  const { toast } = useApp();
  const centre = useSignal<NewCentre>({ areaCode: '', name: '', openedOn: today });
  const reason = useSignal('');
  const lacking = useSignal(false);
  const preview = useSignal<Preview | null>(null);
  const { busy, error, ask, mutate } = useMutation();
  const input = () => ({ ...centre.value, name: centre.value.name.trim() });
  const loadPreview = async () => {
    preview.value = await ask('centre.open.preview', input());
  };
  const open = async () => {
    lacking.value = reason.value.trim() === '';
    if (lacking.value) return;
    const opened = await mutate('centre.open', { ...input(), reason: reason.value.trim() });
    if (!opened) return;
    toast.value = { text: `เปิดแล้ว ${centre.value.name.trim()} ต้องส่ง ${opened.added} เรื่อง` };
    onDone();
  };
  return preview.value ? (
    <OpenConfirmation
      preview={preview.value}
      reason={reason.value}
      lacking={lacking.value}
      mutation={{ busy, error }}
      onReason={(text) => (reason.value = text)}
      onOpen={() => void open()}
      onBack={() => (preview.value = null)}
    />
  ) : (
    <NewCentreForm
      places={places}
      today={today}
      centre={centre.value}
      mutation={{ busy, error }}
      onChange={(part) => (centre.value = { ...centre.value, ...part })}
      onPreview={() => void loadPreview()}
    />
  );
}

type MutationState = Pick<ReturnType<typeof useMutation>, 'busy' | 'error'>;

interface ConfirmationProps {
  preview: Preview;
  reason: string;
  lacking: boolean;
  mutation: MutationState;
  onReason: (text: string) => void;
  onOpen: () => void;
  onBack: () => void;
}

function OpenConfirmation(props: ConfirmationProps) {
  const { preview, mutation } = props;
  return (
    <>
      <Owed preview={preview} />
      <TextField
        id="open-reason"
        label="เหตุผลหรือเลขที่คำสั่ง"
        rows={2}
        value={props.reason}
        wrong={props.lacking ? 'กรุณาระบุเหตุผล' : null}
        onInput={props.onReason}
      />
      <ErrorBanner error={mutation.error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={mutation.busy} onClick={props.onOpen}>
          เปิด {preview.name}
        </button>
        <button type="button" class="btn" onClick={props.onBack}>
          แก้ไข
        </button>
      </div>
    </>
  );
}

interface NewCentreFormProps {
  places: readonly Place[];
  today: Day;
  centre: NewCentre;
  mutation: MutationState;
  onChange: (part: Partial<NewCentre>) => void;
  onPreview: () => void;
}

function NewCentreForm(props: NewCentreFormProps) {
  const { places, today, centre, mutation, onChange, onPreview } = props;
  const { areaCode, name, openedOn } = centre;
  const ready = areaCode !== '' && name.trim() !== '' && isDay(openedOn);
  const pick = (code: string) =>
    onChange({
      areaCode: code,
      name: places.find((place) => place.areaCode === code)?.proposal ?? '',
    });
  return (
    <>
      <PlacePicker places={places} value={areaCode} onPick={pick} />
      <TextField
        id="open-name"
        label="ชื่อ ศอช."
        maxLength={120}
        value={name}
        onInput={(text) => onChange({ name: text })}
      />
      <DateField
        id="open-on"
        label="เปิดตั้งแต่"
        value={openedOn}
        today={today}
        past
        onChange={(value) => onChange({ openedOn: value })}
      />
      <ErrorBanner error={mutation.error} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={mutation.busy || !ready}
          onClick={onPreview}
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
          <option value="">เลือกพื้นที่</option>
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
      <DutyDates duties={duties} />
    </section>
  );
}

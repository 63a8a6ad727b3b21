import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Me, Output } from '#contract/contract.ts';
import { useResource } from '../api/resource.ts';
import { useMutation } from '../api/use-mutation.ts';
import { ErrorBanner } from '../parts/error-banner.tsx';
import { EmptyState, ResourceView } from '../parts/feedback.tsx';
import { TaskHeader } from '../parts/headers.tsx';
import { OfficeCall } from '../parts/help.tsx';
import { grantText } from '../parts/role-labels.ts';
import type { ScreenProps } from '../router/screen.ts';
import { SelectField } from './people/invites/invite-fields.tsx';

type Places = Output<'joinRequests.places'>;
type OwnRequest = Output<'joinRequests.mine'>['requests'][number];

interface Draft {
  name: string;
  phone: string;
  role: 'member' | 'officer';
  district: string;
  areaCode: string;
}

/** ขอเข้าร่วม: a person without a code says where and as what. */
export function Screen({ me }: ScreenProps) {
  const places = useResource('joinRequests.places', {});
  const mine = useResource('joinRequests.mine', {});
  return (
    <>
      <TaskHeader title="ขอเข้าร่วม" sub="ไม่มีรหัสก็ขอได้" back="/app" />
      <main class="page">
        <ResourceView resource={mine} heights={[96]}>
          {({ requests }) => (
            <OwnRequests
              requests={requests.filter(({ state }) => state === 'asked')}
              reload={() => void mine.reload()}
            />
          )}
        </ResourceView>
        <ResourceView resource={places} heights={[320]}>
          {(choices) => <AskForm me={me} places={choices} onSent={() => void mine.reload()} />}
        </ResourceView>
        <OfficeCall office={me.office} />
      </main>
    </>
  );
}

function OwnRequests({
  requests,
  reload,
}: {
  requests: readonly OwnRequest[];
  reload: () => void;
}) {
  const { busy, error, mutate } = useMutation();
  if (requests.length === 0) return null;
  const withdraw = async (id: string) => {
    if (await mutate('joinRequest.withdraw', { id })) reload();
  };
  return (
    <section class="panel" aria-label="คำขอที่รออยู่">
      <EmptyState icon="clock" title="รอพัฒนาการอำเภอตอบ">
        {requests.map(({ id, grant }) => (
          <p key={id}>
            {grantText(grant)}{' '}
            <button type="button" class="link" disabled={busy} onClick={() => void withdraw(id)}>
              ถอนคำขอ
            </button>
          </p>
        ))}
        <p class="quiet">ระบบจะแจ้งผลในแชตของ ศอช. ประสาน</p>
      </EmptyState>
      <ErrorBanner error={error} onReload={reload} />
    </section>
  );
}

function AskForm({ me, places, onSent }: { me: Me; places: Places; onSent: () => void }) {
  const draft = useSignal<Draft>({
    name: me.person.name,
    phone: '',
    role: 'member',
    district: '',
    areaCode: '',
  });
  const isJudged = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const { value } = draft;
  const wrong = isJudged.value ? wrongIn(value) : {};
  const send = async () => {
    isJudged.value = true;
    if (Object.keys(wrongIn(value)).length > 0) return;
    const { name, phone, role, district } = value;
    const areaCode = value.areaCode === '' ? district : value.areaCode;
    const centre = places.centres.find((place) => place.areaCode === areaCode)?.id ?? null;
    const sent = await mutate('joinRequest.ask', {
      name: name.trim(),
      phone: phone.trim() === '' ? null : phone,
      role,
      areaCode,
      centre: role === 'member' ? centre : null,
      seat: null,
    });
    if (sent) onSent();
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
  const districts = places.areas.filter(({ level }) => level === 'district');
  const tambons = places.areas.filter(
    ({ level, id }) => level === 'tambon' && value.district !== '' && id.startsWith(value.district),
  );
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
        {districts.map(({ id, name }) => (
          <option key={id} value={id}>
            อ.{name}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="ask-tambon"
        label="ตำบล"
        value={value.areaCode}
        hint="เลือกระดับอำเภอ ถ้าอยู่ใน ศอช. อำเภอ"
        onPick={(areaCode) => change({ areaCode })}
      >
        <option value="">ระดับอำเภอ</option>
        {tambons.map(({ id, name }) => (
          <option key={id} value={id}>
            ต.{name}
          </option>
        ))}
      </SelectField>
    </>
  );
}

function NameAndPhone({ draft, wrong }: PartProps) {
  const { value } = draft;
  const change = (part: Partial<Draft>) => (draft.value = { ...value, ...part });
  return (
    <>
      <div>
        <label class="label" for="ask-name">
          ชื่อ นามสกุล ตามทะเบียน
        </label>
        <input
          id="ask-name"
          class="text-input"
          autocomplete="name"
          maxLength={120}
          value={value.name}
          aria-invalid={wrong.name !== undefined}
          aria-describedby={wrong.name === undefined ? undefined : 'ask-name-wrong'}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
        {wrong.name === undefined ? null : (
          <p class="wrong" id="ask-name-wrong">
            {wrong.name}
          </p>
        )}
      </div>
      <div>
        <label class="label" for="ask-phone">
          เบอร์โทร (ไม่บังคับ)
        </label>
        <input
          id="ask-phone"
          class="text-input"
          type="tel"
          autocomplete="tel"
          maxLength={40}
          placeholder="081 234 5678"
          value={value.phone}
          onInput={(event) => change({ phone: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

interface Wrong {
  name?: string;
  district?: string;
}

function wrongIn({ name, district }: Draft): Wrong {
  return {
    ...(name.trim().length < 2 ? { name: 'กรุณากรอกชื่อและนามสกุล' } : {}),
    ...(district === '' ? { district: 'กรุณาเลือกอำเภอ' } : {}),
  };
}

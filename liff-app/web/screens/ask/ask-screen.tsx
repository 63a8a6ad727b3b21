import { useSignal } from '@preact/signals';
import type { Me, Output } from '#contract/contract.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { OfficeCall } from '#web/parts/office-call.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { grantText } from '#web/parts/role-labels.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { AskForm } from './ask-form.tsx';

type OwnRequest = Output<'joinRequests.mine'>['requests'][number];

/** ขอเข้าร่วม: a person without a code asks to join a place in a role. */
export function Screen({ me }: ScreenProps) {
  const mine = useResource('joinRequests.mine', {});
  const reload = () => void mine.reload();
  return (
    <>
      <TaskHeader title="ขอเข้าร่วม" sub="ไม่มีรหัสก็ขอได้" back="/app" />
      <main class="page">
        <ResourceView resource={mine} heights={[96]}>
          {({ requests }) => (
            <OwnRequests
              requests={requests.filter(({ state }) => state === 'asked')}
              reload={reload}
            />
          )}
        </ResourceView>
        <PlacesAndForm me={me} onSent={reload} />
        <OfficeCall office={me.office} />
      </main>
    </>
  );
}

/** When the installation has several provinces, the person chooses the province first. */
function PlacesAndForm({ me, onSent }: { me: Me; onSent: () => void }) {
  const province = useSignal('');
  const places = useResource(
    'joinRequests.places',
    province.value === '' ? {} : { province: province.value },
  );
  return (
    <ResourceView resource={places} heights={[320]}>
      {(choices) => (
        <>
          {choices.provinces.length > 1 ? (
            <SelectField
              id="ask-province"
              label="จังหวัด"
              value={province.value}
              onPick={(picked) => (province.value = picked)}
            >
              <option value="">เลือกจังหวัด</option>
              {choices.provinces.map(({ id, name }) => (
                <option key={id} value={id}>
                  จ.{name}
                </option>
              ))}
            </SelectField>
          ) : null}
          {choices.areas.length > 0 ? (
            <AskForm key={province.value} me={me} places={choices} onSent={onSent} />
          ) : null}
        </>
      )}
    </ResourceView>
  );
}

interface OwnProps {
  requests: readonly OwnRequest[];
  reload: () => void;
}

function OwnRequests({ requests, reload }: OwnProps) {
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
              ถอนคำขอ <span class="sr-only">{grantText(grant)}</span>
            </button>
          </p>
        ))}
        <p class="quiet">ระบบจะแจ้งผลในแชตของ ศอช. ประสาน</p>
      </EmptyState>
      <ErrorBanner error={error} onReload={reload} />
    </section>
  );
}

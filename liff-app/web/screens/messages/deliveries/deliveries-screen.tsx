import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Input, Output } from '#contract/contract.ts';
import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { MessagesHeader } from '../messages-header.tsx';
import { momentText } from '../announcements/announcement-texts.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { deliveryStates } from './delivery-states.ts';

type Deliveries = Output<'deliveries.list'>;
type State = NonNullable<Input<'deliveries.list'>['state']>;

const path = '/app/messages/deliveries';

function stateOf(query: URLSearchParams): State | undefined {
  return deliveryStates.find(({ state }) => state === query.get('state'))?.state;
}

/** การส่ง: every message of the province, and why it was not sent. */
export function Screen({ me, query }: ScreenProps) {
  const { router } = useApp();
  const state = stateOf(query);
  const list = useResource('deliveries.list', state ? { state } : {});
  useReloadAfterChange(list);
  return (
    <>
      <MessagesHeader me={me} current="deliveries" />
      <main class="page first-gap announcements">
        <SelectField
          id="delivery-state"
          label="ผลการส่ง"
          value={state ?? ''}
          onPick={(picked) =>
            router.go(picked === '' ? path : `${path}?state=${picked}`, {
              replace: true,
              keepsScroll: true,
            })
          }
        >
          <option value="">ทุกข้อความ</option>
          {deliveryStates.map((listed) => (
            <option key={listed.state} value={listed.state}>
              {listed.label}
            </option>
          ))}
        </SelectField>
        <ResourceView resource={list} heights={[72, 72, 72, 72]}>
          {(first) => <Found key={state ?? ''} first={first} state={state} />}
        </ResourceView>
      </main>
    </>
  );
}

function Found({ first, state }: { first: Deliveries; state: State | undefined }) {
  const more = useSignal<Deliveries[]>([]);
  const { busy, error, ask } = useMutation();
  useEffect(() => {
    more.value = [];
  }, [first]);
  const pages = [first, ...more.value];
  const deliveries = pages.flatMap((page) => page.deliveries);
  const next = pages.at(-1)?.next ?? null;
  const load = async (after: string) => {
    const page = await ask('deliveries.list', { ...(state ? { state } : {}), after });
    if (page) more.value = [...more.value, page];
  };
  return (
    <>
      <Quota first={first} />
      {deliveries.length === 0 ? (
        <EmptyState icon="send" title="ไม่มีข้อความตามที่เลือก" />
      ) : (
        <div class="list">
          <ul>
            {deliveries.map((delivery) => (
              <li key={delivery.id}>
                <DeliveryRow delivery={delivery} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <ErrorBanner error={error} />
      {next === null ? null : (
        <button type="button" class="btn" disabled={busy} onClick={() => void load(next)}>
          ดูก่อนหน้านี้
        </button>
      )}
    </>
  );
}

function Quota({ first: { quota, left } }: { first: Deliveries }) {
  if (quota === null) return <p class="quiet">ยังไม่ได้ถามไลน์ว่าเดือนนี้เหลือกี่ข้อความ</p>;
  const count = (value: number): string => value.toLocaleString('en');
  return (
    <p class="panel announce-part">
      {quota.limit === null
        ? `เดือนนี้ส่งแล้ว ${count(quota.used)} ข้อความ ไม่จำกัดจำนวน`
        : `เดือนนี้ส่งแล้ว ${count(quota.used)} จาก ${count(quota.limit)} ข้อความ ส่งเรื่องทั่วไปได้อีก ${count(left ?? 0)}`}
      <small class="quiet">ข้อมูลจากไลน์เมื่อ {momentText(quota.at)}</small>
    </p>
  );
}

import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useResource } from '#web/api/resource.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { grantText } from '#web/parts/role-labels.ts';
import { PeopleHeader, usePeopleCounts } from '../people-tabs.tsx';
import { RefuseRequestDialog } from './refuse-request-dialog.tsx';
import { RequestCard } from './request-card.tsx';
import type { OpenRequest } from './request-card.tsx';

type Decided = Output<'joinRequests.list'>['decided'][number];

/** คำขอเข้าร่วม: people without a code who wait for an answer. */
export function Screen({ me }: ScreenProps) {
  const counts = usePeopleCounts();
  const list = useResource('joinRequests.list', {});
  const refusing = useSignal<OpenRequest | null>(null);
  const reload = () => void list.reload();
  return (
    <>
      <PeopleHeader me={me} current="requests" counts={counts} />
      <main class="page first-gap">
        <p class="quiet">คนที่ไม่มีรหัสเลือกพื้นที่แล้วขอเข้าร่วม ระบบแจ้งผลให้ผู้ขอทางไลน์</p>
        <ResourceView resource={list} heights={[220, 220]}>
          {({ open, decided }) => (
            <>
              {open.length === 0 ? (
                <EmptyState icon="done" title="ไม่มีคำขอรออยู่" tint="is-done">
                  <p>เมื่อมีผู้ขอเข้าร่วม ระบบจะแจ้งท่านทางไลน์</p>
                </EmptyState>
              ) : (
                <ul class="requests">
                  {open.map((request) => (
                    <li key={request.id}>
                      <RequestCard
                        request={request}
                        onDecided={reload}
                        onRefuse={() => (refusing.value = request)}
                      />
                    </li>
                  ))}
                </ul>
              )}
              <DecidedList decided={decided} />
            </>
          )}
        </ResourceView>
      </main>
      {refusing.value ? (
        <RefuseRequestDialog
          request={refusing.value}
          onClose={() => (refusing.value = null)}
          onDecided={reload}
        />
      ) : null}
    </>
  );
}

function DecidedList({ decided }: { decided: readonly Decided[] }) {
  if (decided.length === 0) return null;
  return (
    <section class="panel request-history" aria-labelledby="decided-requests">
      <header>
        <h2 id="decided-requests">ตอบแล้ว</h2>
        <p>30 วันล่าสุด</p>
      </header>
      <ul>
        {decided.map(({ id, name, grant, isAccepted, reason, decidedAt, by }) => (
          <li key={id}>
            <strong>{name}</strong> {grantText(grant)}
            <span class="quiet">
              {isAccepted ? 'รับเข้า' : `ไม่รับ ${reason ?? ''}`} · {by} ·{' '}
              {dayText(bangkokDayOf(decidedAt), 'medium')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { grantText } from '#web/parts/role-labels.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { activityWords, ReachMark } from './people-labels.tsx';
import { Happened } from './person-events.tsx';
import { PersonChanges } from './person-changes.tsx';

export type Person = Output<'person.read'>;

/** One person: reach, phone, roles, register row, and what the system did. */
export function Screen({ params }: ScreenProps) {
  const read = useResource('person.read', { id: params['id'] ?? '' });
  const person = read.state.kind === 'ready' ? read.state.data : null;
  return (
    <>
      <TaskHeader
        title={person ? person.name || 'ไม่มีชื่อ' : 'คน'}
        sub={person?.grants[0] ? grantText(person.grants[0]) : null}
        back="/app/people"
      />
      <main class="page first-gap people">
        <ResourceView resource={read} heights={[52, 160, 120]}>
          {(found) => (
            <div class="panel person-panel">
              {found.reach === 'friend' ? null : (
                <p class="person-reach is-due">
                  <ReachMark of={found.reach} /> ข้อความของระบบไปไม่ถึง
                </p>
              )}
              <Facts person={found} />
              <Happened messages={found.messages} changes={found.changes} />
              {found.mayEdit ? (
                <PersonChanges person={found} onChanged={() => void read.reload()} />
              ) : null}
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function Facts({ person }: { person: Person }) {
  return (
    <dl class="pairs">
      <dt>โทร.</dt>
      <dd>
        <Phone key={person.id} id={person.id} masked={person.phone} />
      </dd>
      <dt>รับข้อความ</dt>
      <dd>
        <ReachMark of={person.reach} />
      </dd>
      <dt>เข้าร่วม</dt>
      <dd>{person.joinedAt ? dayText(bangkokDayOf(person.joinedAt), 'medium') : '–'}</dd>
      <dt>ใช้ล่าสุด</dt>
      <dd>{activityWords[person.activity]}</dd>
      <dt>หน้าที่</dt>
      <dd>
        {person.grants.map((grant) => (
          <span key={`${grant.role}${grant.areaCode}${grant.centre ?? ''}`} class="block">
            {grantText(grant)}
          </span>
        ))}
      </dd>
      {person.lineName ? (
        <>
          <dt>ชื่อใน LINE</dt>
          <dd>{person.lineName}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** Masked until it is opened; opening is recorded. */
function Phone({ id, masked }: { id: string; masked: string | null }) {
  const opened = useSignal<string | null>(null);
  const { busy, error, ask } = useMutation();
  if (masked === null) return <>ไม่มีในทะเบียน</>;
  const number = opened.value;
  if (number !== null)
    return (
      <a class="phone-link" href={`tel:${number}`}>
        <Icon name="phone" small />
        {number.replace(/^(\d{3})(\d{3})(\d+)$/, '$1-$2-$3')}
      </a>
    );
  const open = async () => {
    const answer = await ask('person.phone', { id });
    if (answer) opened.value = answer.phone;
  };
  return (
    <>
      {masked}{' '}
      <button type="button" class="phone-open" disabled={busy} onClick={() => void open()}>
        <Icon name="eye" small />
        ดูเบอร์
      </button>
      <small class="block">การดูเบอร์ถูกบันทึกไว้ในประวัติการใช้งาน</small>
      <ErrorBanner error={error} />
    </>
  );
}

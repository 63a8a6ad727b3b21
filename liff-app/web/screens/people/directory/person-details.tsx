import { ShowMoreList } from '#web/parts/show-more-list.tsx';
import { Fragment } from 'preact';
import { grantLabel } from '#domain/people/role-labels.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { statusStyleOf } from '#web/parts/status-style.ts';
import { activityLabels, countText } from './person-texts.ts';
import { ReachMark } from './reach-mark.tsx';
import { PersonActions } from './person-actions.tsx';
import { PersonChanges } from './person-changes.tsx';
import { PersonEvents } from './person-events.tsx';
import { PlannedLeavings } from './planned-leavings.tsx';
import { TakeRoleButton } from './take-role.tsx';
import { usePhone } from './use-phone.ts';
import type { Person, Phone } from './use-phone.ts';

/** The data that an office sees of one person, and the changes it can make. */
export function PersonDetails({ person }: { person: Person }) {
  const phone = usePhone(person);
  return (
    <>
      {person.reach === 'friend' ? null : (
        <p class="strip is-due">
          <Icon name="block" />
          {person.reach === 'blocked' ? 'บล็อกบัญชีแล้ว' : 'ยังไม่เพิ่มบัญชีเป็นเพื่อน'} ข้อความของระบบไปไม่ถึง
        </p>
      )}
      {person.reach === 'friend' && person.silentDays > 0 ? (
        <p class="strip is-due">
          <Icon name="mute" />
          เตือนแล้วเงียบ {person.silentDays} วันทำการ
        </p>
      ) : null}
      <PlannedLeavings person={person} />
      <Facts person={person} phone={phone} />
      <PersonEvents {...person} />
      <Work {...person.work} />
      {person.mayEdit ? <PersonChanges person={person} /> : null}
      <PersonActions person={person} phone={phone} />
    </>
  );
}

function Facts({ person, phone }: { person: Person; phone: Phone }) {
  return (
    <dl class="pairs">
      <dt>โทร.</dt>
      <dd>
        <PhoneNumber {...phone} />
      </dd>
      <dt>เข้าร่วม</dt>
      <dd>{person.joinedAt ? dayText(bangkokDayOf(person.joinedAt), 'medium') : '–'}</dd>
      <dt>ใช้ล่าสุด</dt>
      <dd>{activityLabels[person.activity]}</dd>
      {person.reach === 'friend' ? (
        <>
          <dt>ข้อความ</dt>
          <dd>
            <ReachMark state="friend" />
          </dd>
        </>
      ) : null}
      <RoleLines person={person} />
      {person.lineName ? (
        <>
          <dt>ชื่อใน LINE</dt>
          <dd>{person.lineName}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** The places of each role. A role can be ended here while the person has another. */
function RoleLines({ person }: { person: Person }) {
  const groups = Map.groupBy(person.grants, (grant) => grantLabel(grant));
  return (
    <>
      {[...groups].map(([label, grants]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>
            {grants.map((grant) => (
              <span key={`${grant.areaCode} ${grant.centre ?? ''}`} class="role-line">
                {grant.centreName ?? grant.areaName}
                {grant.mayTake && person.grants.length > 1 ? (
                  <TakeRoleButton person={person} grant={grant} />
                ) : null}
              </span>
            ))}
          </dd>
        </Fragment>
      ))}
    </>
  );
}

function PhoneNumber({ masked, number, busy, error, open }: Phone) {
  if (masked === null) return <>ไม่มีเบอร์</>;
  if (number !== null)
    return (
      <a class="phone-link" href={`tel:${number}`}>
        {number.replace(/^(\d{3})(\d{3})(\d+)$/u, '$1-$2-$3')}
      </a>
    );
  return (
    <>
      <span class="nowrap">{masked}</span>{' '}
      <button type="button" class="phone-open" disabled={busy} onClick={() => void open()}>
        <Icon name="eye" small />
        ดูเบอร์
      </button>
      <small class="block">การดูเบอร์บันทึกไว้ในประวัติการใช้งาน</small>
      <ErrorBanner error={error} />
    </>
  );
}

const shownDuties = 3;

function Work({ owed, late, duties }: Person['work']) {
  if (owed === 0) return null;
  return (
    <section class="person-block work-list list">
      <h2>
        งานค้าง {countText(owed)} เรื่อง{late > 0 ? ` เกินกำหนด ${countText(late)}` : ''}
      </h2>
      <ShowMoreList items={duties} keyOf={({ id }) => id} unit="เรื่อง" shown={shownDuties}>
        {(duty) => (
          <a href={`/app/duty/${duty.id}`}>
            <span>
              {duty.title} {duty.place}
            </span>
            <DutyState {...duty} />
          </a>
        )}
      </ShowMoreList>
    </section>
  );
}

function DutyState({ standing, daysLeft, progress }: Person['work']['duties'][number]) {
  const { tint, icon, label } = statusStyleOf(standing);
  const text =
    standing === 'overdue'
      ? `${-daysLeft} วัน`
      : standing === 'draft' && progress
        ? `${progress.done}/${progress.total}`
        : label;
  return (
    <span class={`reach-mark ${tint}`}>
      <Icon name={icon} small />
      {text}
      {standing === 'overdue' ? <span class="sr-only"> เกินกำหนด</span> : null}
    </span>
  );
}

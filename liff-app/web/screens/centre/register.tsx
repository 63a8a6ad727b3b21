import { dayText } from '#web/format-day.ts';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ReachMark } from '../people/directory/reach-mark.tsx';
import type { Centre } from './read.ts';

type Register = Centre['register'];

/** The members with names and positions only, because lists show no phone numbers. */
export function Members({ register }: { register: Register }) {
  const { members, vacancies } = register;
  return (
    <section class="list">
      <h2 class="part-title">กรรมการ {members.length} คน</h2>
      <ReachLine members={members} />
      {vacancies.length > 0 ? (
        <p class="note is-due">
          <Icon name="people" small />
          ตำแหน่งว่าง {vacancies.join(' ')}
        </p>
      ) : null}
      {members.length === 0 ? (
        <p class="quiet">ยังไม่มีทะเบียนกรรมการ รับรองทะเบียนแล้วรายชื่อขึ้นที่นี่</p>
      ) : (
        <ShowMoreList items={members} keyOf={(member) => member.id} unit="คน" shown={9}>
          {(member) => (
            <div class="row-link person">
              <span>
                <strong>{member.name}</strong>
                {member.alsoIn.length > 0 ? (
                  <small>อยู่ใน {member.alsoIn.join(' ')} ด้วย</small>
                ) : null}
              </span>
              <span class="side-facts">
                <small>{member.positionLabel}</small>
                {member.reach ? <ReachMark state={member.reach} /> : null}
              </span>
            </div>
          )}
        </ShowMoreList>
      )}
    </section>
  );
}

/** The number of members who get messages. Shown to officials only. */
function ReachLine({ members }: Pick<Register, 'members'>) {
  const count = (reach: (typeof members)[number]['reach']) =>
    members.filter((member) => member.reach === reach).length;
  if (members.every(({ reach }) => reach === null)) return null;
  const parts = [
    `รับข้อความได้ ${count('friend')} คน`,
    count('blocked') > 0 ? `บล็อก ${count('blocked')}` : '',
    count('neverAdded') > 0 ? `ยังไม่เพิ่มเพื่อน ${count('neverAdded')}` : '',
    count('notYet') > 0 ? `ยังไม่เข้า ${count('notYet')}` : '',
  ].filter((part) => part !== '');
  return (
    <p class="quiet reach-line">
      <Icon name="comment" small />
      LINE: {parts.join(' · ')}
    </p>
  );
}

/** Former members with their terms and orders. */
export function History({ spells }: { spells: Register['history'] }) {
  if (spells.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">ประวัติการดำรงตำแหน่ง {spells.length} รายการ</h2>
      <ShowMoreList items={spells} keyOf={(member) => member.id} unit="รายการ" shown={4}>
        {(member) => (
          <div class="row-link person">
            <span>
              <strong>{member.name}</strong>
              <small>
                {dayText(member.from, 'medium')} ถึง {dayText(member.until, 'medium')}
                {member.order ? ` · คำสั่ง ${member.order}` : ''}
              </small>
            </span>
            <small>{member.positionLabel}</small>
          </div>
        )}
      </ShowMoreList>
    </section>
  );
}

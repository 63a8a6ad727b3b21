import type { Output } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';

type Person = Output<'person.read'>;

const changeWords: Record<string, string> = {
  join: 'เข้าร่วมด้วยรหัส',
  'join.undo': 'คืนหน้าที่',
  'person.follow': 'เพิ่มบัญชีเป็นเพื่อน',
  'person.unfollow': 'บล็อกบัญชี',
  'member.link': 'ผูกกับทะเบียน',
  'member.unlink': 'เลิกผูกกับทะเบียน',
  'person.rename': 'แก้ชื่อ',
  'person.phone': 'มีผู้ดูเบอร์โทร',
};

const stateWords: Record<string, string> = {
  planned: 'รอส่ง',
  held: 'รอโควตา',
  sending: 'กำลังส่ง',
  sent: 'ส่งแล้ว',
  failed: 'ส่งไม่สำเร็จ',
  cancelled: 'ไม่ส่ง',
  expired: 'เลยเวลาส่ง',
  parked: 'ส่งไม่สำเร็จ',
};

const kindWords: Record<string, string> = { digest: 'สรุปเช้า', meeting: 'เตือนประชุม' };

/** What the system did, in dates: the newest messages and changes together. */
export function Happened({ messages, changes }: Pick<Person, 'messages' | 'changes'>) {
  const events = [
    ...messages.map(({ kind, state, at }) => ({
      at,
      text: `${kindWords[kind] ?? 'ข้อความแจ้งเรื่อง'} · ${stateWords[state] ?? ''}`,
    })),
    ...changes.map(({ action, at }) => ({ at, text: changeWords[action] ?? 'แก้ข้อมูล' })),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <section class="person-block">
      <h2>ระบบทำอะไรไปแล้ว</h2>
      {events.length === 0 ? (
        <p class="quiet">ยังไม่มีรายการ</p>
      ) : (
        <dl class="pairs events-list">
          {events.slice(0, 12).map(({ at, text }) => (
            <div key={`${at}${text}`}>
              <dt>{dayText(bangkokDayOf(at), 'medium')}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

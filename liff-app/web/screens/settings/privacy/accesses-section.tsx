import { useResource } from '#web/api/resource.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { ResourceView } from '#web/parts/feedback.tsx';

/** Who looked at or exported personal data. */
export function AccessesSection() {
  const accesses = useResource('privacy.accesses', {});
  return (
    <section class="panel erasures" aria-labelledby="accesses">
      <header>
        <h2 id="accesses">ใครดูหรือส่งออกข้อมูลส่วนบุคคล</h2>
        <p>30 วันล่าสุด</p>
      </header>
      <ResourceView resource={accesses} heights={[48, 48]}>
        {({ accesses: rows, count }) => (
          <ul>
            {rows.map(({ id, by, title, of, note, at }) => (
              <li key={id} class="answered access">
                <span>
                  <b>{by}</b> {[title, of, note].filter(Boolean).join(' ')}
                </span>
                <span class="quiet">{dayText(bangkokDayOf(at), 'medium')}</span>
              </li>
            ))}
            {count === 0 ? <li class="answered quiet">ไม่มี</li> : null}
            {count > rows.length ? (
              <li class="answered quiet">
                แสดง {rows.length} จาก {count.toLocaleString('en')} ครั้ง
              </li>
            ) : null}
          </ul>
        )}
      </ResourceView>
    </section>
  );
}

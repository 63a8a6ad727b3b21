import { Icon } from '#web/parts/icon.tsx';
import { eventsOf } from './events-of.ts';
import type { Happened } from './events-of.ts';

/** The dates of messages, escalations and changes that concern the person. */
export function PersonEvents(happened: Happened) {
  const events = eventsOf(happened);
  return (
    <section class="person-block">
      <h2>ระบบทำอะไรไปแล้ว</h2>
      {events.length === 0 ? <p class="quiet">ยังไม่มีรายการ</p> : null}
      <ul class="event-list">
        {events.map(({ icon, dates, text }) => (
          <li key={`${dates} ${text}`}>
            <span>
              <Icon name={icon} small />
              {dates}
            </span>
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { addDays, weekday } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { formatDay, thaiTime } from '#domain/thai/date.ts';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import type { AnnouncementDraft } from './use-announcement-draft.ts';

const daysAhead = 30;

interface Props {
  draft: AnnouncementDraft;
  today: Day;
  /** When the province sends; null until it is known. */
  window: { from: string; to: string } | null;
  change: (fields: Partial<AnnouncementDraft>) => void;
}

/** ส่งเมื่อ: now, or on a working day at a time. */
export function SendTime({ draft: { day, time }, today, window, change }: Props) {
  const days = Array.from({ length: daysAhead }, (_, index) => addDays(today, index + 1)).filter(
    (on) => weekday(on) !== 0 && weekday(on) !== 6,
  );
  return (
    <section class="panel announce-part">
      <h2>ส่งเมื่อ</h2>
      <div class="announce-time">
        <SelectField
          id="announce-day"
          label="วัน"
          value={day}
          onPick={(picked) => change({ day: picked })}
        >
          <option value="">ทันที</option>
          {days.map((on) => (
            <option key={on} value={on}>
              {formatDay(on, 'full')}
            </option>
          ))}
        </SelectField>
        {day === '' ? null : (
          <SelectField
            id="announce-time"
            label="เวลา"
            value={time}
            onPick={(picked) => change({ time: picked })}
          >
            {timesIn(window, time).map((at) => (
              <option key={at} value={at}>
                {thaiTime(at)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {window ? (
        <p class="hint">
          ส่งในวันทำการ {window.from.replace(':', '.')} ถึง {thaiTime(window.to)}{' '}
          นอกเวลานี้ระบบส่งเช้าวันทำการถัดไป
        </p>
      ) : null}
    </section>
  );
}

/** The begin of the window and the full hours in it. A chosen time outside is offered too, so that it shows. */
function timesIn(window: Props['window'], chosen: string): string[] {
  if (!window) return [chosen];
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const within = hours.filter((time) => time >= window.from && time < window.to);
  return [...new Set([window.from, ...within, chosen])].toSorted();
}

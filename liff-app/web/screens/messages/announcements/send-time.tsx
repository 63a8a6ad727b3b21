import { addDays, weekday } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { formatDay, thaiTime } from '#domain/thai/date.ts';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import type { AnnouncementDraft } from './use-announcement-draft.ts';

const daysAhead = 30;
const times = ['08:30', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00'];

interface Props {
  draft: AnnouncementDraft;
  today: Day;
  change: (fields: Partial<AnnouncementDraft>) => void;
}

/** ส่งเมื่อ: now, or on a working day at a time. */
export function SendTime({ draft: { day, time }, today, change }: Props) {
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
            {times.map((at) => (
              <option key={at} value={at}>
                {thaiTime(at)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <p class="hint">ส่งในวันทำการ 08.30 ถึง 16.30 น. นอกเวลานี้ระบบส่งเช้าวันทำการถัดไป</p>
    </section>
  );
}

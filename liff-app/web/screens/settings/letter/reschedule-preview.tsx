import type { Day } from '#domain/calendar.ts';
import { formatNumber } from '#domain/thai/number.ts';
import type { Output } from '#contract/contract.ts';
import { dayText } from '#web/format-day.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Banner } from '#web/parts/feedback.tsx';

type Preview = Output<'dates.preview'>;

/** Shows the affected people and reminders before anything is saved. */
export function ReschedulePreview({ preview }: { preview: Preview }) {
  if (preview.rounds.length === 0)
    return (
      <Banner tint="is-closed" icon="info">
        วันที่เท่าเดิม ไม่มีอะไรเปลี่ยน
      </Banner>
    );
  return (
    <div class="move-preview" aria-live="polite">
      <Dates preview={preview} />
      {preview.warnings.length > 0 ? (
        <Banner tint="is-due" icon="info" title="ควรตรวจก่อนเลื่อน">
          <ul class="notes">
            {preview.warnings.map((warning) => (
              <li key={warning.text}>{warning.text}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <Affected preview={preview} />
      <Reminders preview={preview} />
      <p class="quiet">
        หลังกำหนดเตือนต่อจนกว่าจะส่ง ไม่ส่งข้อความแจ้งแยก สรุปประจำเช้าครั้งถัดไปใช้วันใหม่
        ข้อความตามวันเดิมที่ยังไม่ส่งถูกถอนเอง
      </p>
    </div>
  );
}

function Dates({ preview }: { preview: Preview }) {
  const showMore = useShowMore(preview.rounds);
  return (
    <ul class="dates">
      {showMore.visible.map((change) => (
        <li key={change.key}>
          <span>
            ข้อ {change.clause} {change.title}
          </span>
          <span class="nowrap">
            <s>{dayText(change.before.dueOn, 'medium')}</s>{' '}
            <b>{dayText(change.after.dueOn, 'medium')}</b>
          </span>
        </li>
      ))}
      <li hidden={showMore.hidden === 0}>
        <MoreButton hidden={showMore.hidden} unit="กำหนด" onClick={showMore.showAll} />
      </li>
    </ul>
  );
}

function Affected({ preview: { duties, changes, districts, people } }: { preview: Preview }) {
  const facts: [number, string][] = [
    [duties.unsent, 'ยังไม่ส่ง'],
    [duties.returned, 'ส่งคืนแก้ไข'],
    [duties.atDistrict, 'รออำเภอตรวจ'],
    [duties.reached, 'ถึงจังหวัดแล้ว ไม่ถูกนับว่าช้าเพราะการเลื่อน'],
    [duties.waived, 'ได้รับยกเว้น'],
    [changes.noLongerOverdue, 'พ้นจากเกินกำหนด'],
    [changes.lateNowOnTime, 'ที่เคยช้า นับเป็นทันกำหนด'],
    [changes.keptByExtension, 'คงวันที่ขยายเวลาไว้ เพราะยาวกว่าวันใหม่'],
    [changes.extensionsAsked, 'มีคำขอขยายเวลารอพิจารณา'],
  ];
  return (
    <section>
      <h3>ผู้ที่เกี่ยวข้อง</h3>
      <p>
        {formatNumber(duties.total)} เรื่อง ใน {districts.length} อำเภอ · {peopleLabel(people)}
      </p>
      <ul class="facts">
        {facts
          .filter(([count]) => count > 0)
          .map(([count, label]) => (
            <li key={label}>
              <b>{formatNumber(count)}</b> {label}
            </li>
          ))}
      </ul>
      <details>
        <summary>รายอำเภอ ที่ยังค้าง</summary>
        <p>
          {districts.map((district) => (
            <span key={district.name}>
              <span class="nowrap">
                {district.name === '' ? 'จังหวัด' : district.name} {district.count}
              </span>{' '}
            </span>
          ))}
        </p>
      </details>
    </section>
  );
}

const eyes = {
  worker: 'พัฒนากร ตามกำหนดส่งอำเภอ',
  head: 'พัฒนาการอำเภอ ตามกำหนดส่งจังหวัด',
} as const;

function Reminders({ preview: { reminders, rounds } }: { preview: Preview }) {
  const showMore = useShowMore(reminders, 2);
  if (reminders.length === 0) return null;
  const titles = new Map(rounds.map((round) => [round.key, round.title]));
  return (
    <section>
      <h3>การเตือนที่เปลี่ยน</h3>
      {showMore.visible.map((change) => (
        <div key={change.key + change.who} class="waves">
          <p>
            {rounds.length > 1 ? `${titles.get(change.key) ?? ''} · ` : ''}
            {eyes[change.who]} <span class="nowrap">{dayText(change.after.dueOn, 'medium')}</span>
          </p>
          <Days icon="close" label="ไม่เตือนแล้ว" days={change.before.dropped} />
          <Days
            icon="clock"
            label="จะเตือน"
            days={change.after.days.filter((on) => on <= change.after.dueOn)}
          />
        </div>
      ))}
      <MoreButton hidden={showMore.hidden} unit="รายการ" onClick={showMore.showAll} />
    </section>
  );
}

function Days({
  icon,
  label,
  days,
}: {
  icon: 'close' | 'clock';
  label: string;
  days: readonly Day[];
}) {
  return (
    <p class="small">
      <Icon name={icon} small />
      <span>
        {label}{' '}
        {days.length === 0
          ? 'ไม่มี'
          : days.map((on) => (
              <span key={on}>
                <span class="nowrap">{dayText(on, 'dayMonth')}</span>{' '}
              </span>
            ))}
      </span>
    </p>
  );
}

function peopleLabel({ total, ...counts }: Preview['people']): string {
  const parts = [
    counts.workers > 0 ? [`ผู้ส่ง ${counts.workers}`] : [],
    counts.heads > 0 ? [`พัฒนาการอำเภอ ${counts.heads}`] : [],
    counts.province > 0 ? [`จังหวัด ${counts.province}`] : [],
  ].flat();
  const text = `${formatNumber(total)} คน`;
  return parts.length > 1 ? `${text} (${parts.join(' ')})` : text;
}

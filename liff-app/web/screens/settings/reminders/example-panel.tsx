import { roleLabels } from '#domain/people/role-labels.ts';
import { dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import type { Preview } from './use-preview.ts';

type Example = NonNullable<Preview['example']>;
type Morning = Example['after'][number];

const kindLabels: Readonly<Record<Morning['kinds'][number], string>> = {
  digest: 'เรื่องที่ต้องดูแล',
  meetings: 'นัดประชุม',
  terms: 'ครบวาระกรรมการ',
  summary: 'สรุปเช้าวันจันทร์',
  boards: 'กระดานในกลุ่มไลน์',
};

/**
 * One real person as an example: the mornings before and after the change, and the first card as LINE shows
 * it.
 */
export function ExamplePanel(of: { example: Example | null; onPerson: (id: string) => void }) {
  const { example, onPerson } = of;
  if (!example) return <p class="panel forecast-note">อีก 30 วันไม่มีใครได้รับข้อความเตือน</p>;
  const { id, name, role, others, card } = example;
  const days = [...new Set([...example.before, ...example.after].map(({ day }) => day))].toSorted();
  return (
    <section class="panel" aria-labelledby="example-title">
      <header>
        <h2 id="example-title">ตัวอย่าง {name}</h2>
        <p>{role ? roleLabels[role] : ''}</p>
      </header>
      <ul class="example-days">
        {days.map((day) => (
          <Line
            key={day}
            day={day}
            before={example.before.find((morning) => morning.day === day)}
            after={example.after.find((morning) => morning.day === day)}
          />
        ))}
      </ul>
      {card ? <Card card={card} /> : null}
      <div class="example-pick">
        <SelectField id="example-person" label="ดูคนอื่น" value={id} onPick={onPerson}>
          {others.some((other) => other.id === id) ? null : <option value={id}>{name}</option>}
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {other.name}
            </option>
          ))}
        </SelectField>
      </div>
    </section>
  );
}

interface LineProps {
  day: Morning['day'];
  before: Morning | undefined;
  after: Morning | undefined;
}

function Line({ day, before, after }: LineProps) {
  const shown = after ?? before;
  return (
    <li class={after ? '' : 'is-dropped'}>
      <b>{dayText(day, 'dayMonth')}</b>
      <span>
        {shown ? wordsOf(shown) : ''}
        {after ? (before ? '' : ' (เพิ่ม)') : ' ไม่ส่งแล้ว'}
      </span>
    </li>
  );
}

function wordsOf({ kinds, duties, late }: Morning): string {
  return kinds
    .map((kind) => {
      if (kind !== 'digest') return kindLabels[kind];
      return `${duties} เรื่อง${late > 0 ? ` เกินกำหนด ${late}` : ''}`;
    })
    .join(' · ');
}

function Card({ card }: { card: NonNullable<Example['card']> }) {
  return (
    <figure class="example-card">
      <figcaption>การ์ดเช้าวันที่ {dayText(card.day, 'dayMonth')} ถ้าไม่มีใครส่งเพิ่ม</figcaption>
      <div class="chat-card">
        <p class={`strip is-${card.strip.tone}`}>
          <Icon name={iconOf(card.strip.icon)} small />
          {card.strip.label}
        </p>
        <h3>{card.title}</h3>
        <ul>
          {card.rows.map((row) => (
            <li key={row.title} class={`is-${row.tone}`}>
              <Icon name={iconOf(row.icon)} small />
              <span>
                {row.title}
                <small>{row.note}</small>
              </span>
            </li>
          ))}
        </ul>
        {card.more > 0 ? <p class="chat-card-more">ดูอีก {card.more} เรื่อง</p> : null}
        {card.buttons.map((label) => (
          <span key={label} class="chat-card-button">
            {label}
          </span>
        ))}
      </div>
    </figure>
  );
}

const known: readonly IconName[] = [
  'done',
  'clock',
  'overdue',
  'returned',
  'draft',
  'review',
  'closed',
  'todo',
  'waived',
];

function iconOf(name: string): IconName {
  return known.find((icon) => icon === name) ?? 'info';
}

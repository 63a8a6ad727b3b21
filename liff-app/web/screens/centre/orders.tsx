import { dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import { StatusBar } from '#web/parts/status-bar.tsx';
import { attachmentUrl } from '#web/api/upload.ts';
import type { Centre } from './read.ts';

type Order = Centre['register']['orders'][number];

/** A term is coloured from this number of days before its end. */
const soonDays = 90;

function termStyle(daysLeft: number) {
  if (daysLeft < 0) return { tint: 'is-overdue', icon: 'overdue', label: 'ครบวาระแล้ว' } as const;
  if (daysLeft <= soonDays)
    return { tint: 'is-due', icon: 'clock', label: `อีก ${daysLeft} วันครบวาระ` } as const;
  return { tint: 'is-done', icon: 'done', label: 'อยู่ในวาระ' } as const;
}

/** The committee's current order and the days until it ends. */
export function OrderNow({ orders }: { orders: readonly Order[] }) {
  const now = orders.find((order) => order.endedOn === null);
  if (!now) return null;
  const style = termStyle(now.daysLeft);
  return (
    <section>
      <h2 class="part-title">คำสั่งแต่งตั้ง</h2>
      <article class="card">
        <StatusBar tint={style.tint} icon={style.icon} fact={`ถึง ${dayText(now.termTo, 'medium')}`}>
          {style.label}
        </StatusBar>
        <div class="card-body">
          <h3>{now.number}</h3>
          <p class="owner">
            ลงวันที่ {dayText(now.date, 'medium')} · {now.signer}
          </p>
          <p class="owner">
            วาระ {dayText(now.termFrom, 'medium')} ถึง {dayText(now.termTo, 'medium')}
          </p>
          <Copies order={now} />
        </div>
      </article>
    </section>
  );
}

function Copies({ order }: { order: Order }) {
  return (
    <>
      {order.files.map((file, index) => (
        <a
          key={file.id}
          class="btn btn-small space-above-small"
          href={attachmentUrl(file.id)}
          target="_blank"
          rel="noopener"
        >
          <Icon name="file" />
          สำเนาคำสั่ง{order.files.length > 1 ? ` ${index + 1}` : ''}
        </a>
      ))}
    </>
  );
}

export function OrdersBefore({ orders }: { orders: readonly Order[] }) {
  const ended = orders.filter((order) => order.endedOn !== null);
  if (ended.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">คำสั่งเดิม {ended.length} ฉบับ</h2>
      <ul>
        {ended.map((order) => (
          <li key={order.id}>
            <div class="row-link person">
              <strong>{order.number}</strong>
              <small>
                {dayText(order.date, 'medium')} ใช้ถึง{' '}
                {dayText(order.endedOn ?? order.termTo, 'medium')}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

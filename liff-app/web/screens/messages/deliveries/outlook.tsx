import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { MorningBars } from '#web/parts/morning-bars.tsx';
import { TextDialog } from '#web/parts/text-dialog.tsx';
import { momentText } from '../announcements/announcement-texts.ts';
import { deliveryStates } from './delivery-states.ts';

type OutlookData = Output<'deliveries.outlook'>;
const count = (value: number): string => value.toLocaleString('en');

/** Today’s messages, those of the next 30 days, and the day on which the month’s quota ends. */
export function Outlook({ outlook, onChange }: { outlook: OutlookData; onChange: () => void }) {
  return (
    <div class="outlook">
      <Hold hold={outlook.hold} onChange={onChange} />
      <Today states={outlook.states} />
      <div class="outlook-panels">
        <QuotaPanel outlook={outlook} />
        <AheadPanel outlook={outlook} />
      </div>
    </div>
  );
}

/**
 * พักการส่งทั้งหมด asks for a reason. While messages are held, the page says so and how to release them.
 */
function Hold({ hold, onChange }: { hold: OutlookData['hold']; onChange: () => void }) {
  const { toast } = useApp();
  const asks = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const holdAll = async (reason: string) => {
    if (!(await mutate('deliveries.hold', { reason }))) return;
    asks.value = false;
    toast.value = { text: 'พักการส่งทั้งหมดแล้ว' };
    onChange();
  };
  const release = async () => {
    if (!(await mutate('deliveries.release', {}))) return;
    toast.value = { text: 'ส่งต่อแล้ว ข้อความที่รอจะออกในเวลาส่ง' };
    onChange();
  };
  return (
    <>
      {hold ? (
        <Banner tint="is-due" icon="clock" title="พักการส่งทั้งหมดอยู่">
          {hold.by} พักเมื่อ {momentText(hold.at)} เพราะ {hold.reason} ระบบยังวางแผนข้อความตามปกติ แต่ไม่ส่ง{' '}
          <button type="button" class="link" disabled={busy} onClick={() => void release()}>
            ส่งต่อ
          </button>
        </Banner>
      ) : (
        <button type="button" class="btn outlook-hold" onClick={() => (asks.value = true)}>
          <Icon name="clock" />
          พักการส่งทั้งหมด
        </button>
      )}
      {asks.value ? (
        <TextDialog
          title="พักการส่งทั้งหมด"
          label="เหตุผล"
          action="พักการส่ง"
          maxLength={limits.office.textLetters}
          missing="กรุณาระบุเหตุผล"
          busy={busy}
          error={error}
          onSend={(reason) => void holdAll(reason)}
          onClose={() => (asks.value = false)}
        >
          <p>ไม่มีข้อความใดของจังหวัดออกไป จนกว่าจะกดส่งต่อ รวมเรื่องด่วนและประกาศ การตอบในแชตยังใช้ได้</p>
        </TextDialog>
      ) : (
        <ErrorBanner error={error} />
      )}
    </>
  );
}

/** Today’s states in the order of the page, with problems first. */
const shown = [
  { title: 'ไม่สำเร็จ', states: ['failed', 'expired', 'parked'], tint: 'is-overdue' },
  { title: 'พักไว้เพราะโควตา', states: ['held'], tint: 'is-due' },
  { title: 'รอส่ง', states: ['planned', 'sending', 'carried'], tint: 'is-draft' },
  { title: 'ส่งแล้ววันนี้', states: ['sent'], tint: 'is-done' },
  { title: 'ไม่ต้องส่งแล้ว', states: ['cancelled'], tint: 'is-closed' },
] as const;

function Today({ states }: Pick<OutlookData, 'states'>) {
  const sum = (listed: readonly string[], field: 'count' | 'acknowledged') =>
    states
      .filter(({ state }) => listed.includes(state))
      .reduce((total, row) => total + row[field], 0);
  return (
    <ul class="panel outlook-today" aria-label="ข้อความวันนี้">
      {shown.map(({ title, states: listed, tint }) => (
        <li key={title} class={tint}>
          <span>
            <Icon name={iconOf(listed[0])} small />
            {title}
          </span>
          <b>{count(sum(listed, 'count'))}</b>
          {listed[0] === 'sent' ? <small>รับทราบ {count(sum(listed, 'acknowledged'))}</small> : null}
        </li>
      ))}
    </ul>
  );
}

function iconOf(state: string) {
  return deliveryStates.find((listed) => listed.state === state)?.icon ?? 'info';
}

function QuotaPanel({ outlook: { quota, month, othersADay } }: { outlook: OutlookData }) {
  return (
    <section class="panel" aria-labelledby="quota-title">
      <header>
        <h2 id="quota-title">ข้อความของเดือนนี้</h2>
        {quota ? <p>ข้อมูลจากไลน์ {momentText(quota.at)}</p> : null}
      </header>
      {quota ? <QuotaFigures quota={quota} /> : <p class="outlook-line">ยังไม่ได้ถามไลน์</p>}
      <ul class="outlook-kinds">
        {month.map(({ about, count: sent }) => (
          <li key={about}>
            {about}
            <b>{count(sent)}</b>
          </li>
        ))}
      </ul>
      <p class="outlook-line">
        คาดจากสรุปเช้าข้างหน้า และเรื่องอื่นวันทำการละ {count(othersADay)} ข้อความตามที่ผ่านมา กันไว้{' '}
        {count(limits.quota.reserve)} ข้อความสำหรับเรื่องด่วน
      </p>
    </section>
  );
}

function QuotaFigures({ quota }: { quota: NonNullable<OutlookData['quota']> }) {
  const { used, limit, monthEnd, reaches, warning } = quota;
  if (limit === null)
    return (
      <p class="outlook-line">
        ส่งแล้ว {count(used)} ข้อความ ไม่จำกัดจำนวน คาดสิ้นเดือน {count(monthEnd)}
      </p>
    );
  const percent = (value: number): number => Math.round((value / Math.max(1, limit)) * 100);
  return (
    <>
      <p class="outlook-total">
        <b>{count(used)}</b> จาก {count(limit)} ใช้แล้ว {percent(used)}% เหลือ{' '}
        {count(Math.max(0, limit - used))}
      </p>
      <QuotaBar share={percent(used)} ahead={percent(monthEnd)} />
      <p class={`outlook-line ${warning || reaches.length > 0 ? 'is-due' : ''}`}>
        คาดสิ้นเดือน {count(monthEnd)} ข้อความ ({percent(monthEnd)}%)
        {reaches.map(({ percent: reached, on }) => (
          <span key={reached}>
            {' '}
            ถึง {reached}% วันที่ {dayText(on, 'dayMonth')}
          </span>
        ))}
      </p>
    </>
  );
}

/**
 * A bar with the used and the coming messages, and marks at the warning levels. The line below has the same
 * figures.
 */
function QuotaBar({ share, ahead }: { share: number; ahead: number }) {
  const within = (value: number): number => Math.min(100, value);
  return (
    <svg class="quota-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="quota-ahead" x="0" y="0" width={within(ahead)} height="10" />
      <rect class="quota-used" x="0" y="0" width={within(share)} height="10" />
      {[50, 80, 95].map((mark) => (
        <rect key={mark} class="quota-mark" x={mark} y="0" width="0.5" height="10" />
      ))}
    </svg>
  );
}

function AheadPanel({ outlook: { days } }: { outlook: OutlookData }) {
  const total = days.reduce((sum, { messages }) => sum + messages, 0);
  return (
    <section class="panel" aria-labelledby="ahead-title">
      <header>
        <h2 id="ahead-title">30 วันข้างหน้า</h2>
        <p>ถ้าไม่มีใครส่งรายงานเพิ่ม</p>
      </header>
      <p class="outlook-total">
        <b>{count(total)}</b> ข้อความในสรุปเช้า
      </p>
      <div class="outlook-bars">
        <MorningBars after={days} />
      </div>
      <p class="outlook-line">
        เรื่องที่ส่งแล้วก่อนถึงเวลา ระบบตัดออกเอง คนหนึ่งได้สรุปเช้าไม่เกินวันละหนึ่งข้อความ{' '}
        <a class="link" href="/app/settings/reminders">
          แก้นโยบายการเตือน
        </a>
      </p>
    </section>
  );
}

import type { Output } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { EmptyState } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { grantText } from '#web/parts/role-labels.ts';
import { DaysRing, daysLeftText, urgencyClass } from './days-ring.tsx';

type Erasures = Output<'erasures.list'>;
type Open = Erasures['open'][number];

/** The address of one request. It opens in the pane beside the list, or as a page on phones. */
function hrefOf(id: string): string {
  return `/app/settings/privacy?request=${encodeURIComponent(id)}`;
}

/** Requests that wait for an answer, with the fewest days left first. */
export function OpenRequests({ open, chosen }: { open: readonly Open[]; chosen: string | null }) {
  if (open.length === 0)
    return (
      <EmptyState icon="done" title="ไม่มีคำขอลบข้อมูลที่รอตอบ" tint="is-done">
        <p>เมื่อมีผู้ขอ ระบบจะแจ้งท่านทางไลน์</p>
      </EmptyState>
    );
  return (
    <section class="panel erasures" aria-labelledby="open-erasures">
      <header>
        <h2 id="open-erasures">รอตอบ {open.length} คำขอ</h2>
        <p>เรียงจากเหลือวันน้อย</p>
      </header>
      <ul>
        {open.map((request) => (
          <li key={request.id}>
            <a
              class="erasure-row"
              href={hrefOf(request.id)}
              aria-current={request.id === chosen ? 'true' : undefined}
            >
              <DaysRing days={request.daysLeft} />
              <span>
                <span>
                  <b>ขอลบข้อมูล</b> {request.name}
                </span>
                <small>
                  {rolesText(request)}{' '}
                  <span class="nowrap">
                    ขอเมื่อ {dayText(bangkokDayOf(request.askedAt), 'medium')}
                  </span>
                </small>
              </span>
              <DaysLabel days={request.daysLeft} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DaysLabel({ days }: { days: number }) {
  const urgency = urgencyClass(days);
  return (
    <span class={`days-left ${urgency}`}>
      {urgency === '' ? null : <Icon name={days < 0 ? 'overdue' : 'clock'} small />}
      {daysLeftText(days)}
    </span>
  );
}

function rolesText({ grants, former }: Open): string {
  const [first] = grants;
  if (first) return grantText(first);
  const [last] = former;
  return last ? `อดีต${grantText(last)}` : 'ไม่มีบทบาท';
}

const answers: Readonly<Record<string, string>> = {
  refused: 'ไม่ลบ',
  granted: 'กำลังแจ้งผลและลบ',
  erased: 'ลบแล้ว',
};

export function AnsweredRequests({ decided }: Pick<Erasures, 'decided'>) {
  if (decided.length === 0) return null;
  return (
    <section class="panel erasures" aria-labelledby="answered-erasures">
      <header>
        <h2 id="answered-erasures">ตอบแล้ว</h2>
        <p>1 ปีล่าสุด</p>
      </header>
      <ul>
        {decided.map(({ id, name, state, decidedAt, days }) => (
          <li key={id} class="answered">
            <span>
              <b>ขอลบข้อมูล</b> {name}
            </span>
            <span class="answer">
              <Icon name={state === 'refused' ? 'info' : 'done'} small />
              {answers[state] ?? ''} {days === 0 ? 'ตอบในวันเดียว' : `ตอบใน ${days} วัน`}
            </span>
            <span class="quiet">{dayText(bangkokDayOf(decidedAt), 'medium')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

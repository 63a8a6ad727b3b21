import { useSignal } from '@preact/signals';
import { Icon } from '../../parts/icon.tsx';
import { Banner } from '../../parts/states.tsx';
import { dayText } from '../../day-text.ts';
import { PassSheet, ReturnSheet } from './decisions.tsx';
import { factsOf } from './facts.ts';
import { History } from './history.tsx';
import { Changes, Whole, changesOf } from './views.tsx';
import type { Read } from './views.tsx';

type View = 'changes' | 'whole' | 'history';

interface Props {
  read: Read;
  today: string;
  /** The report has left this desk. */
  onDecided: () => void;
  onChanged: () => void;
}

export function ReportPage({ read, today, onDecided }: Props) {
  const { duty } = read.report;
  const changes = changesOf(read);
  const hasOlder = read.report.revisions.length > 1;
  const view = useSignal<View>(hasOlder ? 'changes' : 'whole');
  const tabs: { id: View; word: string }[] = [
    ...(hasOlder ? [{ id: 'changes' as const, word: `ที่แก้ไข ${changes.length} จุด` }] : []),
    { id: 'whole', word: 'ทั้งฉบับ' },
    { id: 'history', word: 'ประวัติ' },
  ];
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[tabs.findIndex((one) => one.id === view.value) + step];
    if (step === 0 || !next) return;
    view.value = next.id;
    document.getElementById(`view-${next.id}`)?.focus();
  };
  return (
    <>
      <main class="has-foot">
        <div class="views" role="tablist" aria-label="มุมมอง" onKeyDown={move}>
          {tabs.map(({ id, word }) => (
            <button
              key={id}
              id={`view-${id}`}
              type="button"
              role="tab"
              aria-selected={view.value === id}
              aria-controls="view"
              tabIndex={view.value === id ? 0 : -1}
              onClick={() => (view.value = id)}
            >
              {word}
            </button>
          ))}
        </div>
        <div class="page sub-panes">
          <aside aria-label="สรุป">
            <FactsBox read={read} />
            {duty.extension?.state === 'asked' ? (
              <Banner
                tint="is-due"
                icon="clock"
                title={`ขอขยายเวลาถึง ${dayText(duty.extension.dueOn, 'medium')}`}
              >
                {duty.extension.reason}
              </Banner>
            ) : null}
            {duty.state === 'accepted' ? (
              <Banner tint="is-done" icon="done" title="รับรองแล้ว">
                เรื่องนี้เสร็จสิ้น
              </Banner>
            ) : null}
          </aside>
          <div id="view" role="tabpanel" aria-labelledby={`view-${view.value}`}>
            {view.value === 'changes' ? <Changes read={read} changes={changes} /> : null}
            {view.value === 'whole' ? <Whole read={read} /> : null}
            {view.value === 'history' ? <History report={read.report} /> : null}
          </div>
        </div>
      </main>
      <Decide read={read} today={today} onDone={onDecided} />
    </>
  );
}

function FactsBox({ read: { report, form } }: { read: Read }) {
  const newest = report.revisions.at(-1);
  const { problems, reasons } = report.checks;
  if (!newest) return null;
  return (
    <section class="facts">
      <dl>
        {factsOf(form, newest.answers).map((one) => (
          <div key={one.label}>
            <dt>{one.label}</dt>
            <dd>{one.value}</dd>
          </div>
        ))}
      </dl>
      {problems === 0 ? (
        <p class="is-done">
          <Icon name="shield" small />
          ระบบตรวจแล้ว กรอกครบ ไม่พบที่ผิด
        </p>
      ) : (
        <p class="is-overdue">
          <Icon name="overdue" small />
          ระบบตรวจพบ {problems} จุดที่ควรดู
        </p>
      )}
      {reasons.map((one) => (
        <p key={one.label} class="is-due">
          <Icon name="info" small />
          {one.label}: {one.reason}
        </p>
      ))}
    </section>
  );
}

/** The filled button follows the reviewer: a pinned comment fills the return, none fills the way on. */
function Decide({ read, today, onDone }: { read: Read; today: string; onDone: () => void }) {
  const open = useSignal<'return' | 'pass' | null>(null);
  const { duty } = read.report;
  const kind = duty.actions.includes('accept')
    ? 'duty.accept'
    : duty.actions.includes('forward')
      ? 'duty.forward'
      : null;
  const mayReturn = duty.actions.includes('return');
  const pinned = Object.keys(read.pins?.texts.value ?? {}).length;
  const close = () => (open.value = null);
  if (duty.actions.includes('fill')) {
    return (
      <footer class="foot">
        <a class="btn btn-main btn-wide" href={`/app/duty/${encodeURIComponent(duty.id)}/form`}>
          {duty.state === 'returned' ? 'แก้ไขแล้วส่งใหม่' : 'ทำต่อ'}
        </a>
      </footer>
    );
  }
  if (!kind && !mayReturn) return null;
  return (
    <>
      <footer class="foot two">
        {mayReturn ? (
          <button
            type="button"
            class={`btn btn-state is-returned ${pinned > 0 ? 'btn-main' : ''}`}
            onClick={() => (open.value = 'return')}
          >
            <Icon name="returned" />
            ส่งคืนแก้ไข{pinned > 0 ? ` ${pinned}` : ''}
          </button>
        ) : null}
        {kind ? (
          <button
            type="button"
            class={pinned > 0 ? 'btn' : 'btn btn-main'}
            onClick={() => (open.value = 'pass')}
          >
            {kind === 'duty.accept' ? 'รับรองรายงาน' : 'ส่งต่อจังหวัด'}
          </button>
        ) : null}
      </footer>
      {open.value === 'return' ? (
        <ReturnSheet read={read} today={today} onClose={close} onDone={onDone} />
      ) : null}
      {open.value === 'pass' && kind ? (
        <PassSheet read={read} kind={kind} onClose={close} onDone={onDone} />
      ) : null}
    </>
  );
}

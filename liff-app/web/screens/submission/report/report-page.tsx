import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import { Banner } from '#web/parts/feedback.tsx';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { ReviewBar } from '../decisions/review-bar.tsx';
import { ExtensionNote } from '../decisions/extension-note.tsx';
import { KeyFiguresBox } from '../key-figures-box.tsx';
import { History } from '../history.tsx';
import { CommentList } from '../comments/comment-list.tsx';
import { changesBetween, isOpen, newestPair } from '../comments/threads.ts';
import { Changes, WholeReport } from './report-views.tsx';
import type { SubmissionContext } from '../submission-context.ts';

type View = 'changes' | 'whole' | 'talk' | 'history';

interface Props {
  read: SubmissionContext;
  today: Day;
  returning: boolean;
  /** Called after the report has been forwarded or returned. */
  onDecided: () => void;
  onChanged: () => void;
}

export function ReportPage({ read, today, returning, onDecided, onChanged }: Props) {
  const { duty, comments } = read.report;
  const hasOlder = read.report.revisions.length > 1;
  const pair = useSignal(newestPair(read.report.revisions));
  const view = useSignal<View>(firstView(read));
  const waiting = comments.filter(isOpen).length;
  const tabs: { id: View; word: string }[] = [
    ...(hasOlder
      ? [{ id: 'changes' as const, word: `ที่แก้ไข ${changesBetween(read, pair.value).length} จุด` }]
      : []),
    { id: 'whole', word: 'ทั้งฉบับ' },
    ...(comments.length > 0
      ? [{ id: 'talk' as const, word: waiting > 0 ? `ความเห็น ${waiting}` : 'ความเห็น' }]
      : []),
    { id: 'history', word: 'ประวัติ' },
  ];
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[tabs.findIndex((tab) => tab.id === view.value) + step];
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
            <KeyFiguresBox read={read} />
            <ExtensionNote duty={duty} today={today} onDone={onChanged} />
            {duty.state === 'returned' && duty.returned ? (
              <Banner
                tint="is-returned"
                icon="returned"
                title={`ส่งคืนแก้ไข ${duty.returned.count} ข้อ${
                  duty.returnDueOn ? ` ส่งใหม่ภายใน ${dayText(duty.returnDueOn, 'medium')}` : ''
                }`}
              >
                {duty.returned.by} {dayText(bangkokDayOf(duty.returned.at), 'dayMonth')}
              </Banner>
            ) : null}
            {duty.state === 'accepted' ? (
              <Banner tint="is-done" icon="done" title="รับรองแล้ว">
                เรื่องนี้เสร็จสิ้น
              </Banner>
            ) : null}
          </aside>
          <div id="view" role="tabpanel" aria-labelledby={`view-${view.value}`}>
            {view.value === 'changes' ? (
              <Changes read={read} pair={pair.value} onPick={(next) => (pair.value = next)} />
            ) : null}
            {view.value === 'whole' ? <WholeReport read={read} /> : null}
            {view.value === 'talk' ? <CommentList read={read} /> : null}
            {view.value === 'history' ? <History report={read.report} /> : null}
          </div>
        </div>
      </main>
      <ReviewBar read={read} today={today} returning={returning} onDone={onDecided} />
    </>
  );
}

/** The first view: comments for the person who must correct it, changes for the reviewer. */
function firstView({ report }: SubmissionContext): View {
  if (report.duty.state === 'returned' && report.comments.some(isOpen)) return 'talk';
  return report.revisions.length > 1 ? 'changes' : 'whole';
}

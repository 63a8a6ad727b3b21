import { useRef } from 'preact/hooks';
import { useCurrentInView } from '#web/parts/use-current-in-view.ts';
import { returnedLabel } from '#domain/wording.ts';
import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import type { DutyView } from '#contract/contract.ts';
import { Banner } from '#web/parts/feedback.tsx';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { ReviewBar } from '../decisions/review-bar.tsx';
import { ExtensionNote } from '../decisions/extension-note.tsx';
import { KeyFiguresBox } from '../key-figures-box.tsx';
import { ScoreCompare } from '../score-compare.tsx';
import { History } from '../history.tsx';
import { CommentList } from '../comments/comment-list.tsx';
import { changesBetween, isOpen, newestPair } from '../comments/threads.ts';
import type { Pair } from '../comments/threads.ts';
import { Changes, WholeReport } from './report-views.tsx';
import type { SubmissionContext } from '../submission-context.ts';

type View = 'changes' | 'whole' | 'talk' | 'history';

interface ViewTab {
  id: View;
  label: string;
}

interface Props {
  submission: SubmissionContext;
  today: Day;
  returning: boolean;
  /** Called after the report has been forwarded or returned. */
  onDecided: () => void;
  onChanged: () => void;
}

export function ReportPage({ submission, today, returning, onDecided, onChanged }: Props) {
  const { duty } = submission.report;
  const pair = useSignal(newestPair(submission.report.revisions));
  const view = useSignal<View>(firstView(submission));
  return (
    <>
      <main class="has-foot">
        <ViewTabs
          tabs={tabsOf(submission, pair.value)}
          current={view.value}
          onPick={(next) => (view.value = next)}
        />
        <div class="page sub-panes">
          <aside aria-label="สรุป">
            <KeyFiguresBox submission={submission} />
            <ScoreCompare submission={submission} />
            <ExtensionNote duty={duty} today={today} onDone={onChanged} />
            <DecisionBanner duty={duty} />
          </aside>
          <div id="view" role="tabpanel" aria-labelledby={`view-${view.value}`}>
            {view.value === 'changes' ? (
              <Changes
                submission={submission}
                pair={pair.value}
                onPick={(next) => (pair.value = next)}
              />
            ) : null}
            {view.value === 'whole' ? <WholeReport submission={submission} /> : null}
            {view.value === 'talk' ? <CommentList submission={submission} /> : null}
            {view.value === 'history' ? <History report={submission.report} /> : null}
          </div>
        </div>
      </main>
      <ReviewBar submission={submission} today={today} returning={returning} onDone={onDecided} />
    </>
  );
}

/** The views of this report, each with its count. */
function tabsOf(submission: SubmissionContext, pair: Pair): ViewTab[] {
  const { comments, revisions } = submission.report;
  const waiting = comments.filter(isOpen).length;
  return [
    ...(revisions.length > 1
      ? [{ id: 'changes' as const, label: `ที่แก้ไข ${changesBetween(submission, pair).length} ข้อ` }]
      : []),
    { id: 'whole', label: 'ทั้งฉบับ' },
    ...(comments.length > 0
      ? [{ id: 'talk' as const, label: waiting > 0 ? `ความเห็น ${waiting}` : 'ความเห็น' }]
      : []),
    { id: 'history', label: 'ประวัติ' },
  ];
}

interface ViewTabsProps {
  tabs: readonly ViewTab[];
  current: View;
  onPick: (view: View) => void;
}

function ViewTabs({ tabs, current, onPick }: ViewTabsProps) {
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[tabs.findIndex((tab) => tab.id === current) + step];
    if (step === 0 || !next) return;
    onPick(next.id);
    document.getElementById(`view-${next.id}`)?.focus();
  };
  const row = useRef<HTMLDivElement>(null);
  useCurrentInView(row, current);
  return (
    <div ref={row} class="views" role="tablist" aria-label="มุมมอง" onKeyDown={move}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          id={`view-${id}`}
          type="button"
          role="tab"
          aria-selected={current === id}
          aria-controls="view"
          tabIndex={current === id ? 0 : -1}
          onClick={() => onPick(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/**
 * A returned or accepted report: the number of comments and the new date, or a note that it is finished.
 */
function DecisionBanner({ duty }: { duty: DutyView }) {
  if (duty.state === 'returned' && duty.returned)
    return (
      <Banner
        tint="is-returned"
        icon="returned"
        title={`${returnedLabel(duty.returned.count)}${
          duty.returnDueOn ? ` ส่งใหม่ภายใน ${dayText(duty.returnDueOn, 'medium')}` : ''
        }`}
      >
        {duty.returned.by} {dayText(bangkokDayOf(duty.returned.at), 'dayMonth')}
      </Banner>
    );
  if (duty.state !== 'accepted') return null;
  return (
    <Banner tint="is-done" icon="done" title="รับรองแล้ว">
      เรื่องนี้เสร็จสิ้น
    </Banner>
  );
}

/** The first view: comments for the person who must correct the report, changes for the reviewer. */
function firstView({ report }: SubmissionContext): View {
  if (report.duty.state === 'returned' && report.comments.some(isOpen)) return 'talk';
  return report.revisions.length > 1 ? 'changes' : 'whole';
}

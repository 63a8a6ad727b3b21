import { useSignal } from '@preact/signals';
import { useApp } from '#web/app-context.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useResource } from '#web/api/resource.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { ForwardDialog } from '../submission/decisions/forward-dialog.tsx';
import { ReportPage } from '../submission/report/report-page.tsx';
import type { Report } from '../submission/submission-context.ts';
import { useSubmission } from '../submission/use-submission.ts';
import { useReviewKeys } from './review-keys.ts';

interface Props {
  id: string;
  /** True when it may be decided on without reading. For other reports a dialog asks first. */
  plain: boolean;
  me: ScreenProps['me'];
  onDecided: () => void;
}

/** The report under review, with keys for its decisions. */
export function ReviewedReport({ id, ...props }: Props) {
  const report = useResource('duty.read', { id });
  return (
    <ResourceView resource={report} heights={[120, 160, 160]}>
      {(loaded) => <Decided report={loaded} reload={report.reload} {...props} />}
    </ResourceView>
  );
}

interface DecidedProps extends Omit<Props, 'id'> {
  report: Report;
  reload: () => Promise<void>;
}

function Decided({ report, reload, plain, me, onDecided }: DecidedProps) {
  const { duty } = report;
  const { toast } = useApp();
  const { decided } = useUndo();
  const { error, mutate } = useMutation();
  const submission = useSubmission({ report, person: me.person.id, reload });
  const returns = useSignal(0);
  const asking = useSignal(false);
  const kind = duty.actions.includes('accept')
    ? 'duty.accept'
    : duty.actions.includes('forward')
      ? 'duty.forward'
      : null;
  const pass = async () => {
    if (!kind || !submission) return;
    const pinned = Object.keys(submission.commentDrafts?.texts.peek() ?? {}).length;
    if (pinned > 0) {
      toast.value = { text: `มีความเห็นที่ยังไม่ส่ง ${pinned} ข้อ กด R เพื่อส่งคืนแก้ไข` };
      return;
    }
    if (!plain) {
      asking.value = true;
      return;
    }
    const done = await mutate(kind, { id: duty.id, revision: duty.revision });
    if (!done) return;
    onDecided();
    const verb = kind === 'duty.accept' ? 'รับรองแล้ว' : 'ส่งต่อจังหวัดแล้ว';
    decided({ text: `${verb} ${duty.centre.label}`, duty: done.duty, onUndone: onDecided });
  };
  useReviewKeys({
    pass: () => void pass(),
    giveBack: () => {
      if (duty.actions.includes('return')) returns.value += 1;
    },
  });
  if (!submission) return null;
  return (
    <>
      <ErrorBanner error={error} onReload={() => void reload()} />
      <ReportPage
        key={returns.value}
        submission={submission}
        today={me.today}
        returning={returns.value > 0}
        onDecided={onDecided}
        onChanged={() => void reload()}
      />
      {asking.value && kind ? (
        <ForwardDialog
          submission={submission}
          kind={kind}
          onClose={() => (asking.value = false)}
          onDone={onDecided}
        />
      ) : null}
    </>
  );
}

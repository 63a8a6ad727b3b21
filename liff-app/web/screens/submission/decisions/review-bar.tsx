import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import { Icon } from '#web/parts/icon.tsx';
import { Foot } from '#web/parts/foot.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import type { SubmissionContext } from '../submission-context.ts';

interface Props {
  submission: SubmissionContext;
  today: Day;
  /** Set when the link asks to return the report, so that the dialog opens immediately. */
  returning: boolean;
  onDone: () => void;
}

/** Not every person who fills in a report also submits it. */
function correctLabel({ state, actions }: SubmissionContext['report']['duty']): string {
  if (state !== 'returned') return 'ทำต่อ';
  return actions.includes('submit') ? 'แก้ไขแล้วส่งใหม่' : 'แก้ไข';
}

/** With comments on fields, returning is the main button; without them, forwarding is. */
export function ReviewBar({ submission, today, returning, onDone }: Props) {
  const { duty } = submission.report;
  const mayReturn = duty.actions.includes('return');
  const open = useSignal<'return' | 'pass' | null>(returning && mayReturn ? 'return' : null);
  const kind = duty.actions.includes('accept')
    ? 'duty.accept'
    : duty.actions.includes('forward')
      ? 'duty.forward'
      : null;
  const pinned = Object.keys(submission.commentDrafts?.texts.value ?? {}).length;
  const close = () => (open.value = null);
  if (duty.actions.includes('fill')) {
    return (
      <Foot>
        <a class="btn btn-main btn-wide" href={`/app/duty/${encodeURIComponent(duty.id)}/form`}>
          {correctLabel(duty)}
        </a>
      </Foot>
    );
  }
  if (!kind && !mayReturn) return null;
  return (
    <>
      <Foot two>
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
      </Foot>
      {open.value === 'return' ? (
        <ReturnDialog submission={submission} today={today} onClose={close} onDone={onDone} />
      ) : null}
      {open.value === 'pass' && kind ? (
        <ForwardDialog submission={submission} kind={kind} onClose={close} onDone={onDone} />
      ) : null}
    </>
  );
}

import type { Signal } from '@preact/signals';
import type { DutyView } from '#contract/contract.ts';
import type { Day } from '#domain/calendar.ts';
import { labelOfPath } from '#domain/form/form.ts';
import type { Form } from '#domain/form/form.ts';
import { dayText } from '#web/format-day.ts';
import { DatePickers } from '#web/controls/date.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { SubmissionContext } from '../submission-context.ts';
import { useReturn } from './use-return.ts';

interface Props {
  submission: SubmissionContext;
  today: Day;
  onClose: () => void;
  onDone: () => void;
}

/** Returns a report: comments on fields, a comment on the whole report, and the new due date. */
export function ReturnDialog({ submission, today, onClose, onDone }: Props) {
  const { general, dueOn, lacking, onFields, busy, error, send } = useReturn({
    submission,
    onDone,
  });
  return (
    <Dialog title="ส่งคืนแก้ไข" onClose={onClose}>
      {onFields.length > 0 ? <FieldComments form={submission.form} comments={onFields} /> : null}
      <GeneralComment
        text={general}
        label={onFields.length > 0 ? 'ความเห็นทั้งฉบับ ถ้ามี' : 'ต้องแก้อะไร'}
        lacking={lacking}
      />
      <fieldset>
        <legend class="label">ส่งใหม่ภายใน</legend>
        <p class="hint">{dateHint({ duty: submission.report.duty, today })}</p>
        <DatePickers
          value={dueOn.value}
          path="return-due"
          onChange={(value) => (dueOn.value = value)}
          limits={{ today, notBefore: 'today' }}
          wrong={false}
        />
      </fieldset>
      <ErrorBanner error={error} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-state btn-main is-returned"
          disabled={busy}
          onClick={() => void send()}
        >
          <Icon name="returned" />
          ส่งคืนแก้ไข
        </button>
      </div>
    </Dialog>
  );
}

function FieldComments({ form, comments }: { form: Form; comments: readonly [string, string][] }) {
  return (
    <div>
      <p class="label">ความเห็น {comments.length} ข้อ</p>
      <ul>
        {comments.map(([path, text]) => (
          <li key={path}>
            <span class="quiet">{labelOfPath(form, path)}</span> {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface GeneralProps {
  text: Signal<string>;
  label: string;
  lacking: boolean;
}

function GeneralComment({ text, label, lacking }: GeneralProps) {
  return (
    <div>
      <label class="label" for="general">
        {label}
      </label>
      <textarea
        id="general"
        class="area"
        rows={2}
        maxLength={1000}
        value={text.value}
        aria-invalid={lacking}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      {lacking ? (
        <p class="wrong">
          <Icon name="overdue" small />
          กรุณาบอกว่าต้องแก้อะไร
        </p>
      ) : null}
    </div>
  );
}

/** Explains the proposed date: working days, and the province's date. */
function dateHint({ duty, today }: { duty: DutyView; today: Day }): string {
  const due = dayText(duty.provinceDueOn, 'medium');
  if (duty.reachedProvinceAt || duty.extra) return 'ระบบเสนอให้เวลา 5 วันทำการ';
  return duty.provinceDueOn < today ? `เลยกำหนดถึงจังหวัด ${due} แล้ว` : `ต้องถึงจังหวัดภายใน ${due}`;
}

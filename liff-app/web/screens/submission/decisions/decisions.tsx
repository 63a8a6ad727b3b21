import { isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as z from 'zod/mini';
import { dayText } from '#web/format-day.ts';
import type { DutyView, Output } from '#contract/contract.ts';
import { labelOfPath } from '#domain/form/form.ts';
import { useApp } from '#web/app-context.ts';
import { DatePickers } from '#web/controls/date.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import type { SubmissionContext } from '../submission-context.ts';

interface SheetProps {
  read: SubmissionContext;
  onClose: () => void;
  onDone: () => void;
}

/** Confirms forwarding or accepting, so that it cannot happen by an accidental tap. */
export function ForwardDialog({
  read,
  kind,
  onClose,
  onDone,
}: SheetProps & { kind: 'duty.forward' | 'duty.accept' }) {
  const { duty } = read.report;
  const { decided } = useUndo();
  const { busy, trouble, mutate } = useMutation();
  const forward = kind === 'duty.forward';
  const word = forward ? 'ส่งต่อจังหวัด' : 'รับรองรายงาน';
  const pass = async () => {
    const done = await mutate(kind, { id: duty.id, revision: duty.revision });
    if (!done) return;
    onDone();
    decided({ text: said, duty: done.duty });
  };
  const said = forward ? `ส่งต่อจังหวัดแล้ว ${duty.centre.label}` : `รับรองแล้ว ${duty.centre.label}`;
  return (
    <Dialog title={`${word} ${duty.title}`} onClose={onClose}>
      <p>
        {duty.centre.label}{' '}
        {forward
          ? 'จังหวัดจะเห็นและตรวจต่อ เลิกทำได้ภายใน 10 วินาที หลังจากนั้นแจ้งจังหวัดให้ส่งคืน'
          : 'ผู้ส่งได้รับแจ้งทาง LINE เลิกทำได้ภายใน 10 วินาที หลังจากนั้นเปิดใหม่ได้โดยระบุเหตุผล'}
      </p>
      <ErrorBanner trouble={trouble} />
      <div class="acts">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void pass()}>
          {word}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {forward ? 'ยังไม่ส่งต่อ' : 'ยังไม่รับรอง'}
        </button>
      </div>
    </Dialog>
  );
}

/** Returns a report: comments on fields, a comment on the whole report, and the new due date. */
export function ReturnDialog({ read, today, onClose, onDone }: SheetProps & { today: Day }) {
  const { report, form, commentDrafts } = read;
  const { duty } = report;
  const general = useSignal('');
  const { storage, router } = useApp();
  const restored = generalKey(read);
  useEffect(() => {
    const restore = async () => {
      const text = await storage.get(restored, z.string());
      if (text && general.peek() === '') general.value = text;
    };
    void restore();
  }, [restored]);
  const dueOn = useSignal<string>(report.proposed.returnOn);
  const lacking = useSignal(false);
  const { decided } = useUndo();
  const { busy, trouble, mutate } = useMutation();
  const pinned = Object.entries(commentDrafts?.texts.value ?? {});
  const comments = [
    ...pinned.map(([path, text]) => ({ path, text })),
    ...(general.value.trim() === '' ? [] : [{ path: null, text: general.value.trim() }]),
  ];
  /** After an undo the comments become drafts again. */
  const keepComments = async ({ comments: written }: Output<'duty.undo'>) => {
    for (const { path, text } of written) {
      if (path === null) await storage.set(restored, text);
      else commentDrafts?.put(path, text);
    }
  };
  const send = async () => {
    lacking.value = comments.length === 0;
    if (comments.length === 0) return;
    const { id, revision } = duty;
    const input = { id, revision, returnDueOn: dueOn.value, comments };
    const done = await mutate('duty.return', input);
    if (!done) return;
    await Promise.all([commentDrafts?.clear(), storage.remove(restored)]);
    onDone();
    const by = isDay(dueOn.value) ? dayText(dueOn.value, 'dayMonth') : '';
    decided({
      text: `ส่งคืนแล้ว ${duty.centre.label} ส่งใหม่ภายใน ${by}`,
      duty: done.duty,
      onUndone: async (undone) => {
        await keepComments(undone);
        router.go(`/app/duty/${encodeURIComponent(duty.id)}?do=return`);
      },
    });
  };
  return (
    <Dialog title="ส่งคืนแก้ไข" onClose={onClose}>
      {pinned.length > 0 ? (
        <div>
          <p class="label">ความเห็น {pinned.length} จุด</p>
          <ul>
            {pinned.map(([path, text]) => (
              <li key={path}>
                <span class="quiet">{labelOfPath(form, path)}</span> {text}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <label class="label" for="general">
          {pinned.length > 0 ? 'ความเห็นทั้งฉบับ ถ้ามี' : 'ต้องแก้อะไร'}
        </label>
        <textarea
          id="general"
          class="area"
          rows={2}
          maxLength={1000}
          value={general.value}
          aria-invalid={lacking.value}
          onInput={(event) => (general.value = event.currentTarget.value)}
        />
        {lacking.value ? (
          <p class="wrong">
            <Icon name="overdue" small />
            กรุณาบอกว่าต้องแก้อะไร
          </p>
        ) : null}
      </div>
      <fieldset>
        <legend class="label">ส่งใหม่ภายใน</legend>
        <p class="hint">{dateHint({ duty, today })}</p>
        <DatePickers
          value={dueOn.value}
          path="return-due"
          onChange={(value) => (dueOn.value = value)}
          limits={{ today, notBefore: 'today' }}
          wrong={false}
        />
      </fieldset>
      <ErrorBanner trouble={trouble} />
      <div class="acts">
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

/** Draft of the comment on the whole report, restored after an undo. */
function generalKey({ report: { duty } }: SubmissionContext): string {
  return `return-comment:${duty.id}:${duty.revision}`;
}

/** Explains the proposed date: working days, and the province's date. */
function dateHint({ duty, today }: { duty: DutyView; today: Day }): string {
  const due = dayText(duty.provinceDueOn, 'medium');
  if (duty.reachedProvinceAt || duty.extra) return 'ระบบเสนอให้เวลา 5 วันทำการ';
  return duty.provinceDueOn < today ? `เลยกำหนดถึงจังหวัด ${due} แล้ว` : `ต้องถึงจังหวัดภายใน ${due}`;
}

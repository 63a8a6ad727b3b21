import { useSignal } from '@preact/signals';
import { addWorkingDays } from '../../../../domain/calendar.ts';
import { dayText } from '../../day-text.ts';
import { labelOfPath } from '../../../../domain/form.ts';
import type { EndpointName, Input } from '../../../contract.ts';
import { useApp } from '../../app-context.ts';
import { DatePickers } from '../../controls/date.tsx';
import { failureText } from '../../messages.ts';
import { Icon } from '../../parts/icon.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Banner } from '../../parts/states.tsx';
import type { Read } from './views.tsx';

type Deed = Extract<
  EndpointName,
  | 'duty.forward'
  | 'duty.accept'
  | 'duty.return'
  | 'duty.waive'
  | 'extension.ask'
  | 'extension.decide'
>;

/** Does one thing, says what came of it, and reads the duty anew. */
export function useDeed(onDone: () => void) {
  const { api, cache, toast } = useApp();
  const busy = useSignal(false);
  const wrong = useSignal<string | null>(null);
  const run = async <N extends Deed>(
    name: N,
    { input, said }: { input: Input<N>; said: string },
  ): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    wrong.value = null;
    const answer = await api.call(name, input);
    busy.value = false;
    if (!answer.ok) {
      const { title, text } = failureText(answer.failure);
      wrong.value = `${title} ${text}`;
      return;
    }
    cache.clear();
    toast.value = { text: said };
    onDone();
  };
  return { busy: busy.value, wrong: wrong.value, run };
}

interface SheetProps {
  read: Read;
  onClose: () => void;
  onDone: () => void;
}

function Trouble({ wrong }: { wrong: string | null }) {
  return wrong === null ? null : (
    <Banner tint="is-overdue" icon="overdue" urgent>
      {wrong}
    </Banner>
  );
}

/** Before it leaves the desk: one sentence, one button. Nothing can be sent by a slip of the thumb. */
export function PassSheet({
  read,
  kind,
  onClose,
  onDone,
}: SheetProps & { kind: 'duty.forward' | 'duty.accept' }) {
  const { duty } = read.report;
  const { busy, wrong, run } = useDeed(onDone);
  const forward = kind === 'duty.forward';
  const word = forward ? 'ส่งต่อจังหวัด' : 'รับรองรายงาน';
  const input = { id: duty.id, revision: duty.revision };
  const said = forward ? `ส่งต่อจังหวัดแล้ว ${duty.centre.name}` : `รับรองแล้ว ${duty.centre.name}`;
  return (
    <Sheet title={`${word} ${duty.title}`} onClose={onClose}>
      <p>
        {duty.centre.name}{' '}
        {forward ? 'จังหวัดจะเห็นและตรวจต่อ ท่านเรียกคืนเองไม่ได้' : 'เรื่องนี้เสร็จสิ้น ผู้ส่งได้รับแจ้งทาง LINE'}
      </p>
      <Trouble wrong={wrong} />
      <div class="acts">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy}
          onClick={() => void run(kind, { input, said })}
        >
          {word}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          ยังไม่ส่ง
        </button>
      </div>
    </Sheet>
  );
}

/** The pinned comments, one for the whole if there is none, and the date by which it comes back. */
export function ReturnSheet({ read, today, onClose, onDone }: SheetProps & { today: string }) {
  const { report, form, pins } = read;
  const { duty } = report;
  const general = useSignal('');
  const dueOn = useSignal(addWorkingDays(today, 5, new Set()));
  const lacking = useSignal(false);
  const { busy, wrong, run } = useDeed(() => void pins?.clear().then(onDone));
  const pinned = Object.entries(pins?.texts.value ?? {});
  const comments = [
    ...pinned.map(([path, text]) => ({ path, text })),
    ...(general.value.trim() === '' ? [] : [{ path: null, text: general.value.trim() }]),
  ];
  const send = () => {
    lacking.value = comments.length === 0;
    if (comments.length === 0) return;
    void run('duty.return', {
      input: { id: duty.id, revision: duty.revision, returnDueOn: dueOn.value, comments },
      said: `ส่งคืนแล้ว ${duty.centre.name} ส่งใหม่ภายใน ${dayText(dueOn.value, 'dayMonth')}`,
    });
  };
  return (
    <Sheet title="ส่งคืนแก้ไข" onClose={onClose}>
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
        <DatePickers
          value={dueOn.value}
          path="return-due"
          onChange={(value) => (dueOn.value = value)}
          limits={{ today, notBefore: 'today' }}
          wrong={false}
        />
      </fieldset>
      <Trouble wrong={wrong} />
      <div class="acts">
        <button
          type="button"
          class="btn btn-state btn-main is-returned"
          disabled={busy}
          onClick={send}
        >
          <Icon name="returned" />
          ส่งคืนแก้ไข
        </button>
      </div>
    </Sheet>
  );
}

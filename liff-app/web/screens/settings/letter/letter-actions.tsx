import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatNumber } from '#domain/thai/number.ts';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Skeleton } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import type { LetterEditorProps } from '../editor-props.ts';
import { TextField } from '../fields.tsx';
import { ShiftDialog } from './reschedule-dialog.tsx';
import { useMutation } from '#web/api/use-mutation.ts';

type ArchivePreview = Output<'letter.archive.preview'>;

type Open = 'shift' | 'archive' | 'discard';

/** Actions on the whole letter, which depend on its state. */
export function LetterActions(props: LetterEditorProps) {
  const open = useSignal<Open | null>(null);
  const { read } = props;
  const { id } = read.letter;
  const close = () => (open.value = null);
  const done = () => {
    close();
    props.onDone();
  };
  const dialogProps = { read, onClose: close, onDone: done };
  return (
    <section class="letter-acts">
      {read.state === 'draft' ? (
        <>
          <a class="btn btn-main btn-wide" href={`/app/settings/letters/${id}/preview`}>
            <Icon name="search" />
            ดูตัวอย่างก่อนประกาศ
          </a>
          <button type="button" class="link" onClick={() => (open.value = 'discard')}>
            ทิ้งร่างนี้
          </button>
        </>
      ) : null}
      {read.state === 'published' ? (
        <>
          <button type="button" class="btn btn-wide" onClick={() => (open.value = 'shift')}>
            <Icon name="calendar" />
            เลื่อนทั้งฉบับ
          </button>
          <button type="button" class="btn btn-wide" onClick={() => (open.value = 'archive')}>
            <Icon name="closed" />
            เลิกใช้หนังสือฉบับนี้
          </button>
        </>
      ) : null}
      {read.state === 'archived' ? <Restore {...props} /> : null}
      {open.value === 'shift' ? <ShiftDialog {...dialogProps} /> : null}
      {open.value === 'archive' ? <ArchiveDialog {...dialogProps} /> : null}
      {open.value === 'discard' ? <DiscardDialog {...dialogProps} /> : null}
    </section>
  );
}

function Restore({ read, onDone }: LetterEditorProps) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const restore = async () => {
    const done = await mutate('letter.restore', { id: read.letter.id });
    if (!done) return;
    toast.value = { text: `กลับมาใช้แล้ว ${formatNumber(done.restored)} เรื่อง` };
    onDone();
  };
  return (
    <>
      <ErrorBanner error={error} onReload={onDone} />
      <button type="button" class="btn btn-wide" disabled={busy} onClick={() => void restore()}>
        <Icon name="history" />
        นำกลับมาใช้
      </button>
    </>
  );
}

/** Archives after a preview. The server refuses when the numbers have changed after the preview. */
function ArchiveDialog({ read, onClose, onDone }: LetterEditorProps) {
  const showUndo = useArchiveUndo(read.letter.id, onDone);
  const numbers = useSignal<ArchivePreview | null>(null);
  const { busy, error, ask, mutate } = useMutation();
  const { id } = read.letter;
  const loadNumbers = async () => {
    numbers.value = await ask('letter.archive.preview', { id });
  };
  useEffect(() => void loadNumbers(), [id]);
  const reason = useSignal('');
  const lacking = useSignal(false);
  const unfinished = numbers.value ? unfinishedOf(numbers.value) : 0;
  const archive = async () => {
    lacking.value = reason.value.trim() === '';
    if (lacking.value) return;
    const done = await mutate('letter.archive', { id, unfinished, reason: reason.value.trim() });
    if (!done) return;
    showUndo(done.archived);
    onDone();
  };
  return (
    <Dialog title="เลิกใช้หนังสือฉบับนี้" onClose={onClose}>
      {numbers.value === null ? (
        error ? null : (
          <Skeleton heights={[120]} />
        )
      ) : (
        <>
          <ArchiveNumbers numbers={numbers.value} />
          <TextField
            id="archive-reason"
            label="เหตุผลที่เลิกใช้"
            rows={2}
            value={reason.value}
            wrong={lacking.value ? 'กรุณาระบุเหตุผล' : null}
            onInput={(text) => (reason.value = text)}
          />
        </>
      )}
      <ErrorBanner error={error} onReload={() => void loadNumbers()} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-state btn-main is-overdue"
          disabled={busy || numbers.value === null}
          onClick={() => void archive()}
        >
          เลิกใช้
          {unfinished > 0 ? ` ทั้งที่ยังไม่เสร็จ ${formatNumber(unfinished)} เรื่อง` : ''}
        </button>
      </div>
    </Dialog>
  );
}

/** Shows how many duties were archived, with a button that restores the letter. */
function useArchiveUndo(id: string, onRestored: () => void) {
  const { toast, api, cache } = useApp();
  const restore = async () => {
    await api.call('letter.restore', { id });
    cache.clear();
    onRestored();
  };
  return (archived: number) => {
    toast.value = {
      text: `เลิกใช้แล้ว ${formatNumber(archived)} เรื่อง`,
      undo: () => void restore(),
    };
  };
}

function unfinishedOf({ total, done }: ArchivePreview): number {
  return total - done;
}

function ArchiveNumbers({ numbers }: { numbers: ArchivePreview }) {
  const unfinished = unfinishedOf(numbers);
  return (
    <>
      <p>
        เรื่องที่เสร็จแล้ว {formatNumber(numbers.done)} จาก {formatNumber(numbers.total)} เรื่อง
        {unfinished > 0 ? ` ยังไม่เสร็จ ${formatNumber(unfinished)} เรื่อง` : ''}
      </p>
      <ul class="facts">
        <Count count={numbers.open} label="ยังอยู่ที่ผู้ส่ง" />
        <Count count={numbers.atDistrict} label="รออำเภอตรวจ" />
        <Count count={numbers.atProvince} label="รอจังหวัดตรวจ" />
      </ul>
      <p class="quiet">
        เลิกใช้แล้วไม่เตือน ไม่อยู่ในงานของใคร และไม่นับในภาพรวม แต่เปิดอ่านได้ทุกเรื่อง นำกลับมาใช้ได้
      </p>
    </>
  );
}

function Count({ count, label }: { count: number; label: string }) {
  return count === 0 ? null : (
    <li>
      <b>{formatNumber(count)}</b> {label}
    </li>
  );
}

function DiscardDialog({ read, onClose }: LetterEditorProps) {
  const { router, toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const discard = async () => {
    const done = await mutate('letter.discard', { id: read.letter.id });
    if (!done) return;
    toast.value = { text: 'ทิ้งร่างแล้ว' };
    router.go('/app/settings/letters', { replace: true });
  };
  return (
    <Dialog title="ทิ้งร่างหนังสือ" onClose={onClose}>
      <p>ร่างหนังสือปี {read.letter.fiscalYear} จะหายไป หนังสือที่ประกาศแล้วไม่เปลี่ยน</p>
      <ErrorBanner error={error} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-state btn-main is-overdue"
          disabled={busy}
          onClick={() => void discard()}
        >
          ทิ้งร่าง
        </button>
      </div>
    </Dialog>
  );
}

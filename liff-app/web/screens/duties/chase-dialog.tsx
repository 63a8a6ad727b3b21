import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Output } from '#contract/contract.ts';
import { formatTime } from '#domain/thai/date.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { useApp } from '#web/app-context.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { failureText } from '#web/messages.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Skeleton } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';

type Preview = Output<'chase.preview'>;

interface Props {
  ids: readonly string[];
  onClose: () => void;
  onSent: () => void;
}

/** ทวงถาม: shows what a reminder costs and whom it reaches before it is sent. */
export function ChaseDialog({ ids, onClose, onSent }: Props) {
  const { api, cache } = useApp();
  const batch = useMemo(() => crypto.randomUUID(), []);
  const preview = useSignal<Preview | null>(null);
  const { busy, error, ask, mutate } = useMutation();
  const { offer, showToast } = useUndo();
  const load = async () => {
    preview.value = await ask('chase.preview', { ids: [...ids] });
  };
  useEffect(() => void load(), []);
  const undo = async () => {
    const answer = await api.call('chase.undo', { id: batch });
    cache.clear();
    showToast(answer.ok ? 'เลิกทวงถามแล้ว ไม่มีข้อความออก' : failureText(answer.failure).title);
  };
  const send = async () => {
    const expected = preview.peek()?.messages ?? 0;
    const sent = await mutate('chase.send', { id: batch, ids: [...ids], expected });
    if (!sent) return;
    onClose();
    onSent();
    offer(`ทวงถาม ${formatNumber(sent.messages)} คน ข้อความออกในอีก 10 วินาที`, undo);
  };
  const seen = preview.value;
  return (
    <Dialog title={`ทวงถาม ${formatNumber(ids.length)} เรื่อง`} onClose={onClose}>
      {seen ? <ChaseEffect preview={seen} /> : error ? null : <Skeleton heights={[48, 96]} />}
      <ErrorBanner error={error} onReload={() => void load()} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || !seen || seen.messages === 0 || isShort(seen)}
          onClick={() => void send()}
        >
          <Icon name="bell" />
          {seen ? `ส่ง ${formatNumber(seen.messages)} ข้อความ` : 'ส่ง'}
        </button>
        <button type="button" class="btn" disabled={busy} onClick={onClose}>
          ยังไม่ส่ง
        </button>
      </div>
    </Dialog>
  );
}

function isShort({ left, messages }: Preview): boolean {
  return left !== null && left < messages;
}

function ChaseEffect({ preview }: { preview: Preview }) {
  const { messages, duties, names, left } = preview;
  return (
    <div class="chase-effect" role="status">
      {messages > 0 ? (
        <p>
          <b>
            ใช้ {formatNumber(messages)} ข้อความ ถึง {formatNumber(messages)} คน
          </b>{' '}
          คนละ 1 ข้อความ รวม {formatNumber(duties)} เรื่อง{whenText(preview)}
        </p>
      ) : (
        <p>
          <b>ไม่มีผู้ที่ทวงถามได้วันนี้</b>
        </p>
      )}
      {names.length > 0 ? <Names label="ส่งถึง" names={names} /> : null}
      {notes(preview).map((note) => (
        <p key={note} class="quiet">
          {note}
        </p>
      ))}
      {left === null ? null : (
        <p class={isShort(preview) ? 'wrong' : 'quiet'}>
          เดือนนี้เหลือ {formatNumber(left)} ข้อความ
          {isShort(preview) ? ' ไม่พอ กรุณาเลือกให้น้อยลง' : ''}
        </p>
      )}
    </div>
  );
}

const shownNames = 6;

function Names({ label, names }: { label: string; names: readonly string[] }) {
  const rest = names.length - shownNames;
  return (
    <p class="quiet">
      {label} {names.slice(0, shownNames).join(', ')}
      {rest > 0 ? ` และอีก ${formatNumber(rest)} คน` : ''}
    </p>
  );
}

/** The people who get no reminder, each with the reason. */
function notes({ unreached, toldToday, withoutHolder, notOwed }: Preview): string[] {
  const people = (names: readonly string[]): string =>
    names.length > shownNames
      ? `${names.slice(0, shownNames).join(', ')} และอีก ${names.length - shownNames} คน`
      : names.join(', ');
  return [
    ...(unreached.length > 0
      ? [`ส่งไม่ถึง ${unreached.length} คน (ยังไม่เพิ่มเพื่อนหรือบล็อกบัญชี): ${people(unreached)}`]
      : []),
    ...(toldToday.length > 0
      ? [`ทวงถามวันนี้แล้ว ${toldToday.length} คน (วันละ 1 ข้อความต่อคน): ${people(toldToday)}`]
      : []),
    ...(withoutHolder > 0 ? [`ยังไม่มีผู้รับผิดชอบในระบบ หรืออยู่ที่ท่านเอง ${withoutHolder} เรื่อง`] : []),
    ...(notOwed > 0 ? [`ไม่ต้องทวงถาม ${notOwed} เรื่อง (ส่งแล้ว ยกเว้น หรือยังไม่เปิด)`] : []),
  ];
}

/** Says the time when the message waits for the send window. */
function whenText({ nextSendAt }: Preview): string {
  const at = new Date(nextSendAt);
  const isSoon = at.getTime() - Date.now() < 60_000;
  return isSoon ? '' : ` ออก ${dayText(bangkokDayOf(nextSendAt), 'dayMonth')} ${formatTime(at)}`;
}

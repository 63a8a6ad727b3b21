import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { isDay } from '#domain/calendar.ts';
import { meetingLimits } from '#domain/meeting/meeting-limits.ts';
import { meetingPlanSchema } from '#domain/meeting/planned-meeting.ts';
import { formatTime } from '#domain/thai/date.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useResource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { TimePickers } from '#web/controls/time.tsx';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { Meeting } from '#web/parts/meeting-link.tsx';
import { DateField, TextField } from '../settings/fields.tsx';

interface Props {
  centre: { id: string; label: string };
  /** The meeting that is changed; without it a new one is announced. */
  meeting?: Meeting;
  onClose: () => void;
  onDone: () => void;
}

/** Announces a meeting, or changes it: day, time and place, and who will be told. */
export function PlanDialog({ centre, meeting, onClose, onDone }: Props) {
  const { session, toast } = useApp();
  const id = useMemo(() => crypto.randomUUID(), []);
  const plan = useSignal({
    on: meeting?.on ?? '',
    startAt: meeting?.startAt ?? '',
    place: meeting?.place ?? '',
  });
  const tried = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const { on, startAt, place } = plan.value;
  const set = (part: Partial<typeof plan.value>) => (plan.value = { ...plan.peek(), ...part });
  const today = session.state.value.kind === 'ready' ? session.state.value.me.today : null;
  const wrong = (isWrong: boolean, text: string) => (tried.value && isWrong ? text : null);
  const send = async () => {
    tried.value = true;
    const parsed = meetingPlanSchema.safeParse({ on, startAt, place });
    if (!parsed.success) return;
    const answer = meeting
      ? await mutate('meeting.change', {
          id: meeting.id,
          sequence: meeting.sequence,
          plan: parsed.data,
        })
      : await mutate('meeting.plan', { centre: centre.id, id, plan: parsed.data });
    if (!answer) return;
    toast.value = { text: doneText(answer.told, meeting !== undefined) };
    onDone();
  };
  if (today === null) return null;
  return (
    <Dialog title={`${meeting ? 'เปลี่ยนนัดประชุม' : 'นัดประชุม'} ${centre.label}`} onClose={onClose}>
      <DateField
        id="meeting-day"
        label="วันประชุม"
        value={on}
        today={today}
        wrong={wrong(!isDay(on), 'กรุณาเลือกวัน เดือน และปี')}
        onChange={(value) => set({ on: value })}
      />
      <fieldset>
        <legend class="label">เวลาเริ่ม</legend>
        <TimePickers
          id="meeting-time"
          value={startAt}
          wrong={wrong(startAt.length < 5, '') !== null}
          onChange={(value) => set({ startAt: value })}
        />
        {wrong(startAt.length < 5, '') === null ? null : (
          <p class="wrong">
            <Icon name="overdue" small />
            กรุณาเลือกเวลาเริ่มประชุม
          </p>
        )}
      </fieldset>
      <TextField
        id="meeting-place"
        label="สถานที่"
        value={place}
        maxLength={meetingLimits.place}
        wrong={wrong(place.trim() === '', 'กรุณากรอกสถานที่ เช่น ศาลากลางบ้าน หมู่ 3')}
        onInput={(value) => set({ place: value })}
      />
      <Readers centre={centre.id} />
      <ErrorBanner error={error} onReload={onDone} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          <Icon name="send" />
          {meeting ? 'แจ้งนัดใหม่' : 'แจ้งนัดประชุม'}
        </button>
        <button type="button" class="btn" disabled={busy} onClick={onClose}>
          ยังไม่แจ้ง
        </button>
      </div>
    </Dialog>
  );
}

function doneText(told: number, isChange: boolean): string {
  const what = isChange ? 'เปลี่ยนนัดประชุมแล้ว' : 'นัดประชุมแล้ว';
  return told === 0 ? `${what} ไม่มีผู้ที่ต้องแจ้ง` : `${what} กำลังแจ้ง ${formatNumber(told)} คน`;
}

/** How many people hear of it and when, and who must be told in another way. */
function Readers({ centre }: { centre: string }) {
  const read = useResource('meeting.preview', { centre });
  if (read.state.kind !== 'ready') return <p class="quiet">กำลังดูว่าแจ้งใครได้บ้าง</p>;
  const { people, unreached, left, nextSendAt } = read.state.data;
  const when = `${dayText(bangkokDayOf(nextSendAt), 'dayMonth')} ${formatTime(new Date(nextSendAt))}`;
  const isShort = left !== null && left < people;
  return (
    <div class="quiet" role="status">
      {people === 0 ? (
        <p>ยังไม่มีผู้รับข้อความทาง LINE ระบบเก็บนัดไว้ให้</p>
      ) : (
        <p>
          แจ้งทาง LINE {formatNumber(people)} คน ออก {when} และเตือนก่อน 3 วันและ 1 วัน
        </p>
      )}
      {isShort ? <p>ข้อความของเดือนนี้เหลือ {formatNumber(left)} ข้อความ ที่ไม่พอจะส่งเมื่อมีเพิ่ม</p> : null}
      {unreached.length > 0 ? <p>ต้องบอกเอง {unreached.join(', ')}</p> : null}
    </div>
  );
}

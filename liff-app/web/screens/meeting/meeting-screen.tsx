import { useSignal } from '@preact/signals';
import { googleCalendarUrl } from '#domain/meeting/google-calendar.ts';
import { maxReason, meetingTimeText } from '#domain/meeting/planned-meeting.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useResource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { DateBadge } from '#web/parts/date-badge.tsx';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { Meeting } from '#web/parts/meeting-link.tsx';
import { TextDialog } from '#web/parts/text-dialog.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { PlanDialog } from './plan-dialog.tsx';

/** One meeting: when and where, its calendar file, and for those who call it its change and end. */
export function Screen({ params }: ScreenProps) {
  const read = useResource('meeting.read', { id: params['id'] ?? '' });
  const meeting = read.state.kind === 'ready' ? read.state.data : null;
  const centre = meeting ? `/app/centres/${encodeURIComponent(meeting.centre.id)}` : '/app/centres';
  return (
    <>
      <TaskHeader title="นัดประชุม" sub={meeting?.centre.label ?? ''} back={centre} />
      <main>
        <ResourceView resource={read} heights={[88, 48, 48]}>
          {(data) => (
            <div class="page narrow">
              <Times meeting={data} />
              {data.cancelled || data.isOver ? null : <Calendars meeting={data} />}
              {data.mayPlan && !data.isOver ? (
                <Decisions meeting={data} onDone={() => void read.reload()} />
              ) : null}
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function Times({ meeting }: { meeting: Meeting }) {
  const { on, place, cancelled, isOver } = meeting;
  return (
    <>
      {cancelled ? (
        <Banner tint="is-overdue" icon="closed">
          ยกเลิกแล้ว เหตุผล: {cancelled.reason}
        </Banner>
      ) : isOver ? (
        <Banner tint="is-closed" icon="history">
          วันประชุมผ่านไปแล้ว
        </Banner>
      ) : null}
      <div class="day">
        <DateBadge day={on} tint={cancelled ? 'is-closed' : 'is-draft'} />
        <div>
          <h2>{meetingTimeText(meeting)}</h2>
          <p>{place === '' ? 'ยังไม่ระบุสถานที่' : place}</p>
        </div>
      </div>
    </>
  );
}

function Calendars({ meeting }: { meeting: Meeting }) {
  const title = `ประชุมคณะกรรมการ ${meeting.centre.label}`;
  return (
    <div class="begin">
      <DownloadButton
        file={{ kind: 'meeting', id: meeting.id }}
        label="ใส่ปฏิทินในเครื่อง"
        icon="calendar"
        note="เปิดแล้วกดบันทึกลงปฏิทิน ถ้านัดเปลี่ยน ให้เปิดไฟล์ใหม่อีกครั้ง ปฏิทินจะเลื่อนนัดเดิมให้"
        opens="เปิดไฟล์ปฏิทิน (.ics)"
      />
      <a class="btn" target="_blank" rel="noopener" href={googleCalendarUrl({ ...meeting, title })}>
        <Icon name="open" />
        ใส่ปฏิทิน Google
      </a>
    </div>
  );
}

function Decisions({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const { toast } = useApp();
  const open = useSignal<'change' | 'cancel' | null>(null);
  const { busy, error, mutate } = useMutation();
  const { id, sequence, centre, cancelled } = meeting;
  const close = () => (open.value = null);
  const done = () => {
    close();
    onDone();
  };
  const restore = async () => {
    if (!(await mutate('meeting.restore', { id }))) return;
    toast.value = { text: 'กลับมานัดประชุมตามเดิมแล้ว' };
    onDone();
  };
  const cancel = async (reason: string) => {
    if (!(await mutate('meeting.cancel', { id, sequence, reason }))) return;
    toast.value = { text: 'ยกเลิกนัดแล้ว กำลังแจ้งผู้ที่ทราบนัด', undo: () => void restore() };
    done();
  };
  if (cancelled)
    return (
      <>
        <ErrorBanner error={error} onReload={onDone} />
        <div class="begin">
          <button type="button" class="btn" disabled={busy} onClick={() => void restore()}>
            <Icon name="returned" />
            กลับมานัดตามเดิม
          </button>
        </div>
      </>
    );
  return (
    <>
      <div class="begin">
        <button type="button" class="btn" onClick={() => (open.value = 'change')}>
          <Icon name="draft" />
          เปลี่ยนวัน เวลา หรือสถานที่
        </button>
        <button type="button" class="btn" onClick={() => (open.value = 'cancel')}>
          <Icon name="close" />
          ยกเลิกนัด
        </button>
      </div>
      {open.value === 'change' ? (
        <PlanDialog centre={centre} meeting={meeting} onClose={close} onDone={done} />
      ) : null}
      {open.value === 'cancel' ? (
        <TextDialog
          title="ยกเลิกนัดประชุม"
          label="เหตุผลที่ผู้รับจะเห็น"
          action="ยกเลิกนัด"
          maxLength={maxReason}
          missing="กรุณาระบุเหตุผล"
          busy={busy}
          error={error}
          onSend={(reason) => void cancel(reason)}
          onClose={close}
        />
      ) : null}
    </>
  );
}

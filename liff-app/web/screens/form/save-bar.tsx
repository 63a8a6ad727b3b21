import type { Day } from '#domain/calendar.ts';
import type { ComponentChildren } from 'preact';
import { formatTime } from '#domain/thai/date.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import type { SaveStatus } from '#web/sync/sync-queue.ts';
import type { FormStore } from './form-store.ts';
import type { QueuedFile } from '#web/sync/upload-queue.ts';
import { Foot } from '#web/parts/foot.tsx';

interface SaveMessage {
  tint: string;
  icon: IconName;
  label: string;
  small: string;
}

/** 10.42 น., with the day when it is not today. */
function savedTime(savedAt: string, today: Day): string {
  const time = formatTime(new Date(savedAt));
  const day = bangkokDayOf(savedAt);
  return day === today ? time : `${dayText(day, 'dayMonth')} ${time}`;
}

interface SaveFacts {
  online: boolean;
  today: Day;
  /** Files of the answers that the server does not have yet. */
  files: readonly QueuedFile[];
}

const waiting = {
  signal: 'เปิดหน้านี้เมื่อมีสัญญาณ',
  server: 'ระบบจะลองส่งอีกครั้งเอง',
  signIn: 'เข้าใช้งานใหม่ ระบบจะส่งให้',
  smaller: 'ข้อความยาวเกินส่งได้ กรุณาย่อ',
} as const;

function saveMessage(status: SaveStatus, facts: SaveFacts): SaveMessage {
  const { online, today, files } = facts;
  switch (status.kind) {
    case 'idle':
      return { tint: 'is-closed', icon: 'saved', label: 'บันทึกให้เอง', small: 'เมื่อเริ่มกรอก' };
    case 'saving':
      return online
        ? { tint: 'is-draft', icon: 'saved', label: 'กำลังบันทึก', small: 'อยู่ในเครื่องแล้ว' }
        : saveMessage({ kind: 'local' }, facts);
    case 'saved':
      if (files.length > 0)
        return online ? filesMessage(files) : saveMessage({ kind: 'local' }, facts);
      return {
        tint: 'is-done',
        icon: 'saved',
        label: 'บันทึกแล้ว',
        small: savedTime(status.at, today),
      };
    case 'local':
      return {
        tint: 'is-draft',
        icon: 'device',
        label: 'เก็บในเครื่องแล้ว',
        small: waiting[status.waitsFor ?? 'signal'],
      };
    case 'refused':
      return { tint: 'is-overdue', icon: 'overdue', label: 'บันทึกไม่ได้', small: status.reason };
  }
}

function filesMessage(files: readonly QueuedFile[]): SaveMessage {
  const small = `เหลือ ${files.length} ไฟล์`;
  return files.some((file) => file.state === 'failed')
    ? { tint: 'is-overdue', icon: 'overdue', label: 'ยังส่งไฟล์ไม่ได้', small }
    : { tint: 'is-draft', icon: 'sending', label: 'กำลังส่งไฟล์', small };
}

/** On the left: what is saved and where, or why not. On the right: the next step’s button. */
export function SaveBar({
  store,
  online,
  children,
}: {
  store: FormStore;
  online: boolean;
  children: ComponentChildren;
}) {
  const { tint, icon, label, small } = saveMessage(store.draftSync.status.value, {
    online,
    today: store.ctx.today,
    files: store.unsyncedFiles.value,
  });
  return (
    <Foot>
      <div class={`saved ${tint}`} role="status">
        <Icon name={icon} />
        <span>
          {label}
          <small>{small}</small>
        </span>
      </div>
      {children}
    </Foot>
  );
}

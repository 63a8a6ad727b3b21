import type { Day } from '#domain/calendar.ts';
import type { ComponentChildren } from 'preact';
import { formatTime } from '#domain/thai/date.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import type { SaveStatus } from '#web/sync/sync-queue.ts';
import type { FormStore } from './form-store.ts';
import type { QueuedFile } from '#web/sync/upload-queue.ts';

interface SaveMessage {
  tint: string;
  icon: IconName;
  word: string;
  small: string;
}

/** 10:42 น.; with the day when it was not today. */
function whenSaved(at: string, today: Day): string {
  const time = formatTime(new Date(at));
  return bangkokDayOf(at) === today ? time : `${dayText(bangkokDayOf(at), 'dayMonth')} ${time}`;
}

interface At {
  online: boolean;
  today: Day;
  /** Answered with, and still on this phone only. */
  files: readonly QueuedFile[];
}

function saveMessage(word: SaveStatus, at: At): SaveMessage {
  const { online, today, files } = at;
  switch (word.kind) {
    case 'idle':
      return { tint: 'is-closed', icon: 'saved', word: 'บันทึกให้เอง', small: 'เมื่อเริ่มกรอก' };
    case 'saving':
      return online
        ? { tint: 'is-draft', icon: 'saved', word: 'กำลังบันทึก', small: 'อยู่ในเครื่องแล้ว' }
        : saveMessage({ kind: 'local' }, at);
    case 'saved':
      if (files.length > 0) return online ? saidOfFiles(files) : saveMessage({ kind: 'local' }, at);
      return {
        tint: 'is-done',
        icon: 'saved',
        word: 'บันทึกแล้ว',
        small: whenSaved(word.at, today),
      };
    case 'local':
      return { tint: 'is-draft', icon: 'device', word: 'บันทึกในเครื่อง', small: 'มีสัญญาณแล้วส่งเอง' };
    case 'refused':
      return { tint: 'is-overdue', icon: 'overdue', word: 'บันทึกไม่ได้', small: word.reason };
  }
}

function saidOfFiles(files: readonly QueuedFile[]): SaveMessage {
  const small = `เหลือ ${files.length} ไฟล์`;
  return files.some((file) => file.state === 'failed')
    ? { tint: 'is-overdue', icon: 'overdue', word: 'ไฟล์ยังไม่ไป', small }
    : { tint: 'is-draft', icon: 'sending', word: 'กำลังส่งไฟล์', small };
}

/** Left: what is saved, where, or why not. Right: the way on. */
export function SaveBar({
  store,
  online,
  children,
}: {
  store: FormStore;
  online: boolean;
  children: ComponentChildren;
}) {
  const { tint, icon, word, small } = saveMessage(store.saver.word.value, {
    online,
    today: store.ctx.today,
    files: store.unsentFiles.value,
  });
  return (
    <footer class="foot">
      <div class={`saved ${tint}`} role="status">
        <Icon name={icon} />
        <span>
          {word}
          <small>{small}</small>
        </span>
      </div>
      {children}
    </footer>
  );
}

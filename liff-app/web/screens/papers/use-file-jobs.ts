import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Output } from '#contract/contract.ts';
import type { LongFile } from '#domain/files/long-file.ts';
import { isUnderWay } from '#domain/files/long-file.ts';
import { useApp } from '#web/app-context.ts';
import { failureText } from '#web/messages.ts';

export type FileJob = Output<'fileJob.start'>;

const pollMs = 1_500;

export interface FileJobs {
  jobs: readonly FileJob[];
  /** Says which file has just begun or ended, for a screen reader. */
  told: string;
  /** The file that is being requested now. */
  asking: LongFile | null;
  start: (file: LongFile) => Promise<FileJob | null>;
  cancel: (job: FileJob) => Promise<void>;
}

/** The person’s files that are being made. Their progress is read regularly while the page is shown. */
export function useFileJobs(): FileJobs {
  const { api, toast } = useApp();
  const jobs = useSignal<readonly FileJob[]>([]);
  const told = useSignal('');
  const asking = useSignal<LongFile | null>(null);
  const show = (next: readonly FileJob[]): void => {
    const before = new Map(jobs.peek().map(({ id, state }) => [id, state]));
    const ended = next.find(({ id, state }) => {
      const earlier = before.get(id);
      return earlier !== undefined && isUnderWay(earlier) && !isUnderWay(state);
    });
    if (ended) told.value = `${ended.title} ${endText(ended)}`;
    jobs.value = next;
  };
  const read = async (): Promise<void> => {
    const answer = await api.call('fileJobs.list', {});
    if (answer.ok) show(answer.value.jobs);
  };
  const isWaiting = jobs.value.some(({ state }) => isUnderWay(state));
  useEffect(() => {
    void read();
  }, []);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) void read();
    }, pollMs);
    return () => clearInterval(timer);
  }, [isWaiting]);
  const say = (failure: Parameters<typeof failureText>[0]): void => {
    toast.value = { text: failureText(failure).text };
  };
  return {
    jobs: jobs.value,
    told: told.value,
    asking: asking.value,
    start: async (file) => {
      asking.value = file;
      const answer = await api.call('fileJob.start', { id: crypto.randomUUID(), file });
      asking.value = null;
      if (!answer.ok) {
        say(answer.failure);
        return null;
      }
      const started = answer.value;
      if (isUnderWay(started.state)) told.value = `กำลังจัดทำ ${started.title}`;
      show([started, ...jobs.peek().filter(({ id }) => id !== started.id)]);
      return started;
    },
    cancel: async ({ id }) => {
      const answer = await api.call('fileJob.cancel', { id });
      if (!answer.ok) say(answer.failure);
      await read();
    },
  };
}

export function endText({ state }: Pick<FileJob, 'state'>): string {
  return state === 'done' ? 'พร้อมดาวน์โหลดแล้ว' : 'จัดทำไม่สำเร็จ';
}

import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { thaiBytes } from '#domain/limits.ts';
import { isUnderWay } from '#domain/files/long-file.ts';
import { useApp } from '#web/app-context.ts';
import { failureText } from '#web/messages.ts';
import { DownloadLink } from '#web/parts/download-link.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { FileJob, FileJobs } from './use-file-jobs.ts';

/** ไฟล์ที่จัดทำ: files that take longer to make, with their progress. Finished files stay for a day. */
export function FileJobList({ files }: { files: FileJobs }) {
  const { jobs, told, asking } = files;
  return (
    <>
      <p class="sr-only" role="status">
        {told}
      </p>
      {jobs.length > 0 || asking ? (
        <section class="panel file-jobs" aria-labelledby="file-jobs-title">
          <header>
            <h2 id="file-jobs-title">ไฟล์ที่ขอไว้</h2>
            <p>เก็บไว้ 1 วัน</p>
          </header>
          <ul>
            {asking ? (
              <li>
                <span>
                  <progress aria-label="กำลังเตรียมไฟล์" />
                  <small>กำลังเตรียมไฟล์ ไฟล์เล็กพร้อมในไม่กี่วินาที</small>
                </span>
              </li>
            ) : null}
            {jobs.map((job) => (
              <li key={job.id}>
                <Row job={job} files={files} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Row({ job, files }: { job: FileJob; files: FileJobs }) {
  if (isUnderWay(job.state)) return <UnderWay job={job} onCancel={() => files.cancel(job)} />;
  if (job.state === 'failed') return <Failed job={job} onRetry={() => files.start(job.file)} />;
  return <Done job={job} />;
}

/** What the progress counts. */
const units = { bundle: 'ไฟล์', year: 'แถว', paper: 'ขั้น' } as const;

function UnderWay({ job, onCancel }: { job: FileJob; onCancel: () => Promise<void> }) {
  const { title, done, total } = job;
  const busy = useSignal(false);
  const text =
    total === null ? 'กำลังเตรียมข้อมูล' : `จัดทำแล้ว ${done} จาก ${total} ${units[job.file.kind]}`;
  const cancel = async () => {
    busy.value = true;
    await onCancel();
    busy.value = false;
  };
  return (
    <>
      <span>
        <b>{title}</b>
        <progress aria-label={title} {...(total === null ? {} : { value: done, max: total })} />
        <small>{text} ออกจากหน้านี้ได้ งานทำต่อเอง</small>
      </span>
      <button
        type="button"
        class="btn btn-small"
        aria-label={`ยกเลิก ${title}`}
        disabled={busy.value}
        onClick={() => void cancel()}
      >
        ยกเลิก
      </button>
    </>
  );
}

function Failed({ job, onRetry }: { job: FileJob; onRetry: () => Promise<unknown> }) {
  return (
    <>
      <span>
        <b>{job.title}</b>
        <small class="is-overdue">
          <Icon name="overdue" small />
          {job.problem}
        </small>
      </span>
      <button
        type="button"
        class="btn btn-small"
        aria-label={`ลองอีกครั้ง ${job.title}`}
        onClick={() => void onRetry()}
      >
        <Icon name="refresh" small />
        ลองอีกครั้ง
      </button>
    </>
  );
}

function Done({ job }: { job: FileJob }) {
  const { api, toast } = useApp();
  const link = useSignal<Output<'file.link'> | null>(null);
  const open = async () => {
    const answer = await api.call('file.link', { file: { kind: 'made', job: job.id } });
    if (answer.ok) link.value = answer.value;
    else toast.value = { text: failureText(answer.failure).text };
  };
  return (
    <>
      <span>
        <b>{job.title}</b>
        <small class="is-done">
          <Icon name="done" small />
          พร้อมแล้ว {thaiBytes(job.bytes ?? 0)}
        </small>
      </span>
      <button
        type="button"
        class="btn btn-small btn-main"
        aria-label={`ดาวน์โหลด ${job.title}`}
        onClick={() => void open()}
      >
        <Icon name="export" small />
        ดาวน์โหลด
      </button>
      {link.value ? (
        <DownloadLink
          link={link.value}
          note={job.title}
          opens="เปิดไฟล์"
          lives="1 วัน หากขาดตอน เปิดลิงก์เดิมเพื่อรับส่วนที่เหลือ"
          onClose={() => (link.value = null)}
        />
      ) : null}
    </>
  );
}

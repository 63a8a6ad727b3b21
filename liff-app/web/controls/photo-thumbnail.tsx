import type { AttachmentRef } from '#domain/fields/attachments.ts';
import { Icon } from '../parts/icon.tsx';
import { mayPass } from '../api/api.ts';
import { attachmentUrl } from '../api/upload.ts';
import { useFieldContext } from './control.ts';
import type { QueuedFile } from '../sync/upload-queue.ts';

type UploadStyle = { tint: string; icon: 'done' | 'sending' | 'overdue'; label: string };

function styleOf(file: QueuedFile | undefined, arrived: boolean): UploadStyle {
  if (!file)
    return arrived
      ? { tint: 'is-done', icon: 'done', label: 'ส่งแล้ว' }
      : { tint: 'is-overdue', icon: 'overdue', label: 'ยังไม่ได้ส่ง' };
  if (file.state === 'sent') return { tint: 'is-done', icon: 'done', label: 'ส่งแล้ว' };
  if (file.state === 'failed') return { tint: 'is-overdue', icon: 'overdue', label: 'ยังส่งไม่ได้' };
  return {
    tint: 'is-draft',
    icon: 'sending',
    label: file.state === 'waiting' ? 'รอส่ง' : `กำลังส่ง ${file.percent}%`,
  };
}

interface Props {
  file: AttachmentRef;
  name: string;
  onRemove: () => void;
}

/** One photo with its own state, progress and retry. */
export function PhotoThumbnail({ file, name, onRemove }: Props) {
  const { photos, attachments } = useFieldContext();
  const queued = photos.files.value.get(file.id);
  const uploadStyle = styleOf(queued, file.id in attachments);
  const isPdf = (queued?.type ?? attachments[file.id]?.type) === 'application/pdf';
  const lost = !queued && !(file.id in attachments);
  return (
    <>
      <figure class={queued?.state === 'sending' ? 'busy' : ''}>
        <span class="frame-pic">
          {isPdf || lost ? (
            <span class="pic paper">
              <Icon name="file" />
              {file.name}
            </span>
          ) : (
            <img
              class="pic"
              alt={name}
              loading="lazy"
              src={queued?.url ?? attachmentUrl(file.id, 'thumb')}
            />
          )}
          {queued?.state === 'sending' ? (
            <UploadMeter name={name} percent={queued.percent} />
          ) : null}
          <button type="button" class="drop" aria-label={`นำ${name}ออก`} onClick={onRemove}>
            <Icon name="close" small />
          </button>
        </span>
        <figcaption class={uploadStyle.tint}>
          <Icon name={uploadStyle.icon} small />
          {uploadStyle.label}
        </figcaption>
      </figure>
      {queued?.state === 'failed' ? (
        <FailedUpload
          name={name}
          failure={queued.failure}
          onRetry={() => photos.retry(file.id)}
          onRemove={onRemove}
        />
      ) : null}
      {lost ? (
        <div class="retry">
          <p>{name} เลือกไว้จากเครื่องอื่นและยังส่งไม่ถึง กรุณาแนบใหม่จากเครื่องนี้</p>
        </div>
      ) : null}
    </>
  );
}

function UploadMeter({ name, percent }: { name: string; percent: number }) {
  return (
    <span
      class="meter"
      role="progressbar"
      aria-label={`กำลังส่ง${name}`}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}

interface FailedUploadProps {
  name: string;
  failure: QueuedFile['failure'];
  onRetry: () => void;
  onRemove: () => void;
}

/** A file that the server refuses is removed, because sending it again cannot help. */
function FailedUpload({ name, failure, onRetry, onRemove }: FailedUploadProps) {
  const retryHelps = failure === null || mayPass(failure);
  return (
    <div class="retry" role="status">
      <p>
        {name} ยังส่งไม่ได้ {failure?.kind === 'problem' ? failure.problem.title : 'ไฟล์ยังอยู่ในเครื่อง'}
      </p>
      <button type="button" class="btn btn-small" onClick={retryHelps ? onRetry : onRemove}>
        <Icon name={retryHelps ? 'refresh' : 'close'} />
        {retryHelps ? 'ลองส่งใหม่' : `นำ${name}ออก`}
      </button>
    </div>
  );
}

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { AttachmentView } from '#contract/contract.ts';
import { messages } from '#web/messages.ts';
import { Icon } from '#web/parts/icon.tsx';
import { attachmentUrl } from '#web/api/upload.ts';

interface Props {
  ids: readonly string[];
  label: string;
  attachments: Readonly<Record<string, AttachmentView>>;
}

/**
 * Thumbnails. A tap shows the photo full screen, and a second tap magnifies it. PDFs open in the browser.
 */
export function PhotosView({ ids, label, attachments }: Props) {
  const shown = useSignal<string | null>(null);
  return (
    <div class="pages">
      {ids.map((id, index) => {
        const name = `${label} ${index + 1}`;
        const isPdf = attachments[id]?.type === 'application/pdf';
        const title = attachments[id]?.name ?? 'ไฟล์ PDF';
        return (
          <figure key={id}>
            {isPdf ? (
              <a
                href={attachmentUrl(id)}
                target="_blank"
                rel="noreferrer"
                aria-label={`เปิดไฟล์ ${title}`}
              >
                <span class="file">
                  <Icon name="file" />
                </span>
              </a>
            ) : (
              <button type="button" aria-label={`ขยาย${name}`} onClick={() => (shown.value = id)}>
                <img src={attachmentUrl(id, 'thumb')} alt={name} loading="lazy" />
              </button>
            )}
            <figcaption>{isPdf ? title : `รูปที่ ${index + 1}`}</figcaption>
          </figure>
        );
      })}
      {shown.value ? (
        <Zoom src={attachmentUrl(shown.value)} alt={label} onClose={() => (shown.value = null)} />
      ) : null}
    </div>
  );
}

function Zoom({ src, alt, onClose }: { src: string; alt: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const big = useSignal(false);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="zoom"
      aria-label={alt}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="stage">
        <img class={big.value ? 'big' : ''} src={src} alt={alt} />
      </div>
      <div class="bar">
        <button
          type="button"
          aria-label={big.value ? 'ย่อ' : 'ขยาย'}
          onClick={() => (big.value = !big.value)}
        >
          <Icon name={big.value ? 'minus' : 'plus'} />
        </button>
        <button type="button" aria-label={messages.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
    </dialog>
  );
}

import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import type { FileRequest } from '#contract/files.ts';
import { useApp } from '../app-context.ts';
import { failureText } from '../messages.ts';
import { Icon } from './icon.tsx';
import { Dialog } from './dialog.tsx';

type Link = Output<'file.link'>;

interface Props {
  file: FileRequest;
  label: string;
  /** What the file contains, shown before it is opened. */
  note: string;
  small?: boolean;
  /** The kind of file, in the words of the link. */
  kind?: 'Excel' | 'CSV';
}

/**
 * Downloads a file. LIFF cannot save files, so the link opens in the phone's browser.
 * The person taps the link, because a pop-up blocker would stop one opened by code.
 */
export function DownloadButton({ file, label, note, small = false, kind = 'Excel' }: Props) {
  const { api, toast } = useApp();
  const busy = useSignal(false);
  const link = useSignal<Link | null>(null);
  const ask = async () => {
    busy.value = true;
    const answer = await api.call('file.link', { file });
    busy.value = false;
    if (answer.ok) link.value = answer.value;
    else toast.value = { text: failureText(answer.failure).text };
  };
  return (
    <>
      <button
        type="button"
        class={small ? 'btn btn-small' : 'btn'}
        disabled={busy.value}
        onClick={() => void ask()}
      >
        <Icon name="export" />
        {label}
      </button>
      {link.value ? (
        <Ready link={link.value} note={note} kind={kind} onClose={() => (link.value = null)} />
      ) : null}
    </>
  );
}

function Ready({
  link,
  note,
  kind,
  onClose,
}: Pick<Props, 'note' | 'kind'> & { link: Link; onClose: () => void }) {
  return (
    <Dialog title="ไฟล์พร้อมแล้ว" onClose={onClose}>
      <p>{note}</p>
      <a
        class="btn btn-main btn-wide space-above"
        href={link.url}
        target="_blank"
        rel="noopener"
        onClick={onClose}
      >
        <Icon name="open" />
        เปิดไฟล์ {kind}
      </a>
      <p class="quiet pad-above-small">เปิดในเบราว์เซอร์ของเครื่อง ลิงก์ใช้ได้ 10 นาที</p>
    </Dialog>
  );
}

import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import type { FileRequest } from '#contract/files.ts';
import { useApp } from '../app-context.ts';
import { failureText } from '../messages.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Dialog } from './dialog.tsx';

type Link = Output<'file.link'>;

interface Props {
  /** The file, or how it is made first; null when that failed and was said. */
  file: FileRequest | (() => Promise<FileRequest | null>);
  label: string;
  /** What the file contains, shown before it is opened. */
  note: string;
  /** What the link is called. */
  opens?: string;
  small?: boolean;
  main?: boolean;
  icon?: IconName;
}

/**
 * Downloads a file. LIFF cannot save files, so the link opens in the phone's browser.
 * The person taps the link, because a pop-up blocker would stop one opened by code.
 */
export function DownloadButton({
  file,
  label,
  note,
  opens = 'เปิดไฟล์ Excel',
  small = false,
  main = false,
  icon = 'export',
}: Props) {
  const { api, toast } = useApp();
  const busy = useSignal(false);
  const link = useSignal<Link | null>(null);
  const ask = async () => {
    busy.value = true;
    const wanted = typeof file === 'function' ? await file() : file;
    const answer = wanted && (await api.call('file.link', { file: wanted }));
    busy.value = false;
    if (!answer) return;
    if (answer.ok) link.value = answer.value;
    else toast.value = { text: failureText(answer.failure).text };
  };
  return (
    <>
      <button
        type="button"
        class={['btn', small && 'btn-small', main && 'btn-main'].filter(Boolean).join(' ')}
        disabled={busy.value}
        onClick={() => void ask()}
      >
        <Icon name={icon} />
        {label}
      </button>
      {link.value ? (
        <Ready link={link.value} note={note} opens={opens} onClose={() => (link.value = null)} />
      ) : null}
    </>
  );
}

interface ReadyProps {
  link: Link;
  note: string;
  opens: string;
  onClose: () => void;
}

function Ready({ link, note, opens, onClose }: ReadyProps) {
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
        {opens}
      </a>
      <p class="quiet pad-above-small">เปิดในเบราว์เซอร์ของเครื่อง ลิงก์ใช้ได้ 10 นาที</p>
    </Dialog>
  );
}

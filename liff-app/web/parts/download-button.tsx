import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import type { FileRequest } from '#contract/files.ts';
import { useApp } from '../app-context.ts';
import { failureText } from '../messages.ts';
import { DownloadLink } from './download-link.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

type Link = Output<'file.link'>;

interface Props {
  /** Returns the file, after making it if needed. Null when that failed and the person was told. */
  file: FileRequest | (() => Promise<FileRequest | null>);
  label: string;
  /** Text that says what the file contains, shown before it is opened. */
  note: string;
  /** The label of the link. */
  opens?: string;
  small?: boolean;
  main?: boolean;
  icon?: IconName;
}

/** Requests a link to a file and shows it. */
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
        <DownloadLink
          link={link.value}
          note={note}
          opens={opens}
          onClose={() => (link.value = null)}
        />
      ) : null}
    </>
  );
}

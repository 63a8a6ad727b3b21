import type { Output } from '#contract/contract.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';

interface Props {
  link: Output<'file.link'>;
  note: string;
  opens: string;
  /** The time until which the link can be opened. */
  lives?: string;
  onClose: () => void;
}

/**
 * A file that is ready. LIFF cannot save files, so the link opens in the phone’s browser. The person must
 * tap it, because a pop-up blocker would stop a link opened by code.
 */
export function DownloadLink({ link, note, opens, lives = '10 นาที', onClose }: Props) {
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
      <p class="quiet pad-above-small">เปิดในเบราว์เซอร์ของเครื่อง ลิงก์ใช้ได้ {lives}</p>
    </Dialog>
  );
}

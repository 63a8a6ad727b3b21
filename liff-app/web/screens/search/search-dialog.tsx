import { useEffect, useRef } from 'preact/hooks';
import type { Me } from '#contract/contract.ts';
import { SearchPanel } from './search-panel.tsx';

/** The search over the screen on wide screens. Esc closes it and the focus goes back to where it was. */
export function SearchDialog({ me, onClose }: { me: Me; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      // While it is open, all outside of it refuses the focus.
      shown?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="seekbox"
      aria-label="ค้นหา"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="seek-body">
        <SearchPanel me={me} wide onClose={onClose} />
      </div>
    </dialog>
  );
}

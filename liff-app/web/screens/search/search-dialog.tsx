import type { Me } from '#contract/contract.ts';
import { useModal } from '#web/parts/use-modal.ts';
import { SearchPanel } from './search-panel.tsx';

/** The search as a dialog, on wide screens. */
export function SearchDialog({ me, onClose }: { me: Me; onClose: () => void }) {
  const modal = useModal(onClose);
  return (
    <dialog {...modal} class="seekbox" aria-label="ค้นหา">
      <div class="seek-body">
        <SearchPanel me={me} wide onClose={onClose} />
      </div>
    </dialog>
  );
}

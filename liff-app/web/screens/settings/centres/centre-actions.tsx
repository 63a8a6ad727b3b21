import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import type { Centres } from './centres-read.ts';
import { CloseCentreDialog } from './close-centre-dialog.tsx';
import { RenameCentreDialog } from './rename-centre-dialog.tsx';
import { ReopenCentreDialog } from './reopen-centre-dialog.tsx';
import { fullCentreName } from '#domain/centre/label.ts';

interface Props {
  entry: Centres[number];
  centres: Centres;
  today: Day;
  onClose: () => void;
  onDone: () => void;
}

type CentreAction = 'rename' | 'close' | 'reopen';

/** Actions on a centre: first a menu, then the dialog of the action. */
export function CentreActions(props: Props) {
  const { entry, onClose } = props;
  const action = useSignal<CentreAction | null>(null);
  if (action.value === 'rename') return <RenameCentreDialog {...props} />;
  if (action.value === 'close') return <CloseCentreDialog {...props} />;
  if (action.value === 'reopen') return <ReopenCentreDialog {...props} />;
  return (
    <Dialog title={fullCentreName(entry.centre)} onClose={onClose}>
      <div class="acts">
        <a class="btn" href={`/app/centres/${entry.centre.id}`}>
          <Icon name="register" />
          เปิดดู
        </a>
        <button type="button" class="btn" onClick={() => (action.value = 'rename')}>
          <Icon name="draft" />
          เปลี่ยนชื่อ
        </button>
        {entry.closedOn ? (
          <button type="button" class="btn" onClick={() => (action.value = 'reopen')}>
            <Icon name="refresh" />
            เปิดอีกครั้ง
          </button>
        ) : (
          <button type="button" class="btn" onClick={() => (action.value = 'close')}>
            <Icon name="closed" />
            ยุบหรือรวม
          </button>
        )}
      </div>
    </Dialog>
  );
}

import { useSignal } from '@preact/signals';
import { Icon } from '#web/parts/icon.tsx';
import { Sheet } from '#web/parts/dialog.tsx';
import type { Centres } from './centres-read.ts';
import { CloseSheet } from './close-dialog.tsx';
import { RenameSheet } from './rename-dialog.tsx';
import { ReopenSheet } from './reopen-dialog.tsx';
import { fullCentreName } from '#domain/centre/label.ts';

interface Props {
  one: Centres[number];
  centres: Centres;
  today: string;
  onClose: () => void;
  onDone: () => void;
}

type Act = 'rename' | 'close' | 'reopen';

/** What can be done with one centre: a menu first, then the sheet of the act. */
export function CentreActs(props: Props) {
  const { one, onClose } = props;
  const act = useSignal<Act | null>(null);
  if (act.value === 'rename') return <RenameSheet {...props} />;
  if (act.value === 'close') return <CloseSheet {...props} />;
  if (act.value === 'reopen') return <ReopenSheet {...props} />;
  return (
    <Sheet title={fullCentreName(one.centre)} onClose={onClose}>
      <div class="acts">
        <a class="btn" href={`/app/centres/${one.centre.id}`}>
          <Icon name="register" />
          เปิดดู
        </a>
        <button type="button" class="btn" onClick={() => (act.value = 'rename')}>
          <Icon name="draft" />
          เปลี่ยนชื่อ
        </button>
        {one.closedOn ? (
          <button type="button" class="btn" onClick={() => (act.value = 'reopen')}>
            <Icon name="refresh" />
            เปิดอีกครั้ง
          </button>
        ) : (
          <button type="button" class="btn" onClick={() => (act.value = 'close')}>
            <Icon name="closed" />
            ยุบหรือรวม
          </button>
        )}
      </div>
    </Sheet>
  );
}

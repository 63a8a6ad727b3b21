import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Day } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { useBarHeight } from '#web/parts/foot.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { BulkForwardDialog } from '../round/bulk-forward.tsx';
import type { BulkOutcome } from '../round/submit-in-batches.ts';
import { ChaseDialog } from './chase-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import type { ListInput } from './list-filter.ts';
import { pickedFor } from './selection.ts';
import type { Selection } from './selection.ts';

interface Props {
  selection: Selection;
  /** All rows of the filtered list, which may fill several pages. */
  total: number;
  today: Day;
  input: ListInput;
  onSelectAll: () => void;
  onChanged: () => void;
  onPassed: (act: 'accept' | 'forward', passed: BulkOutcome) => void;
}

/** The number of chosen duties, and the actions on them. */
export function PickBar(props: Props) {
  const { selection, total, onSelectAll } = props;
  const bar = useRef<HTMLElement>(null);
  useBarHeight(bar, { as: '--foot' });
  const { picked } = selection;
  if (picked.length === 0) return null;
  const isAll = picked.length >= Math.min(total, limits.selection.duties);
  return (
    <section ref={bar} class="pickbar" aria-label="เรื่องที่เลือก">
      <p role="status">
        เลือก {formatNumber(picked.length)} เรื่อง
        {isAll ? null : (
          <button type="button" class="link" onClick={onSelectAll}>
            {total > limits.selection.duties
              ? `เลือก ${formatNumber(limits.selection.duties)} เรื่องแรก`
              : `เลือกทั้ง ${formatNumber(total)} เรื่อง`}
          </button>
        )}
      </p>
      <PickActions {...props} />
      <button type="button" class="link" onClick={selection.clear}>
        เลิกเลือก
      </button>
    </section>
  );
}

type Open = 'chase' | 'extend' | 'accept' | 'forward' | null;

function PickActions({ selection, total, today, input, onChanged, onPassed }: Props) {
  const open = useSignal<Open>(null);
  const { picked } = selection;
  const close = () => (open.value = null);
  const changed = () => {
    selection.clear();
    onChanged();
  };
  const chased = pickedFor(picked, 'chase');
  const extended = pickedFor(picked, 'giveExtension');
  const decisions = (['accept', 'forward'] as const).map((act) => ({
    act,
    items: pickedFor(picked, act),
  }));
  const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id);
  return (
    <>
      {chased.length > 0 ? (
        <button type="button" class="btn btn-small" onClick={() => (open.value = 'chase')}>
          <Icon name="bell" small />
          ทวงถาม {formatNumber(chased.length)}
        </button>
      ) : null}
      {extended.length > 0 ? (
        <button type="button" class="btn btn-small" onClick={() => (open.value = 'extend')}>
          <Icon name="calendar" small />
          ขยายเวลา {formatNumber(extended.length)}
        </button>
      ) : null}
      {decisions.map(({ act, items }) =>
        items.length > 0 ? (
          <button key={act} type="button" class="btn btn-small" onClick={() => (open.value = act)}>
            <Icon name={act === 'accept' ? 'done' : 'forward'} small />
            {act === 'accept' ? 'รับรอง' : 'ส่งต่อจังหวัด'} {formatNumber(items.length)}
          </button>
        ) : null,
      )}
      {picked.length <= limits.selection.exported || picked.length === total ? (
        <DownloadButton
          small
          file={{
            kind: 'duties',
            ...input,
            ...(picked.length === total ? {} : { ids: ids(picked) }),
          }}
          label="ส่งออกที่เลือก"
          note={`รายการ ${formatNumber(picked.length)} เรื่องที่เลือก หนึ่งแถวต่อหนึ่งเรื่อง`}
        />
      ) : null}
      {open.value === 'chase' ? (
        <ChaseDialog ids={ids(chased)} onClose={close} onSent={changed} />
      ) : null}
      {open.value === 'extend' ? (
        <ExtendDialog ids={ids(extended)} today={today} onClose={close} onDone={changed} />
      ) : null}
      {decisions.map(({ act, items }) =>
        open.value === act ? (
          <BulkForwardDialog
            key={act}
            act={act}
            items={items}
            onClose={close}
            onPassed={(passed) => {
              close();
              selection.clear();
              onPassed(act, passed);
            }}
          />
        ) : null,
      )}
    </>
  );
}

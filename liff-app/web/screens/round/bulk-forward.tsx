import { useSignal } from '@preact/signals';
import type { Failure } from '#web/api/api.ts';
import { FailureBanner } from '#web/parts/error-banner.tsx';
import { Fragment } from 'preact';
import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { submitInBatches } from './submit-in-batches.ts';
import type { BulkOutcome } from './submit-in-batches.ts';
import { cleanMeaning } from '#domain/wording.ts';
import { bulkActionLabels } from './round-groups.ts';
import type { BulkAction } from './round-groups.ts';

export interface BulkItem {
  id: string;
  revision: number;
  /** The name of the report in the list of names. */
  label: string;
}

interface Props {
  act: BulkAction;
  items: readonly BulkItem[];
  onClose: () => void;
  onPassed: (passed: BulkOutcome) => void;
}

/** Lists the reports by name, with one button to forward them all. */
export function BulkForwardDialog({ act, items, onClose, onPassed }: Props) {
  const { api, cache } = useApp();
  const answered = useSignal<number | null>(null);
  const wrong = useSignal<Failure | null>(null);
  const { verb } = bulkActionLabels[act];
  const send = async () => {
    if (answered.peek() !== null) return;
    answered.value = 0;
    wrong.value = null;
    const passed = await submitInBatches(api, {
      act,
      items: items.map(({ id, revision }) => ({ id, revision })),
      onPart: (count) => (answered.value = count),
    });
    answered.value = null;
    cache.clear();
    if (passed.failure === null || passed.done.length > 0) onPassed(passed);
    else wrong.value = passed.failure;
  };
  return (
    <Dialog title={`${verb} ${items.length} เรื่อง`} onClose={onClose}>
      <p>
        {act === 'forward'
          ? 'จังหวัดจะเห็นและตรวจต่อ เลิกทำได้ภายใน 10 วินาที หลังจากนั้นแจ้งจังหวัดให้ส่งคืน'
          : 'ผู้ส่งได้รับแจ้งทาง LINE เลิกทำได้ภายใน 10 วินาที หลังจากนั้นเปิดใหม่ได้โดยระบุเหตุผล'}
      </p>
      <p class="quiet">{cleanMeaning}</p>
      <p class="quiet">
        {items.map(({ id, label }, index) => (
          <Fragment key={id}>
            {index === 0 ? '' : ' · '}
            <span class="nowrap">{label}</span>
          </Fragment>
        ))}
      </p>
      {wrong.value ? <FailureBanner failure={wrong.value} /> : null}
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={answered.value !== null}
          onClick={() => void send()}
        >
          {answered.value === null
            ? `${verb} ${items.length} เรื่อง`
            : `กำลังส่ง ${answered.value} จาก ${items.length}`}
        </button>
        <button type="button" class="btn" disabled={answered.value !== null} onClick={onClose}>
          {act === 'forward' ? 'ยังไม่ส่งต่อ' : 'ยังไม่รับรอง'}
        </button>
      </div>
    </Dialog>
  );
}

import { useSignal } from '@preact/signals';
import { useApp } from '#web/app-context.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import type { CriteriaRead } from './criteria-editor-props.ts';

/** Publishes or discards a draft, each after a confirmation. */
export function CriteriaActions({ read, onDone }: { read: CriteriaRead; onDone: () => void }) {
  const openDialog = useSignal<'publish' | 'discard' | null>(null);
  const close = () => (openDialog.value = null);
  const ready = read.flaws.length === 0;
  return (
    <div class="letter-acts">
      <button
        type="button"
        class="btn btn-main btn-wide"
        disabled={!ready}
        onClick={() => (openDialog.value = 'publish')}
      >
        <Icon name="send" />
        ประกาศใช้เกณฑ์นี้
      </button>
      <button type="button" class="btn btn-wide" onClick={() => (openDialog.value = 'discard')}>
        ทิ้งร่างนี้
      </button>
      {openDialog.value === 'publish' ? (
        <PublishDialog read={read} onClose={close} onDone={onDone} />
      ) : null}
      {openDialog.value === 'discard' ? <DiscardDialog read={read} onClose={close} /> : null}
    </div>
  );
}

interface Props {
  read: CriteriaRead;
  onClose: () => void;
}

function PublishDialog({ read, onClose, onDone }: Props & { onDone: () => void }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const { set, changes, begun, against } = read;
  const publish = async () => {
    const done = await mutate('criteria.publish', { id: set.id, edition: set.edition });
    if (!done) return;
    toast.value = { text: `ประกาศใช้เกณฑ์ปี ${set.fiscalYear} ฉบับที่ ${set.version} แล้ว` };
    onClose();
    onDone();
    // Scrolls to the top, where the new state is shown.
    window.scrollTo(0, 0);
  };
  return (
    <Dialog title="ประกาศใช้เกณฑ์นี้" onClose={onClose}>
      <ul class="panel in-panel">
        <li>
          <Icon name="calendar" small />
          รายงานประเมินปี {set.fiscalYear} ของจังหวัดนี้ที่ส่งหลังจากนี้ใช้เกณฑ์ฉบับนี้
        </li>
        {against ? (
          <li>
            <Icon name="history" small />
            {fateOf(against, set)} รายงานที่ส่งแล้วยังอ่านด้วยเกณฑ์เดิม ต่างกัน {changes.length} จุด
          </li>
        ) : null}
        {begun > 0 ? (
          <li>
            <Icon name="draft" small />
            มีร่าง {begun} ฉบับที่กรอกค้างอยู่ จะไปต่อด้วยเกณฑ์ใหม่ คะแนนที่กรอกแล้วยังอยู่
          </li>
        ) : null}
      </ul>
      {callsItselfSample(set) ? (
        <Banner tint="is-due" icon="info" title="ชื่อหรือคำชี้แจงยังเขียนว่า “ตัวอย่าง”">
          หากเป็นเกณฑ์ที่ใช้จริง กลับไปแก้ชื่อและคำชี้แจงก่อนประกาศ
        </Banner>
      ) : null}
      <ErrorBanner error={error} onReload={onDone} />
      <button
        type="button"
        class="btn btn-main btn-wide space-above"
        disabled={busy}
        onClick={() => void publish()}
      >
        ประกาศใช้
      </button>
    </Dialog>
  );
}

/** What becomes of the set in force so far. */
function fateOf(
  { areaCode, fiscalYear, version }: NonNullable<CriteriaRead['against']>,
  set: CriteriaRead['set'],
): string {
  if (fiscalYear < set.fiscalYear) return `ปี ${set.fiscalYear} ไม่ต้องใช้เกณฑ์ของปี ${fiscalYear} อีก`;
  return areaCode === null
    ? `จังหวัดนี้เลิกใช้ฉบับที่ ${version} ของทั้งประเทศ จังหวัดอื่นยังใช้ต่อ`
    : `ฉบับที่ ${version} เลิกใช้`;
}

function callsItselfSample({ title, notice }: CriteriaRead['set']): boolean {
  return `${title} ${notice}`.includes('ตัวอย่าง');
}

function DiscardDialog({ read: { set }, onClose }: Props) {
  const { router, toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const discard = async () => {
    const done = await mutate('criteria.discard', { id: set.id, edition: set.edition });
    if (!done) return;
    toast.value = { text: 'ทิ้งร่างแล้ว' };
    router.go('/app/settings/criteria', { replace: true });
  };
  return (
    <Dialog title="ทิ้งร่างนี้" onClose={onClose}>
      <p>ร่างหายไปและเรียกคืนไม่ได้ เกณฑ์ที่ใช้อยู่ไม่เปลี่ยน หากยังไม่แน่ใจ ดาวน์โหลด Excel เก็บไว้ก่อน</p>
      <ErrorBanner error={error} />
      <button
        type="button"
        class="btn btn-wide space-above"
        disabled={busy}
        onClick={() => void discard()}
      >
        ทิ้งร่าง
      </button>
    </Dialog>
  );
}

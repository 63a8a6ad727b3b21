import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { useApp } from '#web/app-context.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { TextDialog } from '#web/parts/text-dialog.tsx';

type OwnRequest = NonNullable<Output<'erasure.mine'>['request']>;

/** ขอลบข้อมูล: requests the erasure, shows how long the answer may take, and withdraws the request. */
export function ErasureSection() {
  const own = useResource('erasure.mine', {});
  const reload = () => void own.reload();
  return (
    <>
      <h2 class="part-title">ขอลบข้อมูล</h2>
      <ResourceView resource={own} heights={[72]}>
        {({ request }) => {
          const isOpen = request?.state === 'asked' || request?.state === 'granted';
          return request && isOpen ? (
            <UnderWay request={request} onChange={reload} />
          ) : (
            <Ask refused={request?.state === 'refused' ? request : null} onAsked={reload} />
          );
        }}
      </ResourceView>
    </>
  );
}

function UnderWay({ request, onChange }: { request: OwnRequest; onChange: () => void }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const withdraw = async () => {
    if (!(await mutate('erasure.withdraw', {}))) return;
    toast.value = { text: 'ถอนคำขอแล้ว ข้อมูลยังอยู่ครบ' };
    onChange();
  };
  if (request.state === 'granted')
    return (
      <Banner tint="is-done" icon="done" title="จังหวัดรับคำขอแล้ว">
        ระบบแจ้งท่านในแชต แล้วลบข้อมูล
      </Banner>
    );
  return (
    <>
      <Banner
        tint="is-due"
        icon="clock"
        title={`จังหวัดตอบภายใน ${dayText(request.dueOn, 'medium')}`}
      >
        ระหว่างรอท่านใช้งานได้ตามปกติ
      </Banner>
      <ErrorBanner error={error} onReload={onChange} />
      <button
        type="button"
        class="btn btn-wide space-above"
        disabled={busy}
        onClick={() => void withdraw()}
      >
        ถอนคำขอ
      </button>
    </>
  );
}

function Ask({ refused, onAsked }: { refused: OwnRequest | null; onAsked: () => void }) {
  const asking = useSignal(false);
  return (
    <>
      {refused ? (
        <Banner tint="is-due" icon="info" title="จังหวัดตอบว่ายังลบไม่ได้">
          {refused.reply}
        </Banner>
      ) : null}
      <p class="quiet">
        ลบชื่อ เบอร์โทร บัญชีไลน์ ข้อความ และรูปที่ยังไม่ได้ส่งกับรายงาน ทะเบียนคงไว้เฉพาะตำแหน่งและช่วงเวลา
        เพราะเป็นเอกสารราชการ
      </p>
      <button type="button" class="btn btn-wide space-above" onClick={() => (asking.value = true)}>
        ขอลบข้อมูลของฉัน
      </button>
      {asking.value ? <AskDialog onClose={() => (asking.value = false)} onAsked={onAsked} /> : null}
    </>
  );
}

function AskDialog({ onClose, onAsked }: { onClose: () => void; onAsked: () => void }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const send = async (words: string) => {
    if (!(await mutate('erasure.ask', { words }))) return;
    toast.value = { text: 'ส่งคำขอแล้ว จังหวัดตอบภายใน 30 วัน' };
    onClose();
    onAsked();
  };
  return (
    <TextDialog
      title="ขอลบข้อมูลของฉัน"
      label="บอกเหตุผลหรือสิ่งที่อยากให้ลบ (ไม่บังคับ)"
      action="ส่งคำขอ"
      maxLength={limits.erasure.wordsLetters}
      busy={busy}
      error={error}
      onSend={(words) => void send(words)}
      onClose={onClose}
    >
      <p>บทบาทของท่านจะสิ้นสุดเมื่อลบ และระบบจะไม่ส่งข้อความถึงท่านอีก</p>
    </TextDialog>
  );
}

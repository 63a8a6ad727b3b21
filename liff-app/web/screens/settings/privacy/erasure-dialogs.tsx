import { Dialog } from '#web/parts/dialog.tsx';
import { messages } from '#web/messages.ts';
import { ReasonField, useReason } from '#web/screens/submission/decisions/reason-field.tsx';
import type { ErasureDetails } from './effect-labels.ts';

interface Shared {
  busy: boolean;
  onClose: () => void;
}

/** Asks for confirmation, because an erasure cannot be reversed after ten seconds. */
export function GrantDialog({
  data,
  busy,
  onClose,
  onConfirm,
}: Shared & { data: ErasureDetails; onConfirm: () => void }) {
  return (
    <Dialog title={`ลบข้อมูลของ ${data.name}`} onClose={onClose}>
      <p>ระบบแจ้งผู้ขอก่อน แล้วลบ {data.erased.length} อย่าง เรียกคืนไม่ได้ เลิกทำได้ภายใน 10 วินาที</p>
      {data.grants.length > 0 ? (
        <p>บทบาท {data.grants.length} บทบาทจะสิ้นสุด งานที่ค้างไปอยู่กับผู้รับผิดชอบระดับถัดไป</p>
      ) : null}
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={onConfirm}>
          ยืนยันลบ
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {messages.cancel}
        </button>
      </div>
    </Dialog>
  );
}

const usualReasons = [
  'ยังดำรงตำแหน่งอยู่ ข้อมูลยังจำเป็นต่อการปฏิบัติหน้าที่ของรัฐ (มาตรา 24 (4))',
  'ยืนยันตัวตนไม่ได้ กรุณาติดต่อสำนักงานพัฒนาชุมชนจังหวัดด้วยตนเอง',
] as const;

/** A refusal needs a reason, which is sent to the person. */
export function RefuseDialog({
  name,
  busy,
  onClose,
  onConfirm,
}: Shared & { name: string; onConfirm: (reason: string) => void }) {
  const reason = useReason();
  const send = () => {
    const text = reason.take();
    if (text !== null) onConfirm(text);
  };
  return (
    <Dialog title={`ไม่ลบข้อมูลของ ${name}`} onClose={onClose}>
      <div class="reasons" role="group" aria-label="เหตุผลที่ใช้บ่อย">
        {usualReasons.map((text) => (
          <button
            key={text}
            type="button"
            aria-pressed={reason.text.value === text}
            onClick={() => (reason.text.value = text)}
          >
            {text}
          </button>
        ))}
      </div>
      <ReasonField reason={reason} label="เหตุผลที่ผู้ขอจะได้อ่าน" />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={send}>
          ไม่ลบ และแจ้งผล
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {messages.cancel}
        </button>
      </div>
    </Dialog>
  );
}

import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { dataRequestLabels } from '#domain/privacy/data-request.ts';
import type { DataRequestKind } from '#domain/privacy/data-request.ts';
import { useApp } from '#web/app-context.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { TextDialog } from '#web/parts/text-dialog.tsx';

type OwnRequest = Output<'dataRequests.mine'>['requests'][number];

const kinds = ['correction', 'copy'] as const;

/**
 * Requests a correction or a copy from the province, shows when the answer is due, and withdraws the
 * request.
 */
export function DataRequestSection() {
  const own = useResource('dataRequests.mine', {});
  const reload = () => void own.reload();
  const asking = useSignal<DataRequestKind | null>(null);
  return (
    <>
      <h2 class="part-title">ขอให้จังหวัดแก้ไขหรือทำสำเนา</h2>
      <ResourceView resource={own} heights={[72]}>
        {({ requests }) => (
          <>
            {kinds.map((kind) => {
              const newest = requests.find((request) => request.kind === kind);
              return newest ? <Newest key={newest.id} request={newest} onChange={reload} /> : null;
            })}
            <p class="quiet space-above-small">
              เรื่องที่ท่านแก้เองไม่ได้ เช่น ชื่อในทะเบียน จังหวัดตอบภายใน 30 วัน
            </p>
            {kinds.map((kind) =>
              requests.some((one) => one.kind === kind && one.state === 'asked') ? null : (
                <button
                  key={kind}
                  type="button"
                  class="btn btn-wide space-above"
                  aria-haspopup="dialog"
                  onClick={() => (asking.value = kind)}
                >
                  {dataRequestLabels[kind]}
                </button>
              ),
            )}
          </>
        )}
      </ResourceView>
      {asking.value ? (
        <AskDialog kind={asking.value} onClose={() => (asking.value = null)} onAsked={reload} />
      ) : null}
    </>
  );
}

function Newest({ request, onChange }: { request: OwnRequest; onChange: () => void }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const { id, kind, state, dueOn, reply } = request;
  const label = dataRequestLabels[kind];
  if (state === 'answered')
    return (
      <Banner tint="is-done" icon="done" title={`จังหวัดตอบคำ${label}แล้ว`}>
        {reply}
      </Banner>
    );
  const withdraw = async () => {
    if (!(await mutate('dataRequest.withdraw', { id }))) return;
    toast.value = { text: 'ถอนคำขอแล้ว' };
    onChange();
  };
  return (
    <>
      <Banner
        tint="is-due"
        icon="clock"
        title={`${label} จังหวัดตอบภายใน ${dayText(dueOn, 'medium')}`}
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
        ถอนคำ{label}
      </button>
    </>
  );
}

const hints: Readonly<Record<DataRequestKind, string>> = {
  correction: 'บอกว่าข้อมูลใดไม่ถูกต้อง และที่ถูกต้องคืออะไร',
  copy: 'บอกว่าต้องการสำเนาเรื่องใด และรับอย่างไร',
};

interface AskProps {
  kind: DataRequestKind;
  onClose: () => void;
  onAsked: () => void;
}

function AskDialog({ kind, onClose, onAsked }: AskProps) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const send = async (words: string) => {
    if (!(await mutate('dataRequest.ask', { kind, words }))) return;
    toast.value = { text: 'ส่งคำขอแล้ว จังหวัดตอบภายใน 30 วัน' };
    onClose();
    onAsked();
  };
  return (
    <TextDialog
      title={dataRequestLabels[kind]}
      label={hints[kind]}
      action="ส่งคำขอ"
      maxLength={limits.erasure.wordsLetters}
      missing="กรุณาเขียนสิ่งที่ต้องการ"
      busy={busy}
      error={error}
      onSend={(words) => void send(words)}
      onClose={onClose}
    />
  );
}

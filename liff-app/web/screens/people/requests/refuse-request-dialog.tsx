import { useSignal } from '@preact/signals';
import { requestRefusals } from '#domain/people/join-request.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useDecision } from './use-decision.ts';
import type { OpenRequest } from './request-card.tsx';

interface Props {
  request: OpenRequest;
  onClose: () => void;
  onDecided: () => void;
}

/** The reason is sent to the person who asked. */
export function RefuseRequestDialog({ request, onClose, onDecided }: Props) {
  const reason = useSignal<string>(requestRefusals.unknown);
  const { busy, error, decide } = useDecision(() => {
    onDecided();
    onClose();
  });
  return (
    <Dialog title={`ไม่รับ ${request.name}`} onClose={onClose}>
      <fieldset class="refusals">
        <legend>เหตุผลที่ผู้ขอจะได้อ่าน</legend>
        {Object.values(requestRefusals).map((text) => (
          <label key={text}>
            <input
              type="radio"
              name="refusal"
              checked={reason.value === text}
              onChange={() => (reason.value = text)}
            />
            {text}
          </label>
        ))}
      </fieldset>
      <ErrorBanner error={error} />
      <div class="actions">
        <button
          type="button"
          class="btn"
          disabled={busy}
          onClick={() =>
            void decide('joinRequest.refuse', { id: request.id, reason: reason.value })
          }
        >
          ไม่รับ
        </button>
        <button type="button" class="btn" onClick={onClose}>
          กลับ
        </button>
      </div>
    </Dialog>
  );
}

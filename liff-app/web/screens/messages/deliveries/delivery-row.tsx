import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { momentText } from '../announcements/announcement-texts.ts';
import { deliveryStates } from './delivery-states.ts';
import type { Delivery } from './delivery-states.ts';

/** One message: its recipient, its subject, its state and the reason for it. */
export function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { name, about, state, why, sentAt, plannedAt, acknowledgedAt, text, mayResend } = delivery;
  const style = deliveryStates.find((listed) => listed.state === state);
  return (
    <div class="delivery-row">
      <div class="delivery-head">
        <strong>{name || 'ไม่ทราบชื่อ'}</strong>
        <span class={`chip ${style?.tint ?? ''}`}>
          <Icon name={style?.icon ?? 'info'} small />
          {style?.label}
        </span>
      </div>
      <small>
        {about} · {momentText(sentAt ?? plannedAt)}
        {acknowledgedAt ? ` · รับทราบ ${momentText(acknowledgedAt)}` : ''}
      </small>
      {why === '' ? null : <p>{why}</p>}
      {text === '' ? null : (
        <details>
          <summary>ข้อความที่ส่ง</summary>
          <p class="words">{text}</p>
        </details>
      )}
      {mayResend ? <Resend id={delivery.id} name={name} /> : null}
    </div>
  );
}

function Resend({ id, name }: { id: string; name: string }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const resend = async () => {
    const sent = await mutate('delivery.resend', { id });
    if (sent) toast.value = { text: `จะส่งใหม่ ${momentText(sent.sendAt)}` };
  };
  return (
    <>
      <ErrorBanner error={error} />
      <button type="button" class="btn btn-small" disabled={busy} onClick={() => void resend()}>
        ส่งใหม่เป็นข้อความใหม่ <span class="sr-only">ถึง {name}</span>
      </button>
    </>
  );
}

import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { placesText, rolesText } from './person-texts.ts';
import type { Person } from './use-phone.ts';

/** Planned changes of the person’s roles, which can be cancelled until their day. */
export function PlannedLeavings({ person: { leavings } }: { person: Person }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  if (leavings.length === 0) return null;
  const cancel = async (id: string) => {
    if (await mutate('leaving.cancel', { id })) toast.value = { text: 'ยกเลิกแล้ว หน้าที่เหมือนเดิม' };
  };
  return (
    <section class="person-block" aria-label="กำหนดเปลี่ยนหน้าที่">
      {leavings.map(({ id, on, roles, to, reason, by, mayCancel }) => (
        <div key={id} class="register-row">
          <span>
            <Icon name="leave" small /> ตั้งแต่ {dayText(on, 'medium')}{' '}
            {to.length > 0 ? `โอนงานให้ ${to.join(' ')}` : 'พ้นหน้าที่'}
            <small class="block">
              {rolesText(roles)} {placesText(roles)} · {reason} · โดย {by}
            </small>
          </span>
          {mayCancel ? (
            <button
              type="button"
              class="btn btn-small"
              disabled={busy}
              onClick={() => void cancel(id)}
            >
              ยกเลิก<span class="sr-only"> กำหนดวันที่ {dayText(on, 'medium')}</span>
            </button>
          ) : null}
        </div>
      ))}
      <ErrorBanner error={error} />
    </section>
  );
}

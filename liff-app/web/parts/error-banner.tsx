import { messages } from '../messages.ts';
import type { MutationError } from '../api/use-mutation.ts';
import { CallOffice } from './call-office.tsx';
import { Icon } from './icon.tsx';
import { Banner } from './feedback.tsx';

/** Why the change failed; offers a reload when another person changed it first. */
export function ErrorBanner({
  error,
  onReload,
}: {
  error: MutationError | null;
  onReload?: () => void;
}) {
  if (!error) return null;
  return (
    <Banner tint="is-overdue" icon="overdue" urgent>
      {error.text}
      {error.callWhen ? <CallOffice when={error.callWhen} /> : null}
      {error.stale && onReload ? (
        <div class="inline-actions">
          <button type="button" class="btn btn-small" onClick={onReload}>
            <Icon name="refresh" />
            {messages.latest}
          </button>
        </div>
      ) : null}
    </Banner>
  );
}

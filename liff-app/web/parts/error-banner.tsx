import type { ComponentChildren } from 'preact';
import type { Failure } from '../api/api.ts';
import { callWhen, failureText, messages } from '../messages.ts';
import type { MutationError } from '../api/use-mutation.ts';
import { CallOffice } from './call-office.tsx';
import { Icon } from './icon.tsx';
import { Banner } from './feedback.tsx';

/** Says why the change failed. Offers a reload when another person changed the data first. */
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

/** Says why a call failed, with the number to call if that helps. Children replace the advice. */
export function FailureBanner({
  failure,
  children,
}: {
  failure: Failure;
  children?: ComponentChildren;
}) {
  const { title, text } = failureText(failure);
  const when = callWhen(failure);
  return (
    <Banner
      tint="is-overdue"
      icon={failure.kind === 'problem' ? 'overdue' : 'cut'}
      title={title}
      urgent
    >
      {children ?? text}
      {when ? <CallOffice when={when} /> : null}
    </Banner>
  );
}

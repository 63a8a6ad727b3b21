import type { ComponentChildren } from 'preact';
import { mayPass } from '../api/api.ts';
import type { Failure } from '../api/api.ts';
import { callWhen, failureText, messages } from '../messages.ts';
import type { Resource } from '../api/resource.ts';
import { CallOffice } from './call-office.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

/** Placeholders in the shape of the content being loaded. */
export function Skeleton({
  heights,
  slow = false,
}: {
  heights: readonly number[];
  slow?: boolean;
}) {
  return (
    <div class="bones" role="status">
      <p class={slow ? 'quiet' : 'sr-only'}>{slow ? messages.slow : messages.loading}</p>
      {heights.map((height, index) => (
        <i key={index} class="skeleton" style={{ height: `${height / 16}rem` }} />
      ))}
    </div>
  );
}

interface EmptyStateProps {
  icon: IconName;
  title: string;
  children?: ComponentChildren;
  tint?: string;
}

/** Says why there is nothing to show and what to do. */
export function EmptyState({ icon, title, children, tint = '' }: EmptyStateProps) {
  return (
    <div class={`blank ${tint}`}>
      <Icon name={icon} />
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/**
 * Says what failed, what to do and whom to call. Where trying again does not help, it links to the home
 * screen.
 */
export function ErrorState({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { title, text } = failureText(failure);
  const when = callWhen(failure);
  const icon = refusalIcon(failure);
  const retryHelps = mayPass(failure);
  return (
    <div role="alert">
      <EmptyState
        icon={icon ?? (failure.kind === 'problem' ? 'overdue' : 'cut')}
        title={title}
        tint={icon ? '' : 'is-overdue'}
      >
        <p>{text}</p>
        {retryHelps ? (
          <button type="button" class="btn btn-main" onClick={onRetry}>
            <Icon name="refresh" />
            {messages.retry}
          </button>
        ) : (
          <a class="btn btn-main" href="/app">
            {messages.goHome}
          </a>
        )}
        {when ? <CallOffice when={when} /> : null}
      </EmptyState>
    </div>
  );
}

function refusalIcon(failure: Failure): IconName | null {
  if (failure.kind !== 'problem') return null;
  if (failure.problem.status === 403) return 'closed';
  return failure.problem.status === 404 ? 'search' : null;
}

interface BannerProps {
  tint: string;
  icon: IconName;
  title?: string;
  children?: ComponentChildren;
  /** The role `alert` makes a screen reader read the text immediately. */
  urgent?: boolean;
}

export function Banner({ tint, icon, title, children, urgent = false }: BannerProps) {
  return (
    <div class={`banner ${tint}`} role={urgent ? 'alert' : undefined}>
      <Icon name={icon} />
      <div class="grow">
        {title ? <b>{title}</b> : null}
        {children}
      </div>
    </div>
  );
}

interface ResourceViewProps<T> {
  resource: { state: Resource<T>; reload: () => Promise<void> };
  heights: readonly number[];
  children: (data: T) => ComponentChildren;
}

/** Shows a resource: loading, failed or ready, with a note when cached data could not be refreshed. */
export function ResourceView<T>({
  resource: { state, reload },
  heights,
  children,
}: ResourceViewProps<T>) {
  const retry = () => void reload();
  if (state.kind === 'loading')
    return (
      <div class="page">
        <Skeleton heights={heights} slow={state.slow} />
      </div>
    );
  if (state.kind === 'failed')
    return (
      <div class="page">
        <ErrorState failure={state.failure} onRetry={retry} />
      </div>
    );
  return (
    <>
      {state.failure ? (
        <div class="page">
          <Banner tint="is-draft" icon="cut">
            {messages.stale}{' '}
            <button type="button" class="link" onClick={retry}>
              {messages.retry}
            </button>
          </Banner>
        </div>
      ) : null}
      {children(state.data)}
    </>
  );
}

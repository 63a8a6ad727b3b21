import { useRef } from 'preact/hooks';
import type { Input, Output } from '#contract/contract.ts';
import { useResource } from '#web/api/resource.ts';
import type { Resource } from '#web/api/resource.ts';
import { useSettled } from './use-settled.ts';

export type Preview = Output<'reminders.preview'>;

export interface PreviewState {
  state: Resource<Preview>;
  /** The newest forecast, shown while the next one is computed. */
  last: Preview | null;
  reload: () => Promise<void>;
}

/** The forecast for a policy. It is requested when the choice has not changed for a moment. */
export function usePreview(asked: Input<'reminders.preview'>): PreviewState {
  const { policy, person } = useSettled(asked);
  const { state, reload } = useResource('reminders.preview', {
    policy,
    ...(person === undefined ? {} : { person }),
  });
  const last = useRef<Preview | null>(null);
  if (state.kind === 'ready') last.current = state.data;
  return { state, last: last.current, reload };
}

import { useApp } from '../app-context.ts';
import { messages } from '../messages.ts';
import { routeAt } from '../router/routes.ts';
import { unsyncedLabel } from '../sync/unsynced.ts';
import { Icon } from './icon.tsx';

/**
 * A line at the top of a screen, shown while offline or while reports wait to be sent. Forms use their save
 * bar instead.
 */
export function UnsyncedLine() {
  const { online, router, unsynced } = useApp();
  const inForm = routeAt(router.place.value.path)?.route.name === 'form';
  const label = inForm ? null : unsyncedLabel(unsynced.value.duties, online.value);
  return (
    <div role="status">
      {label || !online.value ? (
        <div class="offline">
          <Icon name={online.value ? 'device' : 'cut'} small />
          <span>{label?.text ?? messages.offline}</span>
          {label?.open ? (
            <a class="link" href={`/app/duty/${encodeURIComponent(label.open)}/form`}>
              เปิดแบบ
            </a>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

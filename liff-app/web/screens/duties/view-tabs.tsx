import type { Output } from '#contract/contract.ts';
import type { DutyViewName } from '#domain/duty/list/filter.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { useWide } from '#web/media.ts';
import { Icon } from '#web/parts/icon.tsx';
import { addressWith } from '../people/directory/address.ts';
import { useAddressFilter } from '../people/directory/use-address.ts';
import { dutiesPath, views } from './list-filter.ts';

type DutyList = Output<'duties.list'>;

interface TabsProps {
  query: URLSearchParams;
  latest: DutyList | null;
  current: DutyViewName;
}

/** The views with their numbers: tabs on wide screens, a select on a phone. */
export function ViewTabs({ query, latest, current }: TabsProps) {
  const wide = useWide();
  const { set } = useAddressFilter(dutiesPath, query);
  const label = (view: (typeof views)[number]) =>
    latest ? `${view.label} ${formatNumber(latest.views[view.id])}` : view.label;
  if (!wide)
    return (
      <div class="page view-select">
        <span class="picker">
          <select
            class="select"
            aria-label="มุมมอง"
            value={current}
            onChange={(event) => set({ filter: event.currentTarget.value, from: '' })}
          >
            {views.map((view) => (
              <option key={view.id} value={view.id}>
                {label(view)}
              </option>
            ))}
          </select>
          <Icon name="down" small />
        </span>
      </div>
    );
  return (
    <nav class="people-tabs duty-views" aria-label="มุมมอง">
      {views.map((view) => (
        <a
          key={view.id}
          href={addressWith({ path: dutiesPath, query }, { filter: view.id, from: '' })}
          aria-current={view.id === current ? 'page' : undefined}
        >
          {view.label} {latest ? <b>{formatNumber(latest.views[view.id])}</b> : null}
        </a>
      ))}
    </nav>
  );
}

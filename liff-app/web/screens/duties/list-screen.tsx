import type { Output } from '#contract/contract.ts';
import { districtOf, isAreaCode, levelOf } from '#domain/centre/centre.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { useLive } from '#web/api/use-live.ts';
import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { PageHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { useKeptRows } from '../people/directory/filtered-list.ts';
import { ListBody } from './list-body.tsx';
import { listInputOf, viewOf } from './list-filter.ts';
import { ViewTabs } from './view-tabs.tsx';

type DutyList = Output<'duties.list'>;

/** เรื่อง: the duties of an area. The address keeps view and filters. */
export function ListScreen({ query, me }: Pick<ScreenProps, 'query' | 'me'>) {
  const input = listInputOf(query);
  const from = Math.max(0, Number(query.get('from') ?? 0) || 0);
  const area = query.get('area');
  const changes = useLive(area);
  const list = useResource('duties.list', { ...input, ...(from > 0 ? { from } : {}) });
  useReloadAfterChange(list);
  const { latest, shown } = useKeptRows(list);
  const mayDecide = me.lead === 'districtHead' || me.lead === 'province';
  const view = viewOf(query);
  const about = aboutOf({ query, latest });
  return (
    <>
      <PageHeader
        plain
        title="เรื่อง"
        who={`${latest ? `${formatNumber(latest.views[view.id])} เรื่อง${view.id === 'all' ? '' : view.label}` : view.label}${about === '' ? '' : ` · ${about}`}`}
        side={
          <a class="ask" href={backTo(query)}>
            <Icon name="back" />
            ภาพรวม
          </a>
        }
      />
      <ViewTabs query={query} latest={latest} current={view.id} />
      <main class="page first-gap duties">
        <ResourceView resource={shown} heights={[48, 72, 72, 72, 72]}>
          {(found) => (
            <ListBody
              {...{ query, input, from, list: found, changes, mayDecide }}
              today={me.today}
              reload={list.reload}
            />
          )}
        </ResourceView>
      </main>
    </>
  );
}

/** Limits of the list besides its filters: an obligation, a district. */
function aboutOf({ query, latest }: { query: URLSearchParams; latest: DutyList | null }): string {
  const duty = latest?.duties[0];
  const area = query.get('area');
  if (!duty) return '';
  const isWithinDistrict = area !== null && isAreaCode(area) && levelOf(area) !== 'province';
  return [
    query.get('column') ? duty.title : '',
    isWithinDistrict ? `อ.${duty.centre.districtName}` : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

function backTo(query: URLSearchParams): string {
  const area = query.get('area');
  const year = query.get('year');
  const place = new URLSearchParams({
    ...(area && isAreaCode(area) && levelOf(area) !== 'province' ? { area: districtOf(area) } : {}),
    ...(year ? { year } : {}),
  });
  return place.size > 0 ? `/app/overview?${place}` : '/app/overview';
}

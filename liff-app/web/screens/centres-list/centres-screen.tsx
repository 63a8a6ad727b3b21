import { dayText } from '#web/format-day.ts';
import { useWide } from '#web/media.ts';
import { messages } from '#web/messages.ts';
import { PageHeader } from '#web/parts/headers.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { districtNote } from '#domain/centre/label.ts';
import { useKeptRows } from '../people/directory/filtered-list.ts';
import { FilterSelect, StoredSearch } from '../people/directory/filters.tsx';
import { useAddressFilter } from '../people/directory/use-address.ts';
import { centreFilterOf, centresPath, districtsOf, filterCentres } from './centre-order.ts';
import type { ListedCentre } from './centre-order.ts';
import { CentreTable } from './centre-table.tsx';

const maxCollapsed = 30;

/**
 * The centres this person may see: a table on wide screens, rows on a phone. The address keeps search and
 * order.
 */
export function Screen({ query }: ScreenProps) {
  const { valueOf, set } = useAddressFilter(centresPath, query);
  const words = valueOf('q');
  const centres = useResource('centres.list', words === '' ? {} : { query: words });
  const { latest, shown } = useKeptRows(centres);
  const districts = districtsOf(latest?.centres ?? []);
  return (
    <>
      <PageHeader plain title={messages.tabs.centres} who="ศูนย์ประสานงานองค์การชุมชน" />
      <main class="page first-gap duties">
        <search class="people-filters" aria-label="ค้นหา ศอช.">
          <StoredSearch label="ค้นหา เช่น งิ้ว หรือ เทิง" stored={words} onRest={(q) => set({ q })} />
          {districts.length > 1 || valueOf('district') !== '' ? (
            <FilterSelect
              label="ทุกอำเภอ"
              options={districts}
              value={valueOf('district')}
              onPick={(district) => set({ district })}
            />
          ) : null}
        </search>
        <ResourceView resource={shown} heights={[72, 72, 72, 72]}>
          {(data) => (
            <Found centres={filterCentres(data.centres, centreFilterOf(query))} query={query} />
          )}
        </ResourceView>
      </main>
    </>
  );
}

interface FoundProps {
  centres: readonly ListedCentre[];
  query: URLSearchParams;
}

function Found({ centres, query }: FoundProps) {
  const wide = useWide();
  if (centres.length === 0)
    return (
      <EmptyState icon="search" title="ไม่พบ ศอช. นี้">
        <p>ลองพิมพ์เฉพาะชื่อตำบลหรืออำเภอ</p>
      </EmptyState>
    );
  if (!wide) return <Centres key={query.toString()} centres={centres} />;
  return (
    <div class="panel sheetlike">
      <div class="list-summary" role="status">
        <p>
          พบ <b>{centres.length} แห่ง</b>
        </p>
      </div>
      <CentreTable centres={centres} query={query} />
    </div>
  );
}

function Centres({ centres }: { centres: readonly ListedCentre[] }) {
  const showMore = useShowMore(centres, maxCollapsed);
  return (
    <div class="list narrow" aria-live="polite">
      <h2 class="part-title">{centres.length} แห่ง</h2>
      <ul>
        {showMore.visible.map(({ centre, closedOn, done, total, late }) => (
          <li key={centre.id}>
            <a class="row-link" href={`/app/centres/${encodeURIComponent(centre.id)}`}>
              <span>
                <strong>{centre.name}</strong>
                {districtNote(centre) ? <small>{districtNote(centre)}</small> : null}
                {closedOn ? <small>ยุบเลิกแล้ว {dayText(closedOn, 'medium')}</small> : null}
              </span>
              <span class="progress-count">
                <b>
                  {done}/{total}
                </b>
                {late > 0 ? <small class="overdue-count">ค้าง {late}</small> : <small>ส่งแล้ว</small>}
              </span>
            </a>
          </li>
        ))}
        {showMore.hidden > 0 ? (
          <li>
            <MoreButton hidden={showMore.hidden} unit="แห่ง" onClick={showMore.showAll} />
          </li>
        ) : null}
      </ul>
    </div>
  );
}

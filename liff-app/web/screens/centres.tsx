import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayText } from '../format-day.ts';
import { messages } from '../messages.ts';
import { PageHeader } from '../parts/headers.tsx';
import { Help } from '../parts/help.tsx';
import { SearchField } from '../parts/fields/search-field.tsx';
import { EmptyState, ResourceView } from '../parts/feedback.tsx';
import { useResource } from '../api/resource.ts';
import type { ScreenProps } from '../router/screen.ts';
import { MoreButton, useShowMore } from '../parts/show-more.tsx';
import type { Output } from '#contract/contract.ts';
import { districtNote } from '#domain/centre/label.ts';

const pauseMs = 300;
const maxCollapsed = 30;

/** The centres this person may see, with a search by name. */
export function Screen({ me }: ScreenProps) {
  const typed = useSignal('');
  const query = useSignal('');
  useEffect(() => {
    const timer = setTimeout(() => (query.value = typed.value.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed.value]);
  const centres = useResource('centres.list', query.value === '' ? {} : { query: query.value });
  return (
    <>
      <PageHeader
        title={messages.tabs.centres}
        who="ศูนย์ประสานงานองค์การชุมชน"
        side={<Help office={me.office} />}
      />
      <main class="page">
        <SearchField
          id="find"
          label="ค้นหา"
          labelClass="pad-above"
          placeholder="เช่น งิ้ว หรือ เทิง"
          value={typed.value}
          onInput={(text) => (typed.value = text)}
        />
        <ResourceView resource={centres} heights={[72, 72, 72, 72]}>
          {(data) =>
            data.centres.length === 0 ? (
              <EmptyState icon="search" title="ไม่พบ ศอช. นี้">
                <p>ลองพิมพ์เฉพาะชื่อตำบลหรืออำเภอ</p>
              </EmptyState>
            ) : (
              <Centres key={query.value} centres={data.centres} />
            )
          }
        </ResourceView>
      </main>
    </>
  );
}

function Centres({ centres }: { centres: Output<'centres.list'>['centres'] }) {
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

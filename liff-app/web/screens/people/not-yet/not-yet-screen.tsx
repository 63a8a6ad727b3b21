import type { Input, Output } from '#contract/contract.ts';
import { isAreaCode } from '#domain/centre/centre.ts';
import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { useAddressFilter } from '../directory/use-address.ts';
import { FilterSelect, StoredSearch } from '../directory/filters.tsx';
import { useKeptRows, useMorePages } from '../directory/filtered-list.ts';
import { countText } from '../directory/person-texts.ts';
import { ReachMark } from '../directory/reach-mark.tsx';
import { PeopleHeader, usePeopleCounts } from '../people-tabs.tsx';
import { CentreAccessItem } from './centre-access.tsx';

const path = '/app/people/not-yet';
type NotYet = Output<'directory.notYet'>;
type Filter = Input<'directory.notYet'>;

/** ยังไม่เข้า: members of the register without an account, by centre, and areas that no message reaches. */
export function Screen({ me, query }: ScreenProps) {
  const filter = filterOf(query);
  const list = useResource('directory.notYet', filter);
  useReloadAfterChange(list);
  const { latest, shown } = useKeptRows(list);
  const counts = usePeopleCounts();
  return (
    <>
      <PeopleHeader me={me} current="notYet" counts={counts} />
      <main class="page first-gap people">
        {latest ? (
          <>
            <Figures {...latest.figures} />
            <UnreachedAreas areas={latest.unreached} />
          </>
        ) : null}
        <Filters query={query} districts={latest?.districts ?? []} />
        <ResourceView resource={shown} heights={[90, 120, 120, 120]}>
          {(notYet) => <Centres first={notYet} filter={filter} />}
        </ResourceView>
      </main>
    </>
  );
}

function filterOf(query: URLSearchParams): Filter {
  const district = query.get('district') ?? '';
  const words = query.get('q') ?? '';
  return {
    who: query.get('who') === 'all' ? 'all' : 'leaders',
    ...(words === '' ? {} : { query: words }),
    ...(isAreaCode(district) ? { district } : {}),
  };
}

function Figures({ unreached, noChair, noSecretary, sitting, joined }: NotYet['figures']) {
  const share = sitting === 0 ? 0 : Math.round((joined / sitting) * 100);
  return (
    <ul class="figures four" aria-label="ใครยังไม่เข้า">
      <li>
        <ReachMark state="blocked" label="ไม่มีผู้รับ" />
        <b>{unreached}</b>
        <small>แห่ง ไม่มีใครรับข้อความเลย</small>
      </li>
      <li>
        <ReachMark state="blocked" icon="me" label="ขาดประธาน" />
        <b>{noChair}</b>
        <small>แห่ง ประธานยังไม่เข้า</small>
      </li>
      <li>
        <ReachMark state="blocked" icon="register" label="ขาดเลขานุการ" />
        <b>{noSecretary}</b>
        <small>แห่ง เลขานุการยังไม่เข้า</small>
      </li>
      <li>
        <ReachMark state="friend" icon="people" label="กรรมการเข้าแล้ว" />
        <b>{share}%</b>
        <small>
          {countText(joined)} จาก {countText(sitting)} คนในทะเบียน
        </small>
      </li>
    </ul>
  );
}

const namedAreas = 12;

function UnreachedAreas({ areas }: { areas: NotYet['unreached'] }) {
  if (areas.length === 0) return null;
  const rest = areas.length - namedAreas;
  return (
    <p class="banner is-due">
      <span class="grow">
        <b>ไม่มีใครรับข้อความใน {areas.length} พื้นที่</b>
        {areas.slice(0, namedAreas).map(({ areaCode, name }) => (
          <span key={areaCode}>
            <span class="nowrap">{name}</span>{' '}
          </span>
        ))}
        {rest > 0 ? `และอีก ${rest} พื้นที่` : ''}
      </span>
    </p>
  );
}

function Filters({ query, districts }: { query: URLSearchParams; districts: NotYet['districts'] }) {
  const { valueOf, set } = useAddressFilter(path, query);
  const isAll = valueOf('who') === 'all';
  return (
    <search class="people-filters" aria-label="กรอง ศอช.">
      <StoredSearch label="ศอช. หรืออำเภอ" stored={valueOf('q')} onRest={(q) => set({ q })} />
      {districts.length > 1 ? (
        <FilterSelect
          label="ทุกอำเภอ"
          value={valueOf('district')}
          options={districts.map(({ areaCode, name }) => ({ value: areaCode, label: name }))}
          onPick={(district) => set({ district })}
        />
      ) : null}
      <span class="seg" role="group" aria-label="ใครที่ขาด">
        <button type="button" aria-pressed={!isAll} onClick={() => set({ who: '' })}>
          ประธาน เลขานุการ
        </button>
        <button type="button" aria-pressed={isAll} onClick={() => set({ who: 'all' })}>
          ทุกคน
        </button>
      </span>
    </search>
  );
}

function Centres({ first, filter }: { first: NotYet; filter: Filter }) {
  const { pages, add } = useMorePages(first);
  const { busy, error, ask } = useMutation();
  const centres = pages.flatMap((page) => page.centres);
  const next = pages.at(-1)?.next ?? null;
  if (centres.length === 0) return <NobodyMissing filter={filter} />;
  const load = async (from: number) => {
    const page = await ask('directory.notYet', { ...filter, from });
    if (page) add(page);
  };
  return (
    <>
      <ul class="gaps">
        {centres.map((access) => (
          <CentreAccessItem key={access.centre.id} {...access} showsAll={filter.who === 'all'} />
        ))}
      </ul>
      <ErrorBanner error={error} />
      <p class="found-count" role="status">
        {centres.length} จาก {first.found} แห่ง เรียงจากเข้าน้อยที่สุด
      </p>
      {next === null ? null : (
        <button type="button" class="btn btn-wide" disabled={busy} onClick={() => void load(next)}>
          ดูอีก {first.found - centres.length} แห่ง
        </button>
      )}
    </>
  );
}

function NobodyMissing({ filter }: { filter: Filter }) {
  if (filter.query !== undefined || filter.district !== undefined)
    return (
      <EmptyState icon="search" title="ไม่พบ ศอช. ตามที่เลือก">
        <a class="btn" href={path}>
          ดูทุกแห่ง
        </a>
      </EmptyState>
    );
  return (
    <EmptyState
      icon="done"
      tint="is-done"
      title={filter.who === 'all' ? 'กรรมการเข้าครบทุกคน' : 'ประธานและเลขานุการเข้าครบทุกแห่ง'}
    >
      {filter.who === 'all' ? null : (
        <a class="btn" href={`${path}?who=all`}>
          ดูกรรมการคนอื่น
        </a>
      )}
    </EmptyState>
  );
}

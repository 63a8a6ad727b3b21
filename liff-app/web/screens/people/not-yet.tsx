import { useSignal } from '@preact/signals';
import type { Input, Output } from '#contract/contract.ts';
import { isAreaCode } from '#domain/centre/centre.ts';
import { districtNote } from '#domain/centre/label.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { useAddressFilter } from './address.ts';
import { FilterSelect, SearchField } from './filters.tsx';
import { ReachMark } from './people-labels.tsx';
import { PeopleHeader } from './people-tabs.tsx';

const path = '/app/people/not-yet';
type NotYet = Output<'directory.notYet'>;
type Filter = Input<'directory.notYet'>;
type Gap = NotYet['centres'][number];

/** ยังไม่เข้า: sitting members without an account, by centre, and areas that no message reaches. */
export function Screen({ me, query }: ScreenProps) {
  const filter = filterOf(query);
  const list = useResource('directory.notYet', filter);
  return (
    <>
      <PeopleHeader me={me} current="notYet" />
      <main class="page first-gap people">
        <ResourceView resource={list} heights={[90, 52, 120, 120, 120]}>
          {(found) => (
            <>
              <Figures {...found.figures} />
              <UnreachedAreas areas={found.unreached} />
              <Filters query={query} districts={found.districts} />
              <Centres key={JSON.stringify(filter)} first={found} filter={filter} />
            </>
          )}
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
  return (
    <ul class="figures four" aria-label="ใครยังไม่เข้า">
      <li>
        <ReachMark of="blocked" word="ไม่มีผู้รับ" />
        <b>{unreached}</b>
        <small>แห่ง</small>
      </li>
      <li>
        <ReachMark of="notYet" word="ขาดประธาน" />
        <b>{noChair}</b>
        <small>แห่ง</small>
      </li>
      <li>
        <ReachMark of="notYet" word="ขาดเลขานุการ" />
        <b>{noSecretary}</b>
        <small>แห่ง</small>
      </li>
      <li>
        <ReachMark of="friend" word="กรรมการเข้าแล้ว" />
        <b>{joined.toLocaleString('en')}</b>
        <small>จาก {sitting.toLocaleString('en')} คนในทะเบียน</small>
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
        <b>ไม่มีใครรับข้อความใน {areas.length} พื้นที่</b>{' '}
        {areas.slice(0, namedAreas).map(({ areaCode, name }) => (
          <span key={areaCode} class="nowrap area-name">
            {name}{' '}
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
      <SearchField label="ศอช. หรืออำเภอ" stored={valueOf('q')} onRest={(q) => set({ q })} />
      {districts.length > 1 ? (
        <FilterSelect
          label="ทุกอำเภอ"
          value={valueOf('district')}
          options={districts.map(({ areaCode, name }) => ({ value: areaCode, word: name }))}
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
  const more = useSignal<NotYet[]>([]);
  const { busy, error, ask } = useMutation();
  const pages = [first, ...more.value];
  const centres = pages.flatMap((page) => page.centres);
  const next = pages.at(-1)?.next ?? null;
  if (centres.length === 0)
    return (
      <EmptyState icon="done" title="ไม่มี ศอช. ที่ขาดคนตามที่เลือก">
        <a class="btn" href={path}>
          ดูทุกแห่งที่ขาดประธานหรือเลขานุการ
        </a>
      </EmptyState>
    );
  const load = async (from: number) => {
    const page = await ask('directory.notYet', { ...filter, from });
    if (page) more.value = [...more.value, page];
  };
  return (
    <>
      <p class="quiet" aria-live="polite">
        {first.found} แห่ง เรียงจากเข้าน้อยที่สุด
      </p>
      <ul class="gaps">
        {centres.map((gap) => (
          <CentreGap key={gap.centre.id} {...gap} />
        ))}
      </ul>
      <ErrorBanner error={error} />
      {next === null ? null : (
        <button
          type="button"
          class="btn btn-wide space-above"
          disabled={busy}
          onClick={() => void load(next)}
        >
          ดูอีก {first.found - centres.length} แห่ง
        </button>
      )}
    </>
  );
}

function CentreGap({ centre, sitting, joined, chair, secretary, reached, missing }: Gap) {
  const share = sitting === 0 ? 0 : (joined / sitting) * 100;
  return (
    <li>
      <div class="gap-name">
        <strong>{centre.name}</strong>
        <small>{districtNote(centre)}</small>
      </div>
      <div class="gap-share">
        <span class="share-bar" aria-hidden="true">
          <i style={{ width: `${share}%` }} />
        </span>
        {sitting === 0 ? 'ยังไม่มีทะเบียน' : `${joined} จาก ${sitting}`}
      </div>
      <div class="gap-seat">
        ประธาน <ReachMark of={chair} {...(chair === 'friend' ? { word: 'เข้าแล้ว' } : {})} />
      </div>
      <div class="gap-seat">
        เลขานุการ{' '}
        <ReachMark of={secretary} {...(secretary === 'friend' ? { word: 'เข้าแล้ว' } : {})} />
      </div>
      <div class="gap-reach">
        {reached === 0 ? (
          <span class="chip is-due">ไม่มีผู้รับ</span>
        ) : (
          <small>ข้อความไปถึง {reached} คน</small>
        )}
      </div>
      {missing.length > 0 ? (
        <details>
          <summary>
            ยังไม่เข้า {missing.length} คน<span class="sr-only"> ของ {centre.name}</span>
          </summary>
          <ul>
            {missing.map(({ id, name, seatLabel }) => (
              <li key={id}>
                {name} <small>{seatLabel}</small>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

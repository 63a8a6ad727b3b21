import { useSignal } from '@preact/signals';
import type { Input, Output } from '#contract/contract.ts';
import { isAreaCode } from '#domain/centre/centre.ts';
import { reachSchema } from '#domain/people/directory.ts';
import { roleSchema } from '#domain/permissions.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { grantText, roleLabel } from '#web/parts/role-labels.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { useAddressFilter } from './address.ts';
import { FilterSelect, SearchField } from './filters.tsx';
import { activityWords, personHref, ReachMark, reachWords } from './people-labels.tsx';
import type { Listed } from './people-labels.tsx';
import { PeopleHeader } from './people-tabs.tsx';

const path = '/app/people';
type Directory = Output<'directory.read'>;
type Filter = Input<'directory.read'>;

/** อยู่ในระบบ: everybody with a role, those whom messages do not reach first. */
export function Screen({ me, query }: ScreenProps) {
  const filter = filterOf(query);
  const list = useResource('directory.read', filter);
  return (
    <>
      <PeopleHeader me={me} current="directory" />
      <main class="page first-gap people">
        <ResourceView resource={list} heights={[90, 52, 72, 72, 72]}>
          {(found) => (
            <>
              <Figures counts={found.counts} total={found.total} />
              <Unreached {...found.counts} />
              <Filters query={query} districts={found.districts} />
              <People key={JSON.stringify(filter)} first={found} filter={filter} />
            </>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function filterOf(query: URLSearchParams): Filter {
  const role = roleSchema.safeParse(query.get('role'));
  const reach = reachSchema.safeParse(query.get('reach'));
  const district = query.get('district') ?? '';
  const words = query.get('q') ?? '';
  return {
    ...(words === '' ? {} : { query: words }),
    ...(role.success ? { role: role.data } : {}),
    ...(reach.success ? { reach: reach.data } : {}),
    ...(isAreaCode(district) ? { district } : {}),
  };
}

function Figures({ counts, total }: { counts: Directory['counts']; total: number }) {
  return (
    <ul class="figures" aria-label="การรับข้อความ">
      <li>
        <ReachMark of="friend" word="รับข้อความได้" />
        <b>{counts.friend.toLocaleString('en')}</b>
        <small>จาก {total.toLocaleString('en')} คน</small>
      </li>
      <li>
        <ReachMark of="blocked" word="บล็อก" />
        <b>{counts.blocked.toLocaleString('en')}</b>
        <small>คน</small>
      </li>
      <li>
        <ReachMark of="neverAdded" word="ยังไม่เพิ่ม" />
        <b>{counts.neverAdded.toLocaleString('en')}</b>
        <small>คน</small>
      </li>
    </ul>
  );
}

function Unreached({ blocked, neverAdded }: Directory['counts']) {
  const count = blocked + neverAdded;
  if (count === 0) return null;
  return (
    <p class="banner is-draft wide-only">
      <Icon name="info" />
      <span class="grow">
        <b>งานของคนที่ติดต่อไม่ได้ {count.toLocaleString('en')} คน อยู่ที่ระดับถัดไป</b>{' '}
        ระบบส่งให้พัฒนาการอำเภอหรือจังหวัดแทน จนกว่าจะกลับมาเป็นเพื่อนกับบัญชี
      </span>
    </p>
  );
}

function Filters({
  query,
  districts,
}: {
  query: URLSearchParams;
  districts: Directory['districts'];
}) {
  const { valueOf, set } = useAddressFilter(path, query);
  return (
    <search class="people-filters" aria-label="กรองรายชื่อ">
      <SearchField label="ชื่อ หรือ ศอช." stored={valueOf('q')} onRest={(q) => set({ q })} />
      <FilterSelect
        label="ทุกหน้าที่"
        value={valueOf('role')}
        options={roleSchema.options.map((role) => ({ value: role, word: roleLabel(role) }))}
        onPick={(role) => set({ role })}
      />
      {districts.length > 1 ? (
        <FilterSelect
          label="ทุกอำเภอ"
          value={valueOf('district')}
          options={districts.map(({ areaCode, name }) => ({ value: areaCode, word: name }))}
          onPick={(district) => set({ district })}
        />
      ) : null}
      <FilterSelect
        label="การรับข้อความ"
        value={valueOf('reach')}
        options={reachSchema.options.map((reach) => ({ value: reach, word: reachWords[reach] }))}
        onPick={(reach) => set({ reach })}
      />
    </search>
  );
}

function People({ first, filter }: { first: Directory; filter: Filter }) {
  const more = useSignal<Directory[]>([]);
  const { busy, error, ask } = useMutation();
  const pages = [first, ...more.value];
  const people = pages.flatMap((page) => page.people);
  const next = pages.at(-1)?.next ?? null;
  if (people.length === 0)
    return (
      <EmptyState icon="search" title="ไม่พบคนตามที่เลือก">
        <a class="btn" href={path}>
          ดูทุกคน
        </a>
      </EmptyState>
    );
  const load = async (from: number) => {
    const page = await ask('directory.read', { ...filter, from });
    if (page) more.value = [...more.value, page];
  };
  return (
    <>
      <p class="quiet" aria-live="polite">
        {first.found.toLocaleString('en')} คน เรียงจากที่ต้องดูก่อน
      </p>
      <Table people={people} />
      <Cards people={people} />
      <ErrorBanner error={error} />
      {next === null ? null : (
        <button
          type="button"
          class="btn btn-wide space-above"
          disabled={busy}
          onClick={() => void load(next)}
        >
          ดูอีก {(first.found - people.length).toLocaleString('en')} คน
        </button>
      )}
    </>
  );
}

/** Two roles at most; the page of the person has all. */
function rolesText({ grants }: Listed): string {
  const shown = grants.slice(0, 2).map(grantText).join(' · ');
  return grants.length > 2 ? `${shown} และอีก ${grants.length - 2}` : shown;
}

function nameOf({ name, lineName }: Listed): string {
  return name || lineName || 'ไม่มีชื่อ';
}

function Table({ people }: { people: readonly Listed[] }) {
  return (
    <div class="panel wide-only">
      <table class="ledger">
        <caption class="sr-only">คนในระบบ เรียงจากที่ต้องดูก่อน</caption>
        <thead>
          <tr>
            <th scope="col">ชื่อ</th>
            <th scope="col">หน้าที่</th>
            <th scope="col">ในทะเบียน</th>
            <th scope="col">เข้าร่วม</th>
            <th scope="col">ใช้ล่าสุด</th>
            <th scope="col">การรับข้อความ</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <a href={personHref(person.id)}>{nameOf(person)}</a>
                {person.lineName ? <small>LINE: {person.lineName}</small> : null}
              </th>
              <td>{rolesText(person)}</td>
              <td>{person.rows.map((row) => `${row.name} ${row.seatLabel}`).join(' ') || '–'}</td>
              <td class="nowrap">
                {person.joinedAt ? dayText(bangkokDayOf(person.joinedAt), 'medium') : '–'}
              </td>
              <td class="nowrap">{activityWords[person.activity]}</td>
              <td>
                <ReachMark of={person.reach} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ people }: { people: readonly Listed[] }) {
  return (
    <div class="list phone-only">
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <a class="row-link" href={personHref(person.id)}>
              <span>
                <strong>{nameOf(person)}</strong>
                <small>{rolesText(person)}</small>
              </span>
              <span class="side-facts">
                <ReachMark of={person.reach} />
                <small>ใช้{activityWords[person.activity]}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { Output } from '#contract/contract.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { useWide } from '#web/media.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { EmptyState } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { addressWith } from './address.ts';
import { useMorePages } from './filtered-list.ts';
import { useAddressFilter } from './use-address.ts';
import { directoryPath } from './directory-filter.ts';
import type { DirectoryFilter } from './directory-filter.ts';
import { activityLabels, countText, nameOf, placesText, rolesText } from './person-texts.ts';
import { PersonReach } from './reach-mark.tsx';
import type { ListedPerson } from './person-texts.ts';

type Directory = Output<'directory.read'>;

interface Props {
  directory: Directory;
  filter: DirectoryFilter;
  query: URLSearchParams;
  /** A chosen person opens beside the list instead of on a page. */
  hasPane: boolean;
  chosen: string | null;
}

/** The people found, page by page: a table on wide screens, rows on a phone. */
export function PeopleList({ directory, filter, query, hasPane, chosen }: Props) {
  const { pages, add } = useMorePages(directory);
  const wide = useWide();
  const { busy, error, ask } = useMutation();
  const people = pages.flatMap((page) => page.people);
  const next = pages.at(-1)?.next ?? null;
  if (people.length === 0)
    return (
      <EmptyState icon="search" title="ไม่พบคนตามที่เลือก">
        <a class="btn" href={directoryPath}>
          ดูทุกคน
        </a>
      </EmptyState>
    );
  const load = async (from: number) => {
    const page = await ask('directory.read', { ...filter, from });
    if (page) add(page);
  };
  const rows = { people, hrefOf: hrefFor(query, hasPane), chosen, query };
  return (
    <div class={wide ? 'panel list' : 'list'}>
      {wide ? <PeopleTable {...rows} /> : <PeopleRows {...rows} />}
      <ErrorBanner error={error} />
      <p class="found-count" role="status">
        {countText(people.length)} จาก {countText(directory.found)} คน{' '}
        {orderTexts[filter.sort ?? 'worst']}
      </p>
      {next === null ? null : (
        <button type="button" class="more-link" disabled={busy} onClick={() => void load(next)}>
          ดูอีก {countText(directory.found - people.length)} คน
        </button>
      )}
    </div>
  );
}

/** The address of a person: the pane beside the list, or the page. */
function hrefFor(query: URLSearchParams, hasPane: boolean) {
  return (id: string): string =>
    hasPane
      ? addressWith({ path: directoryPath, query }, { person: id })
      : `${directoryPath}/person/${encodeURIComponent(id)}`;
}

const orderTexts: Record<ColumnProps['order'], string> = {
  worst: 'เรียงจากที่ต้องดูก่อน',
  name: 'เรียงตามชื่อ',
  area: 'เรียงตามพื้นที่',
  used: 'เรียงจากที่ไม่ได้ใช้นานที่สุด',
};

interface RowsProps {
  people: readonly ListedPerson[];
  hrefOf: (id: string) => string;
  chosen: string | null;
  query: URLSearchParams;
}

interface ColumnProps {
  query: URLSearchParams;
  order: NonNullable<DirectoryFilter['sort']>;
  label: string;
}

/** A heading that sorts the list. Pressing the chosen one restores the default order. */
function SortedColumn({ query, order, label }: ColumnProps) {
  const { valueOf, set } = useAddressFilter(directoryPath, query);
  const isChosen = (valueOf('sort') || 'worst') === order;
  const next = isChosen || order === 'worst' ? '' : order;
  return (
    <th scope="col" aria-sort={isChosen ? 'ascending' : undefined}>
      <button type="button" class="sort" onClick={() => set({ sort: next })}>
        {label}
        <Icon name={isChosen ? 'down' : 'sort'} small />
      </button>
    </th>
  );
}

function PeopleTable({ people, hrefOf, chosen, query }: RowsProps) {
  const { router } = useApp();
  const open = (event: MouseEvent, href: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const isPane = href.startsWith(`${directoryPath}?`);
    router.go(href, { replace: isPane, keepsScroll: isPane });
  };
  return (
    <table class="ledger">
      <caption class="sr-only">คนในระบบ</caption>
      <thead>
        <tr>
          <SortedColumn query={query} order="name" label="ชื่อ" />
          <SortedColumn query={query} order="area" label="พื้นที่" />
          <th scope="col" class="from-1400">
            เข้าร่วม
          </th>
          <SortedColumn query={query} order="used" label="ใช้ล่าสุด" />
          <SortedColumn query={query} order="worst" label="การรับข้อความ" />
          <th scope="col" class="num">
            งานค้าง
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} aria-current={person.id === chosen ? 'true' : undefined}>
            <th scope="row">
              <a
                class="open-row"
                href={hrefOf(person.id)}
                onClick={(event) => open(event, hrefOf(person.id))}
              >
                {nameOf(person)}
                <small>{rolesText(person.grants)}</small>
              </a>
            </th>
            <td>{placesText(person.grants)}</td>
            <td class="nowrap from-1400">
              {person.joinedAt ? dayText(bangkokDayOf(person.joinedAt), 'medium') : '–'}
            </td>
            <td class="nowrap">{activityLabels[person.activity]}</td>
            <td>
              <PersonReach {...person} />
            </td>
            <td class="num">{person.work > 0 ? `${countText(person.work)} เรื่อง` : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PeopleRows({ people, hrefOf }: RowsProps) {
  return (
    <ul>
      {people.map((person) => (
        <li key={person.id}>
          <a class="row-link" href={hrefOf(person.id)}>
            <span>
              <strong>{nameOf(person)}</strong>
              <small>
                {rolesText(person.grants)} {placesText(person.grants)}
              </small>
            </span>
            <span class="side-facts">
              <PersonReach {...person} />
              <small>
                {person.work > 0
                  ? `งานค้าง ${countText(person.work)}`
                  : `ใช้${activityLabels[person.activity]}`}
              </small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

import { useRef } from 'preact/hooks';
import type { Day } from '#domain/calendar.ts';
import type { DutyOrder } from '#domain/duty/list/filter.ts';
import { dayText } from '#web/format-day.ts';
import { Chip } from '#web/parts/chip.tsx';
import { dutyHref } from '#web/parts/duty-card.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { useAddressFilter } from '../people/directory/use-address.ts';
import { dutiesPath } from './list-filter.ts';
import { orders } from './list-orders.ts';
import { ReminderMark, holderText } from './reminder-mark.tsx';
import { useRowKeys } from './row-keys.ts';
import { pickedOf } from './selection.ts';
import type { ListedDuty, Selection } from './selection.ts';

interface Props {
  duties: readonly ListedDuty[];
  query: URLSearchParams;
  today: Day;
  /** Null for readers who cannot do anything with several duties. */
  selection: Selection | null;
}

/** The order in which columns are hidden on narrower screens. */
const widths: Partial<Record<DutyOrder, string>> = {
  clause: 'from-1200',
  since: 'from-1400',
};

/** The list on wide screens. A row opens its duty, and its check box selects it. */
export function DutyTable({ duties, query, today, selection }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const onKeyDown = useRowKeys({ body, duties, selection });
  const all = duties.length > 0 && duties.every(({ id }) => selection?.has(id));
  const some = duties.some(({ id }) => selection?.has(id));
  const column = (id: DutyOrder) => <SortedColumn key={id} query={query} order={id} />;
  return (
    <>
      <table class="ledger duty-table">
        <caption class="sr-only">รายการเรื่อง</caption>
        <thead>
          <tr>
            {selection ? (
              <td class="pick-cell">
                <input
                  type="checkbox"
                  aria-label="เลือกทุกเรื่องในหน้านี้"
                  checked={all}
                  ref={(box) => {
                    if (box) box.indeterminate = some && !all;
                  }}
                  onChange={() => selection.set(duties.map(pickedOf), !all)}
                />
              </td>
            ) : null}
            {column('centre')}
            {column('district')}
            {column('title')}
            {column('clause')}
            {column('due')}
            {column('standing')}
            {column('holder')}
            {column('since')}
            <th scope="col" class="from-1200">
              เตือนล่าสุด
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {duties.map((duty) => (
            <DutyRow key={duty.id} duty={duty} today={today} selection={selection} />
          ))}
        </tbody>
      </table>
      <p class="row-keys">
        แป้นพิมพ์: ลูกศรขึ้นลง เลื่อนแถว · Enter เปิด
        {selection ? ' · เว้นวรรค เลือก · Shift+เว้นวรรค เลือกเป็นช่วง · Esc เลิกเลือก' : ''}
      </p>
    </>
  );
}

function DutyRow({
  duty,
  today,
  selection,
}: Omit<Props, 'duties' | 'query'> & { duty: ListedDuty }) {
  const isPicked = selection?.has(duty.id) ?? false;
  return (
    <tr class={isPicked ? 'is-picked' : undefined}>
      {selection ? (
        <td class="pick-cell">
          <input
            type="checkbox"
            aria-label={`เลือก ${duty.title} ${duty.centre.label}`}
            checked={isPicked}
            onChange={() => selection.set([pickedOf(duty)], !isPicked)}
          />
        </td>
      ) : null}
      <th scope="row">
        <a class="open-row" href={dutyHref(duty)} data-duty={duty.id}>
          {duty.centre.name}
        </a>
      </th>
      <td class="nowrap">{duty.centre.districtName || '–'}</td>
      <td>{duty.title}</td>
      <td class="from-1200">{duty.clause}</td>
      <td class="nowrap">{dayText(duty.provinceDueOn, 'medium')}</td>
      <td>
        <Chip {...duty} />
      </td>
      <td>{holderText(duty)}</td>
      <td class="num from-1400">{duty.waitingDays === null ? '–' : `${duty.waitingDays} วัน`}</td>
      <td class="from-1200">
        <ReminderMark duty={duty} today={today} />
      </td>
    </tr>
  );
}

/** A heading that sorts the list. Pressing it again reverses the order. */
function SortedColumn({ query, order }: { query: URLSearchParams; order: DutyOrder }) {
  const { valueOf, set } = useAddressFilter(dutiesPath, query);
  const isChosen = (valueOf('sort') || 'due') === order;
  const isDescending = isChosen && valueOf('desc') === 'yes';
  // The longest wait is first.
  const isFalling = isDescending !== (order === 'since');
  const label = orders.find(({ id }) => id === order)?.label ?? '';
  const press = () =>
    set({
      sort: order === 'due' ? '' : order,
      desc: isChosen && !isDescending ? 'yes' : '',
      from: '',
    });
  const width = widths[order];
  return (
    <th
      scope="col"
      class={[order === 'since' ? 'num' : '', width ?? ''].join(' ').trim() || undefined}
      aria-sort={isChosen ? (isFalling ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" class="sort" onClick={press}>
        {label}
        <Icon name={isChosen ? (isFalling ? 'down' : 'up') : 'sort'} small />
      </button>
    </th>
  );
}

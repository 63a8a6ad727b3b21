import { dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import { useAddressFilter } from '../people/directory/use-address.ts';
import { centreFilterOf, centresPath } from './centre-order.ts';
import type { CentreOrder, ListedCentre } from './centre-order.ts';

interface Props {
  centres: readonly ListedCentre[];
  query: URLSearchParams;
}

/** The centres on wide screens, sorted by place, by sent or by overdue reports. */
export function CentreTable({ centres, query }: Props) {
  const column = (order: CentreOrder, label: string) => (
    <SortedColumn query={query} order={order} label={label} />
  );
  return (
    <table class="ledger duty-table">
      <caption class="sr-only">ศอช.</caption>
      <thead>
        <tr>
          {column('name', 'ศอช.')}
          {column('area', 'อำเภอ')}
          {column('done', 'ส่งแล้ว')}
          {column('late', 'เกินกำหนด')}
        </tr>
      </thead>
      <tbody>
        {centres.map(({ centre, closedOn, done, total, late }) => (
          <tr key={centre.id}>
            <th scope="row">
              <a class="open-row" href={`${centresPath}/${encodeURIComponent(centre.id)}`}>
                {centre.name}
              </a>
            </th>
            <td>
              {centre.districtName || '–'}
              {closedOn ? <small>ยุบเลิกแล้ว {dayText(closedOn, 'medium')}</small> : null}
            </td>
            <td class="num">
              {done} จาก {total}
            </td>
            <td class="num">
              {late > 0 ? (
                <span class="reach-mark is-overdue">
                  <Icon name="overdue" small />
                  ค้าง {late}
                </span>
              ) : (
                '–'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SortedColumn({
  query,
  order,
  label,
}: {
  query: URLSearchParams;
  order: CentreOrder;
  label: string;
}) {
  const { set } = useAddressFilter(centresPath, query);
  const { sort, isDescending } = centreFilterOf(query);
  const isChosen = sort === order;
  // The first press sorts the most overdue first.
  const isFalling = isDescending !== (order === 'late');
  return (
    <th
      scope="col"
      class={order === 'done' || order === 'late' ? 'num' : undefined}
      aria-sort={isChosen ? (isFalling ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        class="sort"
        onClick={() =>
          set({
            sort: order === 'area' ? '' : order,
            desc: isChosen && !isDescending ? 'yes' : '',
          })
        }
      >
        {label}
        <Icon name={isChosen ? (isFalling ? 'down' : 'up') : 'sort'} small />
      </button>
    </th>
  );
}

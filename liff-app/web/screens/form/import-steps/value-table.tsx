import { Icon } from '#web/parts/icon.tsx';
import { useShowMore } from '#web/parts/show-more.tsx';
import type { Imported } from './use-list-import.ts';

const shownRows = 3;

/** Each row of the file, with the text in the file and the value read from it. */
export function ValueTable({ table, unit }: { table: Imported['table']; unit: string }) {
  const { visible, hidden, showAll } = useShowMore(table, shownRows);
  return (
    <div>
      <table class="import-table">
        <thead>
          <tr>
            <th scope="col">ในไฟล์</th>
            <th scope="col">อ่านได้</th>
          </tr>
        </thead>
        {visible.map(({ line, values }) => (
          <tbody key={`${line} ${values[0]?.written}`}>
            <tr>
              <th colSpan={2} scope="rowgroup">
                แถว {line}
              </th>
            </tr>
            {values.map(({ column, written, read, wrong }) => (
              <tr key={column} class={wrong ? 'is-wrong' : written === read ? '' : 'is-changed'}>
                <td>
                  <small>{column}</small>
                  {written === '' ? 'ว่าง' : written}
                </td>
                <td>
                  {wrong ? (
                    <b>
                      <Icon name="overdue" small />
                      ต้องแก้
                    </b>
                  ) : (
                    read
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {hidden > 0 ? (
        <button type="button" class="btn btn-small btn-wide space-above" onClick={showAll}>
          <Icon name="down" />
          ดูอีก {hidden} {unit}
        </button>
      ) : null}
    </div>
  );
}

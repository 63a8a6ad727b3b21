import { dayText } from '../format-day.ts';
import type { RibbonGroup } from '../screens/home/home-groups.ts';

const maxCells = 40;

interface Props {
  fiscalYear: number;
  groups: readonly RibbonGroup[];
  sent: number;
  total: number;
}

/**
 * One cell for each duty when they are few, otherwise one bar for each date. The sentence states the
 * number.
 */
export function YearProgress({ fiscalYear, groups, sent, total }: Props) {
  const asCells = total <= maxCells;
  return (
    <section class="year" aria-label="ความก้าวหน้าทั้งปี">
      <div class="row">
        <h2>ปีงบประมาณ {fiscalYear}</h2>
        <h2>
          ส่งแล้ว {sent} จาก {total} เรื่อง
        </h2>
      </div>
      <ol>
        {groups.map((group) => (
          <li
            key={group.dueOn}
            style={{ flex: asCells ? group.total : 1 }}
            class={group.isNext ? 'now' : ''}
          >
            <span class="sr-only">
              กำหนด {dayText(group.dueOn, 'medium')} ส่งแล้ว {group.sent} จาก {group.total}
            </span>
            {asCells ? (
              <span class="cells" aria-hidden="true">
                {Array.from({ length: group.total }, (_, index) => (
                  <i key={index} class={index < group.sent ? 'on' : ''} />
                ))}
              </span>
            ) : (
              <span class="bar" aria-hidden="true">
                <i style={{ width: `${(100 * group.sent) / group.total}%` }} />
              </span>
            )}
            <span aria-hidden="true">{dayText(group.dueOn, 'dayMonth')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

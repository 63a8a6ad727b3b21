import { Icon } from '#web/parts/icon.tsx';
import { roundHref } from './round-groups.ts';
import type { RoundData } from './round-groups.ts';

/** The province's sheet: each district with what waits; its own sheet is one tap away. */
export function DistrictRows({ sheet }: { sheet: RoundData }) {
  if (sheet.districts.length === 0) return null;
  const waitingFirst = sheet.districts.toSorted(
    (a, b) => b.waiting - a.waiting || a.areaCode.localeCompare(b.areaCode),
  );
  return (
    <section>
      <header class="group-head">
        <h2>รายอำเภอ {sheet.districts.length} แห่ง</h2>
      </header>
      <div class="list">
        <ul>
          {waitingFirst.map((one) => (
            <li key={one.areaCode}>
              <a class="row-link" href={roundHref(sheet.column, one.areaCode)}>
                <span>
                  <strong>อ.{one.name}</strong>
                  <small>
                    <span class="nb">
                      ถึงจังหวัด {one.reached} จาก {one.total}
                    </span>{' '}
                    · <span class="nb">รับรองแล้ว {one.accepted}</span>
                  </small>
                </span>
                {one.waiting > 0 ? (
                  <span class="chip is-review">
                    <Icon name="review" small />
                    รอรับรอง {one.waiting}
                  </span>
                ) : (
                  <Icon name="next" />
                )}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

import { Icon } from '#web/parts/icon.tsx';
import { roundHref } from './round-groups.ts';
import type { RoundData } from './round-groups.ts';

/** For the province: each district with its number of waiting reports, linked to the district's round. */
export function DistrictRows({ round }: { round: RoundData }) {
  if (round.districts.length === 0) return null;
  const waitingFirst = round.districts.toSorted(
    (a, b) => b.waiting - a.waiting || a.areaCode.localeCompare(b.areaCode),
  );
  return (
    <section>
      <header class="group-head">
        <h2>รายอำเภอ {round.districts.length} แห่ง</h2>
      </header>
      <div class="list">
        <ul>
          {waitingFirst.map((district) => (
            <li key={district.areaCode}>
              <a class="row-link" href={roundHref(round.column, district.areaCode)}>
                <span>
                  <strong>อ.{district.name}</strong>
                  <small>
                    <span class="nb">
                      ถึงจังหวัด {district.reached} จาก {district.total}
                    </span>{' '}
                    · <span class="nb">รับรองแล้ว {district.accepted}</span>
                  </small>
                </span>
                {district.waiting > 0 ? (
                  <span class="chip is-review">
                    <Icon name="review" small />
                    รอรับรอง {district.waiting}
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

import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { standingLabel } from '#web/parts/status-style.ts';
import { findingsOf, printedCount, withWhom } from './round-groups.ts';
import type { RoundData, RoundRow } from './round-groups.ts';

/** The printed covering list: every centre in the order of the letter, and space for a signature. */
export function RoundPrint({ round }: { round: RoundData }) {
  const { reached, total } = printedCount(round);
  return (
    <section class="print-only" aria-hidden="true">
      <h2>ใบส่งต่อ{round.title}</h2>
      <p>
        {round.area.name} · หนังสือข้อ {round.clause} · กำหนดถึงจังหวัด {dayText(round.dueOn, 'long')}
      </p>
      <p>
        ณ {dayText(round.today, 'long')} ถึงจังหวัดแล้ว {reached} จาก {total} แห่ง
      </p>
      {round.districts.length > 0 ? <DistrictTable round={round} /> : null}
      {round.rows.length > 0 ? <CentreTable rows={round.rows} /> : null}
      <div class="sign">
        <p>ลงชื่อ ................................................................</p>
        <p>( ................................................................ )</p>
        <p>{round.area.level === 'province' ? 'พัฒนาการจังหวัด' : 'พัฒนาการอำเภอ'}</p>
      </div>
    </section>
  );
}

function CentreTable({ rows }: { rows: readonly RoundRow[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>ที่</th>
          <th>ศูนย์</th>
          <th>สถานะ</th>
          <th>วันที่ส่ง</th>
          <th>หมายเหตุ</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.duty.id}>
            <td>{index + 1}</td>
            <td>{row.duty.centre.label}</td>
            <td>{standingLabel(row.duty)}</td>
            <td>{sentOn(row)}</td>
            <td>{[withWhom(row).join(' '), ...findingsOf(row)].join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The province’s list has a count for each district. A district’s list names its centres. */
function DistrictTable({ round }: { round: RoundData }) {
  return (
    <table>
      <thead>
        <tr>
          <th>ที่</th>
          <th>อำเภอ</th>
          <th>ทั้งหมด</th>
          <th>ถึงจังหวัดแล้ว</th>
          <th>รอรับรอง</th>
          <th>รับรองแล้ว</th>
        </tr>
      </thead>
      <tbody>
        {round.districts.map((district, index) => (
          <tr key={district.areaCode}>
            <td>{index + 1}</td>
            <td>อ.{district.name}</td>
            <td>{district.total}</td>
            <td>{district.reached}</td>
            <td>{district.waiting}</td>
            <td>{district.accepted}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sentOn({ duty }: RoundRow): string {
  return duty.submittedAt ? dayText(bangkokDayOf(duty.submittedAt), 'medium') : '';
}

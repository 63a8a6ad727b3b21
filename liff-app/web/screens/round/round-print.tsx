import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { standingWord } from '#web/parts/status-style.ts';
import { findingsOf, printedCount, withWhom } from './round-groups.ts';
import type { RoundData, RoundRow } from './round-groups.ts';

/** The covering list on paper: every place in the order of the letter, and room for a signature. */
export function RoundPrint({ sheet }: { sheet: RoundData }) {
  const { reached, total } = printedCount(sheet);
  return (
    <section class="print-only" aria-hidden="true">
      <h2>ใบส่งต่อ{sheet.title}</h2>
      <p>
        {sheet.area.name} · หนังสือข้อ {sheet.clause} · กำหนดถึงจังหวัด {dayText(sheet.dueOn, 'long')}
      </p>
      <p>
        ณ {dayText(sheet.today, 'long')} ถึงจังหวัดแล้ว {reached} จาก {total} แห่ง
      </p>
      {sheet.districts.length > 0 ? <DistrictTable sheet={sheet} /> : null}
      {sheet.rows.length > 0 ? <CentreTable rows={sheet.rows} /> : null}
      <div class="sign">
        <p>ลงชื่อ ................................................................</p>
        <p>( ................................................................ )</p>
        <p>{sheet.area.level === 'province' ? 'พัฒนาการจังหวัด' : 'พัฒนาการอำเภอ'}</p>
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
        {rows.map((row, at) => (
          <tr key={row.duty.id}>
            <td>{at + 1}</td>
            <td>{row.duty.centre.label}</td>
            <td>{standingWord(row.duty)}</td>
            <td>{sentOn(row)}</td>
            <td>{[withWhom(row).join(' '), ...findingsOf(row)].join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The province's list counts by district; each district prints its own centres. */
function DistrictTable({ sheet }: { sheet: RoundData }) {
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
        {sheet.districts.map((district, at) => (
          <tr key={district.areaCode}>
            <td>{at + 1}</td>
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

import { dayOf, dayText } from '../../day-text.ts';
import { standingWord } from '../../parts/state-look.ts';
import { findingsOf, withWhom } from './sheet-groups.ts';
import type { SheetData, SheetRow } from './sheet-groups.ts';

/** The covering list on paper: every place in the order of the letter, and room for a signature. */
export function SheetPrint({ sheet }: { sheet: SheetData }) {
  const reached = sheet.rows.filter((row) => row.duty.reachedProvinceAt !== null).length;
  return (
    <section class="print-only" aria-hidden="true">
      <h2>ใบส่งต่อ{sheet.title}</h2>
      <p>
        {sheet.area.name} · หนังสือข้อ {sheet.clause} · กำหนดถึงจังหวัด {dayText(sheet.dueOn, 'long')}
      </p>
      <p>
        ณ {dayText(sheet.today, 'long')} ถึงจังหวัดแล้ว {reached} จาก {sheet.rows.length} แห่ง
      </p>
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
          {sheet.rows.map((row, at) => (
            <tr key={row.duty.id}>
              <td>{at + 1}</td>
              <td>{row.duty.centre.name}</td>
              <td>{standingWord(row.duty)}</td>
              <td>{sentOn(row)}</td>
              <td>{[withWhom(row).join(' '), ...findingsOf(row)].join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="sign">
        <p>ลงชื่อ ................................................................</p>
        <p>( ................................................................ )</p>
        <p>พัฒนาการอำเภอ</p>
      </div>
    </section>
  );
}

function sentOn({ duty }: SheetRow): string {
  return duty.submittedAt ? dayText(dayOf(duty.submittedAt), 'medium') : '';
}

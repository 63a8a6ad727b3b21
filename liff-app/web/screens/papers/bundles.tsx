import { dayText } from '#web/format-day.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import type { PaperAddress, PaperList } from './paper-address.ts';

/** ชุดเอกสาร: everything that is due on one day, as one archive. */
export function Bundles({ list, address }: { list: PaperList; address: PaperAddress }) {
  const { letter, bundles, area } = list;
  if (!letter || bundles.length === 0) return null;
  return (
    <section class="panel bundles" aria-labelledby="bundles-title">
      <header>
        <h2 id="bundles-title">ชุดเอกสาร</h2>
        <p>{area.name}</p>
      </header>
      <ul>
        {bundles.map(({ dueOn, titles }) => (
          <li key={dueOn}>
            <span>
              <b>กำหนดส่ง {dayText(dueOn, 'medium')}</b>
              <small>{titles.join(' ')} พร้อมคำสั่งและหลักฐาน</small>
            </span>
            <DownloadButton
              small
              label="ZIP"
              opens="ดาวน์โหลด ZIP"
              file={{
                kind: 'bundle',
                area: area.areaCode,
                dueOn,
                letter: letter.id,
                thaiDigits: address.latin === '',
              }}
              note={`เอกสารของ ${area.name} ที่กำหนดส่ง ${dayText(dueOn, 'long')} มีสารบัญและรายการที่ยังขาด ใช้เวลาจัดทำราว 1 นาที`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

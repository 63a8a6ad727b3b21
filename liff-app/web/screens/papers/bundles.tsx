import { dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { PaperAddress, PaperList } from './paper-address.ts';
import type { FileJobs } from './use-file-jobs.ts';

interface Props {
  list: PaperList;
  address: PaperAddress;
  files: FileJobs;
}

/** ชุดเอกสาร: everything due on one day as one archive, and the whole year as one workbook. */
export function Bundles({ list, address, files }: Props) {
  const { letter, bundles, area } = list;
  if (!letter) return null;
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
            <button
              type="button"
              class="btn btn-small"
              aria-label={`จัดทำ ZIP กำหนดส่ง ${dayText(dueOn, 'medium')}`}
              disabled={files.asking !== null}
              onClick={() =>
                void files.start({
                  kind: 'bundle',
                  area: area.areaCode,
                  dueOn,
                  letter: letter.id,
                  thaiDigits: address.latin === '',
                })
              }
            >
              <Icon name="export" />
              จัดทำ ZIP
            </button>
          </li>
        ))}
        <li>
          <span>
            <b>รายงานทั้งปี {letter.fiscalYear}</b>
            <small>ทุกเรื่องตามหนังสือ เรื่องละ 1 แผ่นงาน พร้อมยอดรวม</small>
          </span>
          <button
            type="button"
            class="btn btn-small"
            aria-label={`จัดทำ Excel รายงานทั้งปี ${letter.fiscalYear}`}
            disabled={files.asking !== null}
            onClick={() =>
              void files.start({ kind: 'year', letter: letter.id, area: area.areaCode })
            }
          >
            <Icon name="export" />
            จัดทำ Excel
          </button>
        </li>
      </ul>
      <p class="quiet">ชุดของทั้งจังหวัดใช้เวลาไม่ถึง 1 นาที ดูความคืบหน้าได้ในหน้านี้</p>
    </section>
  );
}

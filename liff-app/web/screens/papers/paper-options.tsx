import type { PaperFormat } from '#domain/papers/paper.ts';
import { useApp } from '#web/app-context.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { isLong, missingOf, paperHref, requestOf } from './paper-address.ts';
import type { ListedPaper, PaperAddress, PaperList } from './paper-address.ts';
import type { FileJobs } from './use-file-jobs.ts';

interface Props {
  list: PaperList;
  paper: ListedPaper;
  address: PaperAddress;
  files: FileJobs;
}

const formatLabels: Readonly<Record<PaperFormat, { label: string; opens: string }>> = {
  pdf: { label: 'PDF', opens: 'เปิดไฟล์ PDF' },
  xlsx: { label: 'Excel', opens: 'เปิดไฟล์ Excel' },
  docx: { label: 'Word', opens: 'เปิดไฟล์ Word' },
};

/** The choice of area and digits for one paper, and its files. */
export function PaperOptions({ list, paper, address, files }: Props) {
  const { router } = useApp();
  const change = (next: Partial<PaperAddress>) =>
    router.go(paperHref({ ...address, ...next }), { replace: true, keepsScroll: true });
  return (
    <section class="panel paper-options" aria-labelledby="options-title">
      <header>
        <h2 id="options-title">{paper.title}</h2>
      </header>
      <MarkStrip paper={paper} />
      <div class="paper-choices">
        {list.areas.length > 1 ? (
          <SelectField
            id="paper-area"
            label="พื้นที่"
            value={list.area.areaCode}
            onPick={(area) => change({ area })}
          >
            {list.areas.map(({ areaCode, name }) => (
              <option key={areaCode} value={areaCode}>
                {areaCode.length === 2 ? 'ทั้งจังหวัด' : name}
              </option>
            ))}
          </SelectField>
        ) : null}
        <Switch
          label="เลขไทยในเอกสาร"
          isOn={address.latin === ''}
          onChange={(isOn) => change({ latin: isOn ? '' : '1' })}
        />
        {paper.paper === 'grading-sheet' ? (
          <Switch
            label="แบบเปล่าสำหรับกรอกด้วยมือ"
            isOn={address.blank !== ''}
            onChange={(isOn) => change({ blank: isOn ? '1' : '' })}
          />
        ) : null}
      </div>
      <Files list={list} paper={paper} address={address} files={files} />
    </section>
  );
}

function Files({ list, paper, address, files }: Props) {
  const choice = {
    area: list.area.areaCode,
    letter: list.letter?.id ?? '',
    isLatin: address.latin !== '',
    isBlank: address.blank !== '',
  };
  const long = (format: PaperFormat): boolean =>
    isLong(paper, { format, level: list.area.level, isBlank: choice.isBlank });
  return (
    <div class="paper-files">
      {paper.formats.map((format, at) =>
        long(format) ? (
          <button
            key={format}
            type="button"
            class={at === 0 ? 'btn btn-small btn-main' : 'btn btn-small'}
            disabled={files.asking !== null}
            onClick={() =>
              void files.start({ kind: 'paper', ...requestOf(paper, { ...choice, format }) })
            }
          >
            <Icon name="file" />
            {formatLabels[format].label}
          </button>
        ) : (
          <DownloadButton
            key={format}
            small
            main={at === 0}
            icon="file"
            label={formatLabels[format].label}
            opens={formatLabels[format].opens}
            file={{ kind: 'paper', ...requestOf(paper, { ...choice, format }) }}
            note={`${paper.title} ${list.area.name}`}
          />
        ),
      )}
      <p class="quiet">
        {paper.formats.some(long)
          ? 'เอกสารนี้มีหลายหน้า จัดทำต่อเองแม้ออกจากหน้า แล้วดาวน์โหลดที่ ไฟล์ที่ขอไว้'
          : 'เปิดในเบราว์เซอร์ ลิงก์ใช้ได้ 10 นาที'}{' '}
        การส่งออกถูกบันทึกในประวัติ
      </p>
    </div>
  );
}

/** The reason for the watermark, which stays until all parts are accepted. */
function MarkStrip({ paper }: { paper: ListedPaper }) {
  const { standing } = paper;
  if (!standing) return null;
  const missing = missingOf(paper);
  const { mark } = standing;
  const text =
    mark === 'ตัวอย่าง'
      ? `ลายน้ำ ตัวอย่าง เพราะใช้เกณฑ์ตัวอย่าง${missing > 0 ? ` ยังขาด ${missing} แห่ง` : ''}`
      : `ร่าง ยังขาด ${missing} แห่ง มีลายน้ำจนกว่าจะรับรองครบ`;
  return (
    <p class={`paper-strip ${mark === null ? 'is-done' : 'is-draft'}`}>
      <Icon name={mark === null ? 'done' : 'draft'} />
      {mark === null ? 'ครบแล้ว ไม่มีลายน้ำ' : text}
    </p>
  );
}

function Switch({
  label,
  isOn,
  onChange,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <i aria-hidden="true" />
      {label}
    </label>
  );
}

import type { Output } from '#contract/contract.ts';
import { listPageSize } from '#domain/duty/list/filter.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { EmptyState } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { addressWith } from '../people/directory/address.ts';
import { countFilters, dutiesPath, noFilters, viewOf } from './list-filter.ts';
import type { ListInput } from './list-filter.ts';

type DutyList = Output<'duties.list'>;

interface SummaryProps {
  list: DutyList;
  query: URLSearchParams;
  input: ListInput;
  mayExport: boolean;
  /**
   * The phone’s switch for selecting. Null where check boxes are always shown or nothing can be selected.
   */
  selecting: { value: boolean } | null;
  onStop: () => void;
}

export function Summary({ list, query, input, mayExport, selecting, onStop }: SummaryProps) {
  const { summary, total, views: counts } = list;
  const ofView = counts[viewOf(query).id];
  const parts = [
    ['เกินกำหนด', summary.late],
    ['รออำเภอตรวจ', summary.atDistrict],
    ['ส่งคืน', summary.returned],
    ['ยังไม่ส่ง', summary.notSent],
  ] as const;
  return (
    <div class="list-summary">
      <p role="status">
        พบ <b>{formatNumber(total)} เรื่อง</b>
        {total === ofView ? '' : ` จาก ${formatNumber(ofView)}`}
      </p>
      {parts.map(([label, count]) =>
        count > 0 ? (
          <span key={label}>
            {label} <b>{formatNumber(count)}</b>
          </span>
        ) : null,
      )}
      <span class="grow" />
      {selecting ? (
        <button
          type="button"
          class="link"
          aria-pressed={selecting.value}
          onClick={() => {
            if (selecting.value) onStop();
            selecting.value = !selecting.value;
          }}
        >
          {selecting.value ? 'เลิกเลือก' : 'เลือกหลายเรื่อง'}
        </button>
      ) : null}
      {mayExport ? <ExportButton total={total} input={input} /> : null}
    </div>
  );
}

export function ExportButton({ total, input }: { total: number; input: ListInput }) {
  if (total === 0) return null;
  return (
    <DownloadButton
      small
      file={{ kind: 'duties', ...input }}
      label="ส่งออก Excel"
      note={`รายการ ${formatNumber(total)} เรื่องตามตัวกรองนี้ หนึ่งแถวต่อหนึ่งเรื่อง`}
    />
  );
}

export function NothingFound({ query }: { query: URLSearchParams }) {
  const view = viewOf(query);
  if (countFilters(query) === 0 && !query.get('q'))
    return <EmptyState icon="done" title={`ไม่มีเรื่อง${view.id === 'all' ? '' : view.label}`} />;
  return (
    <EmptyState icon="search" title="ไม่พบเรื่องตามที่เลือก">
      <a class="btn" href={addressWith({ path: dutiesPath, query }, { ...noFilters, from: '' })}>
        ล้างตัวกรอง
      </a>
    </EmptyState>
  );
}

export function Pager({
  query,
  from,
  list,
}: {
  query: URLSearchParams;
  from: number;
  list: DutyList;
}) {
  const { total, next, duties } = list;
  if (from === 0 && next === null) return null;
  const at = (start: number) =>
    addressWith({ path: dutiesPath, query }, { from: start > 0 ? String(start) : '' });
  return (
    <nav class="pager" aria-label="หน้าของรายการ">
      <span class="grow">
        {formatNumber(from + 1)}-{formatNumber(from + duties.length)} จาก {formatNumber(total)}
      </span>
      {from > 0 ? (
        <a class="btn btn-small" href={at(from - listPageSize)}>
          <Icon name="back" small />
          ก่อนหน้า
        </a>
      ) : null}
      {next === null ? null : (
        <a class="btn btn-small" href={at(next)}>
          ถัดไป
          <Icon name="next" small />
        </a>
      )}
    </nav>
  );
}

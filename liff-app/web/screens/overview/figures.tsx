import { dayText } from '#web/format-day.ts';
import { formatNumber } from '#domain/thai/number.ts';
import type { Overview } from '#contract/contract.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { cameIn, earlyOf, listHref, shareOf, yearOf } from './overview-labels.ts';

interface Figure {
  tint: string;
  icon: IconName;
  label: string;
  short: string;
  value: string;
  outOf: string;
  filter: string;
}

/** The five figures of the year, each a link to its list. */
export function figuresOf(overview: Overview): Figure[] {
  const { figures, level } = overview;
  const share = shareOf(figures);
  const early = earlyOf(overview);
  const come = early ? cameIn(overview.totals, early) : null;
  const { next } = figures;
  return [
    {
      tint: 'is-done',
      icon: 'done',
      label: come ? 'ถึงจังหวัดแล้ว' : 'ถึงจังหวัดทันกำหนด',
      short: 'ทันกำหนด',
      value: share === null ? formatNumber(come?.reached ?? 0) : `${share}%`,
      outOf:
        share === null
          ? `จาก ${formatNumber(come?.total ?? 0)} เรื่อง`
          : `${formatNumber(figures.onTime)} จาก ${formatNumber(figures.dueTotal)} เรื่อง${extendedLabel(figures)}`,
      filter: 'all',
    },
    {
      tint: 'is-overdue',
      icon: 'overdue',
      label: 'เกินกำหนด',
      short: 'เกินกำหนด',
      value: formatNumber(figures.overdue),
      outOf:
        level === 'province' && figures.overdue > 0
          ? `เรื่อง ใน ${figures.overdueDistricts} อำเภอ`
          : 'เรื่อง',
      filter: 'late',
    },
    {
      tint: 'is-returned',
      icon: 'returned',
      label: 'ส่งคืนแก้ไข',
      short: 'ส่งคืน',
      value: formatNumber(figures.returned),
      outOf: oldest(figures.returned, figures.returnedOldestDays),
      filter: 'returned',
    },
    {
      tint: 'is-review',
      icon: 'review',
      label: 'รอจังหวัดตรวจ',
      short: 'รอตรวจ',
      value: formatNumber(figures.atProvince),
      outOf: oldest(figures.atProvince, figures.atProvinceOldestDays),
      filter: 'atProvince',
    },
    {
      tint: '',
      icon: 'calendar',
      label: 'กำหนดถัดไป',
      short: 'กำหนดถัดไป',
      value: next ? dayText(next.dueOn, 'dayMonth') : '–',
      outOf: next ? `อีก ${next.daysLeft} วัน ${formatNumber(next.count)} เรื่อง` : 'ไม่มี',
      filter: 'next',
    },
  ];
}

/** Duties that were on time only because the date was extended. They are shown separately. */
export function extendedLabel({
  onTimeExtended,
}: Pick<Overview['figures'], 'onTimeExtended'>): string {
  return onTimeExtended === 0 ? '' : ` (ขยายเวลา ${formatNumber(onTimeExtended)})`;
}

function oldest(count: number, days: number): string {
  if (count === 0) return 'เรื่อง';
  return days === 0 ? 'มาวันนี้' : `นานสุด ${days} วัน`;
}

export function WideFigures({ overview }: { overview: Overview }) {
  return (
    <nav class="nums" aria-label="ตัวเลขสำคัญ">
      {figuresOf(overview).map((figure) => (
        <a
          key={figure.label}
          class={figure.tint}
          href={listHref({ area: overview.areaCode, filter: figure.filter, ...yearOf(overview) })}
        >
          <span class="figure-label">
            <Icon name={figure.icon} small />
            {figure.label}
          </span>
          <span class="fig">
            <b>{figure.value}</b>
            <span>{figure.outOf}</span>
          </span>
        </a>
      ))}
    </nav>
  );
}

/**
 * On a phone the first figure is left out, because the header shows it, and the next date has its own line.
 */
export function PhoneFigures({ overview }: { overview: Overview }) {
  const [, late, returned, review] = figuresOf(overview);
  const { next } = overview.figures;
  const href = (filter: string) =>
    listHref({ area: overview.areaCode, filter, ...yearOf(overview) });
  return (
    <>
      <nav class="nums" aria-label="ตัวเลขสำคัญ">
        {[late, returned, review].map((figure) =>
          figure ? (
            <a key={figure.label} href={href(figure.filter)}>
              <b>{figure.value}</b>
              <span class={`figure-label ${figure.tint}`}>
                <Icon name={figure.icon} small />
                {figure.short}
              </span>
            </a>
          ) : null,
        )}
      </nav>
      {next ? (
        <a class="soon" href={href('next')}>
          <Icon name="calendar" />
          <span>
            กำหนดถัดไป <b>{dayText(next.dueOn, 'dayMonth')}</b> อีก {next.daysLeft} วัน
          </span>
          <Icon name="next" />
        </a>
      ) : null}
    </>
  );
}

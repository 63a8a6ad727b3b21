import { formatTime } from '#domain/thai/date.ts';
import { dayText } from '#web/format-day.ts';
import { formatNumber } from '#domain/thai/number.ts';
import type { Overview } from '#contract/contract.ts';
import { useWide } from '#web/media.ts';
import { messages } from '#web/messages.ts';
import { PageHeader } from '#web/parts/headers.tsx';
import { SearchButton } from '#web/parts/search/search-button.tsx';
import { HelpButton } from '#web/parts/help/help-button.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { useLive, useReloadAfter } from '#web/api/use-live.ts';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { FirstDay } from '../settings/to-do/to-do-panel.tsx';
import { extendedLabel } from './figures.tsx';
import { PhoneBody, WideBody } from './overview-body.tsx';
import { cameIn, earlyOf, listHref, overviewHref, shareOf } from './overview-labels.ts';

/** ภาพรวม: which reports are late, by how much, and who has them. A district opens its tambons. */
export function Screen({ query, me }: ScreenProps) {
  const wide = useWide();
  const area = query.get('area');
  const year = query.get('year');
  const overview = useResource('overview.read', {
    ...(area ? { area } : {}),
    ...(year ? { year: Number(year) } : {}),
  });
  const changes = useLive(area);
  useReloadAfter(changes, overview.reload);
  const data = overview.state.kind === 'ready' ? overview.state.data : null;
  const firstDay = me.lead === 'province' && area === null ? <FirstDay /> : null;
  if (wide) {
    return (
      <main class="wide over">
        <WideTitle data={data} drilled={area !== null} />
        {firstDay}
        <ResourceView resource={overview} heights={[84, 300, 300]}>
          {(loaded) => <WideBody overview={loaded} query={query} changes={changes} />}
        </ResourceView>
      </main>
    );
  }
  return (
    <>
      <PageHeader
        title={titleOf(data)}
        who={
          data ? (
            <>
              {data.areaName.replace(/^[จอ]\./, '')} · ปีงบประมาณ {data.fiscalYear} ·{' '}
              <span class="nowrap">{dayText(data.today, 'medium')}</span>
            </>
          ) : null
        }
        side={
          area ? (
            <a class="ask" href="/app/overview">
              <Icon name="back" />
              ทั้งหมด
            </a>
          ) : null
        }
      >
        {data ? <Heading overview={data} /> : null}
      </PageHeader>
      <main class="page over">
        {firstDay}
        <ResourceView resource={overview} heights={[88, 52, 320, 240]}>
          {(loaded) => (
            <>
              <Years overview={loaded} />
              <PhoneBody overview={loaded} query={query} changes={changes} />
            </>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function titleOf(data: Overview | null): string {
  if (!data) return messages.tabs.overview;
  return data.level === 'province'
    ? 'ภาพรวมจังหวัด'
    : data.level === 'district'
      ? 'ภาพรวมอำเภอ'
      : 'ภาพรวมตำบล';
}

function WideTitle({ data, drilled }: { data: Overview | null; drilled: boolean }) {
  return (
    <header class="title">
      <div>
        <h1 tabIndex={-1}>
          {titleOf(data)}
          {data ? data.areaName.replace(/^[จอต]\./, '') : ''}
        </h1>
        <p>
          {data
            ? `ปีงบประมาณ ${data.fiscalYear} · ณ ${dayText(data.today, 'full')} เวลา ${formatTime(new Date(data.now))}`
            : messages.loading}
        </p>
      </div>
      <div class="button-row">
        {data ? <Years overview={data} /> : null}
        {drilled ? (
          <a class="btn btn-small" href="/app/overview">
            <Icon name="back" />
            ภาพรวมทั้งหมด
          </a>
        ) : null}
        <a class="btn btn-small" href={listHref({ area: data?.areaCode, filter: 'open' })}>
          <Icon name="tasks" />
          เรื่องทั้งหมด
        </a>
        <a class="btn btn-small" href="/app/calendar">
          <Icon name="calendar" />
          กำหนดส่ง
        </a>
        <SearchButton />
        <HelpButton />
      </div>
    </header>
  );
}

function Heading({ overview }: { overview: Overview }) {
  const { figures, totals } = overview;
  const share = shareOf(figures);
  const early = earlyOf(overview);
  if (early) {
    const { reached, total } = cameIn(totals, early);
    return (
      <div class="main-figure">
        <b>{formatNumber(reached)}</b>
        <p>
          ถึงจังหวัดแล้ว
          <small>
            จาก {formatNumber(total)} เรื่อง กำหนด {dayText(early.dueOn, 'dayMonth')}
          </small>
        </p>
      </div>
    );
  }
  if (share === null) return null;
  return (
    <div class="main-figure">
      <b>{share}%</b>
      <p>
        ถึงจังหวัดทันกำหนด
        <small>
          {formatNumber(figures.onTime)} จาก {formatNumber(figures.dueTotal)} เรื่องที่ครบกำหนดแล้ว
          {extendedLabel(figures)}
        </small>
      </p>
    </div>
  );
}

/** Links to other years, shown when there are several. Each year is counted separately. */
function Years({ overview }: { overview: Overview }) {
  if (overview.years.length < 2) return null;
  return (
    <nav class="chips" aria-label="ปีงบประมาณ">
      {overview.years.map(({ fiscalYear, open }) => (
        <a
          key={fiscalYear}
          href={overviewHref({ ...overview, fiscalYear }, overview.areaCode)}
          aria-current={fiscalYear === overview.fiscalYear ? 'true' : undefined}
        >
          ปี {fiscalYear}
          {open ? '' : ' เลิกใช้แล้ว'}
        </a>
      ))}
    </nav>
  );
}

import { clauseLabel, onTimeExtended } from '#domain/wording.ts';
import { districtOf, isAreaCode, levelOf } from '#domain/centre/centre.ts';
import { useSignal } from '@preact/signals';
import type { DutyView, Input, Output } from '#contract/contract.ts';
import { useApp } from '../app-context.ts';
import { dayText } from '../format-day.ts';
import { Chip } from '../parts/chip.tsx';
import { dutyHref } from '../parts/duty-card.tsx';
import { TaskHeader } from '../parts/headers.tsx';
import { DownloadButton } from '../parts/download-button.tsx';
import { EmptyState, ResourceView } from '../parts/feedback.tsx';
import { useResource } from '../api/resource.ts';
import type { ScreenProps } from '../router/screen.ts';
import { columnOf } from './home/home-groups.ts';
import { listHref } from './overview/overview-labels.ts';
import { districtNote } from '#domain/centre/label.ts';

type Filter = NonNullable<Input<'duties.list'>['filter']>;
type DutyPage = Output<'duties.list'>;

const filters: readonly { id: Filter; label: string }[] = [
  { id: 'late', label: 'เกินกำหนด' },
  { id: 'returned', label: 'ส่งคืนแก้ไข' },
  { id: 'atDistrict', label: 'รออำเภอตรวจ' },
  { id: 'atProvince', label: 'รอจังหวัดตรวจ' },
  { id: 'next', label: 'กำหนดถัดไป' },
  { id: 'open', label: 'ยังไม่ถึงจังหวัด' },
  { id: 'extended', label: onTimeExtended },
  { id: 'waived', label: 'ได้รับยกเว้น' },
  { id: 'all', label: 'ทั้งหมด' },
];

export function Screen({ query, me }: ScreenProps) {
  const mine = query.get('mine');
  const reminder = query.get('reminder');
  if (reminder) return <ReminderList id={reminder} />;
  return mine ? <MineList column={mine} /> : <FilteredList query={query} me={me} />;
}

/** The person's duties of one obligation, in several tambons. */
function MineList({ column }: { column: string }) {
  const mine = useResource('duties.mine', {});
  const duties =
    mine.state.kind === 'ready'
      ? mine.state.data.duties.filter((duty) => columnOf(duty) === column)
      : [];
  return (
    <>
      <TaskHeader
        title={duties[0]?.title ?? 'เรื่องของฉัน'}
        sub={duties[0] ? `${clauseLabel(duties[0].clause)} · ${duties.length} แห่ง` : null}
        back="/app"
      />
      <main>
        <ResourceView resource={mine} heights={[72, 72, 72]}>
          {() => (
            <div class="page first-gap">
              <Rows duties={duties} />
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}

/** The duties of a reminder in LINE, whose button leads here. */
function ReminderList({ id }: { id: string }) {
  const read = useResource('reminder.read', { id });
  const count = read.state.kind === 'ready' ? read.state.data.duties.length : 0;
  return (
    <>
      <TaskHeader title="เรื่องที่แจ้งเตือน" sub={count > 0 ? `${count} เรื่อง` : null} back="/app" />
      <main>
        <ResourceView resource={read} heights={[72, 72, 72]}>
          {({ duties }) => (
            <div class="page first-gap">
              {duties.length > 0 ? (
                <Rows duties={duties} />
              ) : (
                <EmptyState icon="done" title="ไม่มีเรื่องค้างจากข้อความนี้" />
              )}
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function FilteredList({ query, me }: Pick<ScreenProps, 'query' | 'me'>) {
  const mayExport = me.lead === 'districtHead' || me.lead === 'province';
  const selection = selectionOf(query);
  const { area, column, year, filter } = selection;
  const { list, pages, loadMore } = useDutyPages(selection);
  const data = list.state.kind === 'ready' ? list.state.data : null;
  return (
    <>
      <TaskHeader
        title={data ? `${filter.label} ${data.total} เรื่อง` : filter.label}
        sub={subtitleOf(data?.duties[0], selection)}
        back={backTo({ area, year })}
      />
      <main class="page">
        {list.state.kind === 'failed' ? null : <FilterChips {...selection} />}
        {column && area && mayExport ? (
          <div class="inline-actions">
            <DownloadButton
              small
              file={{ kind: 'column', column, area }}
              label="ดาวน์โหลด Excel"
              note="ทุกฉบับที่ส่งแล้วของเรื่องนี้ในพื้นที่ หนึ่งแถวต่อหนึ่ง ศอช."
            />
          </div>
        ) : null}
        <ResourceView resource={list} heights={[72, 72, 72, 72]}>
          {(first) => (
            <DutyPages
              filter={filter}
              pages={[first, ...pages]}
              onMore={(next) => void loadMore(next)}
            />
          )}
        </ResourceView>
      </main>
    </>
  );
}

interface Selection {
  area: string | undefined;
  column: string | undefined;
  year: string | undefined;
  filter: (typeof filters)[number];
}

/** Area, obligation, year and filter of the address. */
function selectionOf(query: URLSearchParams): Selection {
  return {
    area: query.get('area') ?? undefined,
    column: query.get('column') ?? undefined,
    year: query.get('year') ?? undefined,
    filter: filters.find((filter) => filter.id === query.get('filter')) ?? {
      id: 'all' as const,
      label: 'ทั้งหมด',
    },
  };
}

/** The first page, and the pages loaded after it for the same selection. */
function useDutyPages({ area, column, year, filter }: Selection) {
  const { api } = useApp();
  const input: Input<'duties.list'> = {
    filter: filter.id,
    ...(area ? { area } : {}),
    ...(column ? { column } : {}),
    ...(year ? { year: Number(year) } : {}),
  };
  const list = useResource('duties.list', input);
  const more = useSignal<{ key: string; pages: DutyPage[] }>({ key: '', pages: [] });
  const key = JSON.stringify(input);
  const pages = more.value.key === key ? more.value.pages : [];
  const loadMore = async (from: number) => {
    const answer = await api.call('duties.list', { ...input, from });
    if (answer.ok) more.value = { key, pages: [...pages, answer.value] };
  };
  return { list, pages, loadMore };
}

/** Title of the obligation and the district, when the list has only one of them. */
function subtitleOf(duty: DutyView | undefined, { area, column }: Selection): string | null {
  if (!duty) return null;
  return [column ? duty.title : '', area && area.length >= 4 ? `อ.${duty.centre.districtName}` : '']
    .filter((text) => text !== '')
    .join(' · ');
}

function FilterChips({ area, column, year, filter: current }: Selection) {
  return (
    <nav class="chips" aria-label="กรอง">
      {filters.map((filter) => (
        <a
          key={filter.id}
          href={listHref({ area, column, filter: filter.id, year })}
          aria-current={filter.id === current.id ? 'true' : undefined}
        >
          {filter.label}
        </a>
      ))}
    </nav>
  );
}

interface DutyPagesProps {
  filter: Selection['filter'];
  pages: [DutyPage, ...DutyPage[]];
  onMore: (next: number) => void;
}

function DutyPages({ filter, pages, onMore }: DutyPagesProps) {
  const [first] = pages;
  const duties = pages.flatMap((page) => page.duties);
  const next = (pages.at(-1) ?? first).next;
  if (duties.length === 0)
    return <EmptyState icon="done" title={`ไม่มีเรื่อง${filter.id === 'all' ? '' : filter.label}`} />;
  return (
    <>
      <Rows duties={duties} />
      {next ? (
        <button type="button" class="btn btn-wide space-above" onClick={() => onMore(next)}>
          ดูอีก {first.total - duties.length} เรื่อง
        </button>
      ) : null}
    </>
  );
}

function backTo({ area, year }: Pick<Selection, 'area' | 'year'>): string {
  const query = new URLSearchParams({
    ...(area && isAreaCode(area) && levelOf(area) !== 'province' ? { area: districtOf(area) } : {}),
    ...(year ? { year } : {}),
  });
  return query.size > 0 ? `/app/overview?${query}` : '/app/overview';
}

/** The reason of a waiver, or the extended date. */
function Fact({ duty }: { duty: DutyView }) {
  if (duty.waiver) return <small>เหตุผล: {duty.waiver.reason}</small>;
  if (duty.timeliness !== 'onTimeExtended' || !duty.extension) return null;
  return (
    <small>
      {onTimeExtended} {dayText(duty.extension.dueOn, 'medium')}
    </small>
  );
}

function Rows({ duties }: { duties: readonly DutyView[] }) {
  return (
    <div class="list">
      <ul>
        {duties.map((duty) => (
          <li key={duty.id}>
            <a class="row-link" href={dutyHref(duty)}>
              <span>
                <strong>{duty.centre.name}</strong>
                <small>
                  {duty.title}
                  {districtNote(duty.centre) ? ` · ${districtNote(duty.centre)}` : ''}
                </small>
                <Fact duty={duty} />
              </span>
              <Chip {...duty} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

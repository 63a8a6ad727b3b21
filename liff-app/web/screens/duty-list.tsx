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

const filters: readonly { id: Filter; word: string }[] = [
  { id: 'late', word: 'เกินกำหนด' },
  { id: 'returned', word: 'ส่งคืนแก้ไข' },
  { id: 'atDistrict', word: 'รออำเภอตรวจ' },
  { id: 'atProvince', word: 'รอจังหวัดตรวจ' },
  { id: 'next', word: 'กำหนดถัดไป' },
  { id: 'extended', word: 'ทันกำหนดที่ขยาย' },
  { id: 'waived', word: 'ได้รับยกเว้น' },
  { id: 'all', word: 'ทั้งหมด' },
];

export function Screen({ query, me }: ScreenProps) {
  const mine = query.get('mine');
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
        title={duties[0]?.title ?? 'รายการ'}
        sub={duties[0] ? `หนังสือข้อ ${duties[0].clause} · ${duties.length} แห่ง` : null}
        back="/app"
      />
      <main>
        <ResourceView of={mine} heights={[72, 72, 72]}>
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

function FilteredList({ query, me }: Pick<ScreenProps, 'query' | 'me'>) {
  const mayExport = me.lead === 'districtHead' || me.lead === 'province';
  const { api } = useApp();
  const area = query.get('area') ?? undefined;
  const column = query.get('column') ?? undefined;
  const year = query.get('year') ?? undefined;
  const filter = filters.find((one) => one.id === query.get('filter')) ?? {
    id: 'all' as const,
    word: 'ทั้งหมด',
  };
  const input: Input<'duties.list'> = {
    filter: filter.id,
    ...(area ? { area } : {}),
    ...(column ? { column } : {}),
    ...(year ? { year: Number(year) } : {}),
  };
  const list = useResource('duties.list', input);
  const more = useSignal<{ key: string; pages: Output<'duties.list'>[] }>({ key: '', pages: [] });
  const key = JSON.stringify(input);
  const pages = more.value.key === key ? more.value.pages : [];
  const data = list.state.kind === 'ready' ? list.state.data : null;
  const first = data?.duties[0];
  const loadMore = async (after: string) => {
    const answer = await api.call('duties.list', { ...input, after });
    if (answer.ok) more.value = { key, pages: [...pages, answer.value] };
  };
  return (
    <>
      <TaskHeader
        title={data ? `${filter.word} ${data.total} เรื่อง` : filter.word}
        sub={
          first
            ? [
                column ? first.title : '',
                area && area.length >= 4 ? `อ.${first.centre.districtName}` : '',
              ]
                .filter((one) => one !== '')
                .join(' · ')
            : null
        }
        back={backTo({ area, year })}
      />
      <main class="page">
        <nav class="chips" aria-label="กรอง">
          {filters.map((one) => (
            <a
              key={one.id}
              href={listHref({ area, column, filter: one.id, year })}
              aria-current={one.id === filter.id ? 'true' : undefined}
            >
              {one.word}
            </a>
          ))}
        </nav>
        {column && area && mayExport ? (
          <div class="do">
            <DownloadButton
              small
              file={{ kind: 'column', column, area }}
              word="ดาวน์โหลด Excel"
              note="ทุกฉบับที่ส่งแล้วของเรื่องนี้ในพื้นที่ หนึ่งแถวต่อหนึ่ง ศอช."
            />
          </div>
        ) : null}
        <ResourceView of={list} heights={[72, 72, 72, 72]}>
          {(found) => {
            const duties = [found, ...pages].flatMap((page) => page.duties);
            const next = (pages.at(-1) ?? found).next;
            if (duties.length === 0)
              return (
                <EmptyState
                  icon="done"
                  title={`ไม่มีเรื่อง${filter.id === 'all' ? '' : filter.word}`}
                />
              );
            return (
              <>
                <Rows duties={duties} />
                {next ? (
                  <button
                    type="button"
                    class="btn btn-wide space-above"
                    onClick={() => void loadMore(next)}
                  >
                    ดูอีก {found.total - duties.length} เรื่อง
                  </button>
                ) : null}
              </>
            );
          }}
        </ResourceView>
      </main>
    </>
  );
}

function backTo(of: { area: string | undefined; year: string | undefined }): string {
  const query = new URLSearchParams({
    ...(of.area && isAreaCode(of.area) && levelOf(of.area) !== 'province'
      ? { area: districtOf(of.area) }
      : {}),
    ...(of.year ? { year: of.year } : {}),
  });
  return query.size > 0 ? `/app/overview?${query}` : '/app/overview';
}

/** The reason of a waiver, or the extended date. */
function Fact({ duty }: { duty: DutyView }) {
  if (duty.waiver) return <small>เหตุผล: {duty.waiver.reason}</small>;
  if (duty.timeliness !== 'onTimeExtended' || !duty.extension) return null;
  return <small>ทันกำหนดที่ขยายถึง {dayText(duty.extension.dueOn, 'medium')}</small>;
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

import { useSignal } from '@preact/signals';
import type { Overview } from '#contract/contract.ts';
import { useReloadAfter } from '#web/api/use-live.ts';
import { useResource } from '#web/api/resource.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { useAddressFilter } from '../people/directory/use-address.ts';
import { ClausePanels } from './clauses/clause-panels.tsx';
import { PhoneFigures, WideFigures } from './figures.tsx';
import { GradesPanel } from './grades/grades-panel.tsx';
import { LikelyLatePanel } from './likely-late/likely-late-panel.tsx';
import { LateList, LatePanel } from './late.tsx';
import { Matrix } from './matrix.tsx';
import { yearOf } from './overview-labels.ts';
import { AreaList, ClauseList } from './phone-lists.tsx';
import { PacePanel } from './progress/pace-panel.tsx';
import { paceShown } from './progress/progress-labels.ts';
import { SincePanel } from './progress/since-panel.tsx';
import { RoundPicker } from './round-picker.tsx';
import { chosenDay, shownRounds } from './shown-rounds.ts';
import type { ShownRounds } from './shown-rounds.ts';
import { TileMap } from './tile-map.tsx';

interface Props {
  overview: Overview;
  query: URLSearchParams;
  /** Counts the changes reported while the screen is open. */
  changes: number;
}

/** The choice for map and chart, kept in the address. */
function useShownRounds({ overview, query }: Pick<Props, 'overview' | 'query'>) {
  const { valueOf, set } = useAddressFilter('/app/overview', query);
  const chosen = valueOf('round');
  return {
    overview,
    chosen,
    shown: shownRounds(overview, chosen),
    pick: (round: string) => set({ round }),
  };
}

function useProgress({ overview, changes }: Pick<Props, 'overview' | 'changes'>) {
  const year = yearOf(overview).year === undefined ? {} : { year: overview.fiscalYear };
  const progress = useResource('overview.progress', { area: overview.areaCode, ...year });
  useReloadAfter(changes, progress.reload);
  return progress;
}

export function WideBody(props: Props) {
  const { overview, changes } = props;
  const all = useSignal(false);
  const rounds = useShownRounds(props);
  const progress = useProgress(props);
  if (overview.figures.total === 0) return <NothingYet />;
  return (
    <>
      <WideFigures overview={overview} />
      <ResourceView resource={progress} heights={[48]}>
        {(loaded) => <SincePanel overview={overview} progress={loaded} />}
      </ResourceView>
      <div class={all.value ? 'grid spread' : 'grid'}>
        <section class="panel" aria-labelledby="map-title">
          <header>
            <h2 id="map-title">{mapTitle(overview, rounds.shown)}</h2>
            <p>{mapSub(rounds.shown)}</p>
          </header>
          <RoundPicker overview={overview} chosen={rounds.chosen} onPick={rounds.pick} />
          {overview.level === 'province' ? (
            <TileMap {...rounds} wide />
          ) : (
            <div class="list inset">
              <AreaList overview={overview} shown={rounds.shown} />
            </div>
          )}
        </section>
        <LatePanel overview={overview} />
        <Pace overview={overview} progress={progress} chosen={rounds.chosen} />
        <Matrix overview={overview} all={all.value} onToggle={() => (all.value = !all.value)} />
      </div>
      <LikelyLatePanel overview={overview} changes={changes} />
      <GradesPanel overview={overview} changes={changes} wide />
      <ClausePanels overview={overview} changes={changes} />
    </>
  );
}

export function PhoneBody(props: Props) {
  const { overview, changes } = props;
  const rounds = useShownRounds(props);
  const progress = useProgress(props);
  if (overview.figures.total === 0) return <NothingYet />;
  return (
    <>
      <PhoneFigures overview={overview} />
      <ResourceView resource={progress} heights={[240]}>
        {(loaded) => <SincePanel overview={overview} progress={loaded} />}
      </ResourceView>
      <h2>
        {mapTitle(overview, rounds.shown)}
        <small>{mapSub(rounds.shown)}</small>
      </h2>
      <RoundPicker overview={overview} chosen={rounds.chosen} onPick={rounds.pick} />
      {overview.level === 'province' ? (
        <TileMap {...rounds} wide={false} />
      ) : (
        <div class="list">
          <AreaList overview={overview} shown={rounds.shown} />
        </div>
      )}
      <Pace overview={overview} progress={progress} chosen={rounds.chosen} />
      <LateList overview={overview} />
      <LikelyLatePanel overview={overview} changes={changes} />
      <ClauseList overview={overview} />
      <GradesPanel overview={overview} changes={changes} wide={false} />
      <ClausePanels overview={overview} changes={changes} />
    </>
  );
}

interface PaceProps {
  overview: Overview;
  progress: ReturnType<typeof useProgress>;
  chosen: string;
}

/** A failure to load is shown once, above this part. */
function Pace({ overview, progress: { state }, chosen }: PaceProps) {
  if (state.kind !== 'ready') return null;
  const { paces, today } = state.data;
  const pace = paceShown(paces, { chosen: chosenDay(overview, chosen), today });
  return pace ? <PacePanel pace={pace} today={today} /> : null;
}

function mapTitle({ level }: Overview, shown: ShownRounds | null): string {
  const below = level === 'province' ? 'อำเภอ' : 'ตำบล';
  return shown ? `ถึงจังหวัดแล้ว ราย${below}` : `ส่งทันกำหนด ราย${below}`;
}

function mapSub(shown: ShownRounds | null): string {
  return shown ? shown.label : 'ร้อยละของเรื่องที่ครบกำหนดแล้ว';
}

function NothingYet() {
  return (
    <EmptyState icon="overview" title="ยังไม่มีเรื่องในปีนี้">
      <p>เมื่อจังหวัดประกาศหนังสือสั่งการ ตัวเลขจะขึ้นที่นี่</p>
    </EmptyState>
  );
}

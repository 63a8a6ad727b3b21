import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { useWide } from '#web/media.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { BulkResultNote } from '../round/bulk-result.tsx';
import type { BulkOutcome } from '../round/submit-in-batches.ts';
import { DutyCards } from './duty-cards.tsx';
import { DutyTable } from './duty-table.tsx';
import type { ListInput } from './list-filter.ts';
import { ListFilters } from './list-filters.tsx';
import { ExportButton, NothingFound, Pager, Summary } from './list-summary.tsx';
import { NewsButton, useNews } from './news.tsx';
import { PickBar } from './pick-bar.tsx';
import { useSelection } from './selection.ts';
import type { Picked } from './selection.ts';

interface BodyProps {
  query: URLSearchParams;
  input: ListInput;
  from: number;
  list: Output<'duties.list'>;
  /** Counts the changes reported while the list is open. */
  changes: number;
  mayDecide: boolean;
  today: ScreenProps['me']['today'];
  reload: () => Promise<void>;
}

/** The filters, the rows, and the bar for the chosen ones. */
export function ListBody({
  query,
  input,
  from,
  list,
  changes,
  mayDecide,
  today,
  reload,
}: BodyProps) {
  const wide = useWide();
  const selection = useSelection(JSON.stringify(input));
  const selecting = useSignal(false);
  const { ask } = useMutation();
  const news = useNews(changes);
  const show = () => {
    news.absorb();
    void reload();
  };
  const result = useBulkResult(show);
  const selectAll = async () => {
    const all = await ask('duties.select', input);
    if (all) selection.replace(all.duties);
  };
  const mayPick = mayDecide && list.duties.length > 0;
  const picks = mayPick && (wide || selecting.value) ? selection : null;
  return (
    <>
      {result.shown ? <BulkResultNote {...result.shown} /> : null}
      {news.isWaiting ? <NewsButton onPress={show} /> : null}
      <div class="panel sheetlike">
        <ListFilters query={query} choices={list.choices} />
        <Summary
          list={list}
          query={query}
          input={input}
          mayExport={mayDecide && wide}
          selecting={mayPick && !wide ? selecting : null}
          onStop={selection.clear}
        />
        {list.duties.length === 0 ? (
          <NothingFound query={query} />
        ) : wide ? (
          <DutyTable duties={list.duties} query={query} today={today} selection={picks} />
        ) : null}
      </div>
      {!wide && list.duties.length > 0 ? (
        <DutyCards duties={list.duties} today={today} selection={picks} />
      ) : null}
      {picks ? (
        <PickBar
          selection={picks}
          total={list.total}
          today={today}
          input={input}
          onSelectAll={() => void selectAll()}
          onChanged={show}
          onPassed={(act, passed) => result.show({ act, passed, items: picks.picked })}
        />
      ) : null}
      <Pager query={query} from={from} list={list} />
      {mayDecide && !wide ? <ExportButton total={list.total} input={input} /> : null}
    </>
  );
}

interface BulkShown {
  act: 'accept' | 'forward';
  passed: BulkOutcome;
  items: readonly Picked[];
}

/** The result of the last bulk decision, with undo. */
function useBulkResult(reload: () => void) {
  const shown = useSignal<BulkShown | null>(null);
  const undo = useUndo();
  const show = (next: BulkShown) => {
    shown.value = next;
    const { done } = next.passed;
    if (done.length > 0)
      undo.decidedMany({
        text: `${next.act === 'accept' ? 'รับรอง' : 'ส่งต่อ'}แล้ว ${formatNumber(done.length)} เรื่อง`,
        ids: done,
        onUndone: () => {
          shown.value = null;
          reload();
        },
      });
    window.scrollTo(0, 0);
    reload();
  };
  return { shown: shown.value, show };
}

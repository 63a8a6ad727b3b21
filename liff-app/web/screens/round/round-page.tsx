import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useApp } from '#web/app-context.ts';
import { Icon } from '#web/parts/icon.tsx';
import { paperHref } from '../papers/paper-address.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { useUndo } from '#web/api/use-undo.ts';
import { Foot } from '#web/parts/foot.tsx';
import { DistrictRows } from './district-rows.tsx';
import { ExtendMany } from './extend-many.tsx';
import type { BulkOutcome } from './submit-in-batches.ts';
import { BulkForwardDialog } from './bulk-forward.tsx';
import { BulkResultNote } from './bulk-result.tsx';
import {
  bulkActionOf,
  bulkActionLabels,
  groupTitle,
  groupsOf,
  reviewHref,
} from './round-groups.ts';
import type { BulkAction, RoundData, RoundRow } from './round-groups.ts';
import { RoundPrint } from './round-print.tsx';
import { OtherRows, ReadyRows } from './round-rows.tsx';

interface Props {
  round: RoundData;
  reload: () => Promise<void>;
}

/** Ready reports can be ticked and forwarded together. Each other report shows why it is not ready. */
export function RoundPage({ round, reload }: Props) {
  const act = bulkActionOf(round.rows);
  const { result, showResult } = useBulkResult(reload);
  const groups = groupsOf(round.rows, act);
  const ready = groups.find((group) => group.name === 'ready')?.rows ?? [];
  const choice = useChoice(ready);
  return (
    <>
      <main class={ready.length > 0 ? 'page sheet-page has-foot' : 'page sheet-page'}>
        {act ? (
          <p class="space-above-small">
            <a class="link" href={reviewHref(round.column, round.area.areaCode)}>
              <Icon name="tasks" small />
              ตรวจทีละฉบับ
            </a>
          </p>
        ) : null}
        {result ? <BulkResultNote {...result} items={itemsOf(round.rows)} /> : null}
        {groups.map(({ name, rows }) => (
          <Group
            key={name}
            title={`${groupTitle(name, act)} ${rows.length} แห่ง`}
            side={
              name === 'ready' ? (
                <button type="button" class="link" onClick={choice.toggleAll}>
                  {choice.all ? 'ไม่เลือก' : 'เลือกทั้งหมด'}
                </button>
              ) : null
            }
          >
            {name === 'ready' ? (
              <ReadyRows rows={rows} chosen={choice.chosen} onToggle={choice.toggle} />
            ) : (
              <OtherRows rows={rows} />
            )}
          </Group>
        ))}
        <DistrictRows round={round} />
        <div class="space-above">
          <DownloadButton
            file={{ kind: 'column', column: round.column, area: round.area.areaCode }}
            label="ดาวน์โหลด Excel"
            note={`${round.title} ${round.area.name} ทุกฉบับที่ส่งแล้ว หนึ่งแถวต่อหนึ่ง ศอช.`}
          />
          <PaperLink round={round} />
        </div>
        <ExtendMany round={round} onDone={() => void reload()} />
        <RoundPrint round={round} />
      </main>
      {act && ready.length > 0 ? (
        <BulkBar
          act={act}
          picked={choice.picked}
          onPassed={(passed) => {
            choice.clear();
            showResult({ act, passed });
          }}
        />
      ) : null}
    </>
  );
}

/** The finished papers of the area, for people who may export them. */
function PaperLink({ round }: { round: RoundData }) {
  const { session } = useApp();
  const state = session.state.value;
  const lead = state.kind === 'ready' ? state.me.lead : null;
  if (lead !== 'districtHead' && lead !== 'province') return null;
  if (round.area.level === 'tambon') return null;
  return (
    <a
      class="btn space-above-small"
      href={paperHref({ area: round.area.areaCode, paper: round.column })}
    >
      <Icon name="file" />
      เอกสารส่งออก
    </a>
  );
}

interface BulkResult {
  act: BulkAction;
  passed: BulkOutcome;
}

/** The result of the last bulk action, with undo. */
function useBulkResult(reload: () => Promise<void>) {
  const result = useSignal<BulkResult | null>(null);
  const undo = useUndo();
  const showResult = (next: BulkResult) => {
    result.value = next;
    if (next.passed.done.length > 0)
      undo.decidedMany({
        text: 'ผู้เกี่ยวข้องได้รับแจ้งในอีก 10 วินาที',
        ids: next.passed.done,
        onUndone: () => {
          result.value = null;
          void reload();
        },
      });
    window.scrollTo(0, 0);
    void reload();
  };
  return { result: result.value, showResult };
}

/** The ticked reports among those that are still ready. */
function useChoice(ready: readonly RoundRow[]) {
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const picked = ready.filter((row) => chosen.value.has(row.duty.id));
  const all = picked.length === ready.length;
  return {
    chosen: chosen.value,
    picked,
    all,
    toggle: (id: string) => {
      const next = new Set(chosen.peek());
      if (!next.delete(id)) next.add(id);
      chosen.value = next;
    },
    toggleAll: () => {
      chosen.value = new Set(all ? [] : ready.map((row) => row.duty.id));
    },
    clear: () => {
      chosen.value = new Set();
    },
  };
}

function Group(props: { title: string; side: ComponentChildren; children: ComponentChildren }) {
  return (
    <section>
      <header class="group-head">
        <h2>{props.title}</h2>
        {props.side}
      </header>
      {props.children}
    </section>
  );
}

interface BulkBarProps {
  act: BulkAction;
  picked: readonly RoundRow[];
  onPassed: (passed: BulkOutcome) => void;
}

function BulkBar({ act, picked, onPassed }: BulkBarProps) {
  const asking = useSignal(false);
  const { verb } = bulkActionLabels[act];
  return (
    <>
      <Foot>
        <button
          type="button"
          class="btn btn-main btn-wide narrow"
          disabled={picked.length === 0}
          onClick={() => (asking.value = true)}
        >
          {picked.length === 0 ? `เลือกเรื่องที่จะ${verb}` : `${verb} ${picked.length} เรื่อง`}
        </button>
      </Foot>
      {asking.value ? (
        <BulkForwardDialog
          act={act}
          items={itemsOf(picked)}
          onClose={() => (asking.value = false)}
          onPassed={(passed) => {
            asking.value = false;
            onPassed(passed);
          }}
        />
      ) : null}
    </>
  );
}

function itemsOf(rows: readonly RoundRow[]) {
  return rows.map(({ duty }) => ({
    id: duty.id,
    revision: duty.revision,
    label: duty.centre.label,
  }));
}

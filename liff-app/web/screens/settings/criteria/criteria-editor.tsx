import { useSignal } from '@preact/signals';
import { LevelRows } from '#web/parts/level-rows.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { StatusBar } from '#web/parts/status-bar.tsx';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { Categories } from './categories.tsx';
import { Changes } from './changes.tsx';
import { CopySet } from './copy-set.tsx';
import { CriteriaActions } from './criteria-actions.tsx';
import { criteriaReach, criteriaStyle } from './criteria-labels.ts';
import { CriteriaImport } from './criteria-import.tsx';
import { IndicatorDialog } from './indicator-dialog.tsx';
import { LevelsDialog } from './levels-dialog.tsx';
import { CriteriaSetDialog } from './criteria-set-dialog.tsx';
import type { CriteriaRead, CriteriaEditorProps } from './criteria-editor-props.ts';

type Open = 'levels' | 'import' | 'set' | { indicator: string };

/** One set of criteria; a draft can be edited. */
export function Screen({ params }: ScreenProps) {
  const criteria = useResource('criteria.read', { id: params['id'] ?? '' });
  const data = criteria.state.kind === 'ready' ? criteria.state.data : null;
  return (
    <>
      <TaskHeader
        title={data ? `เกณฑ์ปี ${data.set.fiscalYear} ฉบับที่ ${data.set.version}` : 'เกณฑ์ประเมิน'}
        sub={data?.set.title ?? null}
        back="/app/settings/criteria"
      />
      <main class="page letter">
        <ResourceView resource={criteria} heights={[160, 120, 120, 120]}>
          {(read) => <Editor read={read} reload={() => void criteria.reload()} />}
        </ResourceView>
      </main>
    </>
  );
}

function Editor({ read, reload }: { read: CriteriaRead; reload: () => void }) {
  const open = useSignal<Open | null>(null);
  const { set, flaws } = read;
  const drafting = set.state === 'draft';
  const close = () => (open.value = null);
  const done = () => {
    close();
    reload();
  };
  const dialogProps = { read, onClose: close, onDone: done };
  return (
    <div class="narrow">
      <SetCard read={read} onEdit={() => (open.value = 'set')} />
      {flaws.length > 0 ? (
        <Banner tint="is-overdue" icon="overdue" title="ยังประกาศไม่ได้ ต้องแก้ก่อน">
          <ul>
            {flaws.map((flaw) => (
              <li key={flaw}>{flaw}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      <SetTools set={set} onImport={() => (open.value = 'import')} />
      <Changes read={read} />
      <Levels read={read} onEdit={drafting ? () => (open.value = 'levels') : null} />
      <Categories
        set={set}
        onEdit={drafting ? (indicator) => (open.value = { indicator }) : null}
      />
      {drafting ? <CriteriaActions read={read} onDone={reload} /> : null}
      <OpenDialog open={open.value} props={dialogProps} />
    </div>
  );
}

/** State, notice and source of the set; a draft has a button to edit them. */
function SetCard({ read, onEdit }: { read: CriteriaRead; onEdit: () => void }) {
  const { set, isReplaced, reports } = read;
  const style = criteriaStyle({ ...set, isReplaced });
  return (
    <section class="card letter-card">
      <StatusBar
        tint={style.tint}
        icon={style.icon}
        fact={reports > 0 ? `ใช้แล้ว ${reports} รายงาน` : 'ยังไม่มีรายงาน'}
      >
        {style.label}
      </StatusBar>
      <div class="card-body">
        <p>
          <strong>{criteriaReach(set)}</strong>
        </p>
        <p>{set.notice}</p>
        <p class="quiet">{set.source}</p>
        {set.areaCode === null ? <CopySet set={set} /> : null}
        {set.state === 'draft' ? (
          <button type="button" class="btn btn-small space-above-small" onClick={onEdit}>
            <Icon name="draft" small />
            แก้ชื่อและคำชี้แจง
          </button>
        ) : null}
      </div>
    </section>
  );
}

/** Buttons to download, to import into a draft, and to try scores. */
function SetTools({ set, onImport }: { set: CriteriaRead['set']; onImport: () => void }) {
  return (
    <div class="begin">
      <DownloadButton
        small
        file={{ kind: 'criteria', id: set.id }}
        label="ดาวน์โหลด Excel"
        note="ทั้งชุด แก้ในคอมพิวเตอร์แล้วนำกลับเข้าเป็นร่างได้"
      />
      {set.state === 'draft' ? (
        <button type="button" class="btn btn-small" onClick={onImport}>
          <Icon name="file" />
          นำเข้าจาก Excel
        </button>
      ) : null}
      <a class="btn btn-small" href={`/app/settings/criteria/${encodeURIComponent(set.id)}/trial`}>
        <Icon name="grade" />
        ทดลองให้คะแนน
      </a>
    </div>
  );
}

function Levels({ read: { set }, onEdit }: { read: CriteriaRead; onEdit: (() => void) | null }) {
  return (
    <section class="list">
      <h2 class="part-title">ระดับ {set.levels.length} ระดับ</h2>
      <LevelRows levels={set.levels} />
      {onEdit ? (
        <button type="button" class="btn btn-small space-above-small" onClick={onEdit}>
          <Icon name="draft" small />
          แก้ระดับ
        </button>
      ) : null}
    </section>
  );
}

function OpenDialog({ open, props }: { open: Open | null; props: CriteriaEditorProps }) {
  if (open === null) return null;
  if (open === 'levels') return <LevelsDialog {...props} />;
  if (open === 'set') return <CriteriaSetDialog {...props} />;
  if (open === 'import') return <CriteriaImport {...props} />;
  return <IndicatorDialog {...props} indicator={open.indicator} />;
}

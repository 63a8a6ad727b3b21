import { useSignal } from '@preact/signals';
import { normalizeThai } from '#domain/thai/text.ts';
import type { Me } from '#contract/contract.ts';
import { dayText } from '#web/format-day.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { SearchField } from '#web/parts/fields/search-field.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { CentreActions } from './centre-actions.tsx';
import { OpenCentreDialog } from './open-centre-dialog.tsx';
import type { Centres } from './centres-read.ts';
import { districtNote, fullCentreName } from '#domain/centre/label.ts';

const maxCollapsed = 20;

/** ศอช. ในจังหวัด: opens, renames, closes, merges and reopens centres, each after a preview. */
export function Screen({ me }: ScreenProps) {
  const centres = useResource('centres.list', {});
  return (
    <>
      <TaskHeader title="ศอช. ในจังหวัด" sub="เปิดแห่งใหม่ เปลี่ยนชื่อ ยุบ รวม" back="/app/settings" />
      <main class="page first-gap">
        <ResourceView resource={centres} heights={[56, 72, 72, 72]}>
          {(data) => <Editor centres={data.centres} me={me} reload={() => void centres.reload()} />}
        </ResourceView>
      </main>
    </>
  );
}

interface DeskProps {
  centres: Centres;
  me: Me;
  reload: () => void;
}

type Open = 'new' | Centres[number];

function Editor({ centres, me, reload }: DeskProps) {
  const typed = useSignal('');
  const open = useSignal<Open | null>(null);
  const wanted = normalizeThai(typed.value);
  const matches = centres.filter(({ centre }) =>
    normalizeThai(`${centre.name} อ.${centre.districtName}`).includes(wanted),
  );
  const close = () => (open.value = null);
  const done = () => {
    close();
    reload();
  };
  return (
    <div class="narrow">
      <button type="button" class="btn btn-main btn-wide" onClick={() => (open.value = 'new')}>
        <Icon name="plus" />
        เปิด ศอช. แห่งใหม่
      </button>
      <SearchField
        id="find-centre"
        label="ค้นหา ศอช. ที่จะจัดการ"
        labelClass="pad-above"
        placeholder="เช่น งิ้ว หรือ เทิง"
        value={typed.value}
        onInput={(text) => (typed.value = text)}
      />
      {matches.length === 0 ? (
        <EmptyState icon="search" title="ไม่พบ ศอช. นี้">
          <p>ลองพิมพ์เฉพาะชื่อตำบลหรืออำเภอ</p>
        </EmptyState>
      ) : (
        <Rows key={wanted} centres={matches} onOpen={(entry) => (open.value = entry)} />
      )}
      {open.value === 'new' ? (
        <OpenCentreDialog today={me.today} onClose={close} onDone={done} />
      ) : open.value ? (
        <CentreActions
          entry={open.value}
          centres={centres}
          today={me.today}
          onClose={close}
          onDone={done}
        />
      ) : null}
    </div>
  );
}

function Rows({ centres, onOpen }: { centres: Centres; onOpen: (entry: Centres[number]) => void }) {
  const showMore = useShowMore(centres, maxCollapsed);
  return (
    <div class="list" aria-live="polite">
      <h2 class="part-title">{centres.length} แห่ง</h2>
      <ul>
        {showMore.visible.map((entry) => (
          <li key={entry.centre.id}>
            <div class="row-link">
              <span>
                <strong>{entry.centre.name}</strong>
                <small>
                  {districtNote(entry.centre)}
                  {entry.closedOn ? ` ยุบเลิกแล้ว ${dayText(entry.closedOn, 'medium')}` : ''}
                </small>
              </span>
              <button
                type="button"
                class="btn btn-small"
                aria-haspopup="dialog"
                aria-label={`จัดการ ${fullCentreName(entry.centre)}`}
                onClick={() => onOpen(entry)}
              >
                จัดการ
              </button>
            </div>
          </li>
        ))}
        <li hidden={showMore.hidden === 0}>
          <MoreButton hidden={showMore.hidden} unit="แห่ง" onClick={showMore.showAll} />
        </li>
      </ul>
    </div>
  );
}

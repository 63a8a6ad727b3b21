import type { Output } from '#contract/contract.ts';
import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { useWide } from '#web/media.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import type { PeopleCounts } from '../people-tabs.tsx';
import { PeopleHeader, usePeopleCounts } from '../people-tabs.tsx';
import { directoryPath, filterOf } from './directory-filter.ts';
import { DirectoryFilters } from './directory-filters.tsx';
import { useKeptRows } from './filtered-list.ts';
import { countText } from './person-texts.ts';
import { ReachMark } from './reach-mark.tsx';
import { UndoableHandOvers } from '../hand-over/undoable.tsx';
import { PeopleList } from './people-list.tsx';
import { PersonPane } from './person-pane.tsx';

type Directory = Output<'directory.read'>;

/**
 * From this width on, the chosen person is shown beside the list. On narrower screens the person has a
 * page.
 */
const paneFrom = 1200;

/** อยู่ในระบบ: the people with a role, with those whom messages do not reach first. */
export function Screen({ me, query }: ScreenProps) {
  const filter = filterOf(query);
  const list = useResource('directory.read', filter);
  useReloadAfterChange(list);
  const { latest, shown } = useKeptRows(list);
  const tabCounts = usePeopleCounts();
  const hasPane = useWide(paneFrom);
  const chosen = hasPane ? query.get('person') : null;
  return (
    <>
      <PeopleHeader me={me} current="directory" counts={tabCounts} />
      <main class="page first-gap people">
        <UndoableHandOvers />
        {latest ? (
          <>
            <Figures counts={latest.counts} total={latest.total} tabCounts={tabCounts} />
            <Unreached {...latest.counts} />
          </>
        ) : null}
        <div class={chosen === null ? 'people-split' : 'people-split has-pane'}>
          <div class="people-found">
            <DirectoryFilters query={query} districts={latest?.districts ?? []} />
            <ResourceView resource={shown} heights={[72, 72, 72, 72]}>
              {(directory) => <PeopleList {...{ directory, filter, query, hasPane, chosen }} />}
            </ResourceView>
          </div>
          {chosen === null ? null : <PersonPane key={chosen} id={chosen} query={query} />}
        </div>
      </main>
    </>
  );
}

interface FiguresProps {
  counts: Directory['counts'];
  total: number;
  tabCounts: PeopleCounts | null;
}

function Figures({ counts, total, tabCounts }: FiguresProps) {
  const unreached = counts.blocked + counts.neverAdded;
  return (
    <ul class="figures four-wide" aria-label="การรับข้อความ">
      <li>
        <a href={`${directoryPath}?reach=friend`}>
          <ReachMark state="friend" label="รับข้อความได้" />
          <b>{countText(counts.friend)}</b>
          <small>จาก {countText(total)} คน</small>
        </a>
      </li>
      <li>
        <a href={`${directoryPath}?reach=unreached`}>
          <ReachMark state="blocked" label="ติดต่อไม่ได้" />
          <b>{countText(unreached)}</b>
          <small>
            บล็อก {countText(counts.blocked)} ยังไม่เพิ่ม {countText(counts.neverAdded)}
          </small>
        </a>
      </li>
      <li>
        <a href={`${directoryPath}?reach=silent`}>
          <ReachMark state="blocked" icon="mute" label="เงียบ" />
          <b>{countText(counts.silent)}</b>
          <small>ไม่ตอบคำเตือน</small>
        </a>
      </li>
      <li class="wide-only">
        <a href="/app/people/not-yet?who=all">
          <ReachMark state="blocked" icon="centre" label="ศอช. ไม่มีผู้รับ" />
          <b>{tabCounts ? countText(tabCounts.unreachedCentres) : '–'}</b>
          <small>{tabCounts ? `จาก ${countText(tabCounts.centres)} แห่ง` : ''}</small>
        </a>
      </li>
    </ul>
  );
}

function Unreached({ blocked, neverAdded }: Directory['counts']) {
  const count = blocked + neverAdded;
  if (count === 0) return null;
  return (
    <p class="banner is-draft wide-only">
      <Icon name="ladder" />
      <span class="grow">
        <b>งานของคนที่ติดต่อไม่ได้ {countText(count)} คน อยู่ที่ระดับถัดไปแล้ว</b>{' '}
        ระบบส่งให้พัฒนาการอำเภอหรือจังหวัดแทน จนกว่าจะกลับมาเป็นเพื่อนกับบัญชี
      </span>
    </p>
  );
}

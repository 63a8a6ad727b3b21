import { clauseLabel } from '#domain/wording.ts';
import { districtNote } from '#domain/centre/label.ts';
import type { DutyView } from '#contract/contract.ts';
import { Chip } from '#web/parts/chip.tsx';
import { dutyHref } from '#web/parts/duty-card.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { columnOf } from '../home/home-groups.ts';
import { DutyFact } from './duty-cards.tsx';
import { ListScreen } from './list-screen.tsx';

export function Screen({ query, me }: ScreenProps) {
  const mine = query.get('mine');
  const reminder = query.get('reminder');
  if (reminder) return <ReminderList id={reminder} />;
  return mine ? <MineList column={mine} /> : <ListScreen query={query} me={me} />;
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

/** The duties of a LINE reminder, whose button opens this screen. */
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
                <DutyFact duty={duty} />
              </span>
              <Chip {...duty} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

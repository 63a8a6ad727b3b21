import { TaskHeader } from '#web/parts/headers.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { StartReport } from './start-report.tsx';
import { Closed } from './closed.tsx';
import { Duties, Extras } from './centre-duties.tsx';
import { Grades, Meetings, NextMeeting, Projects } from './centre-year.tsx';
import { OrderNow, OrdersBefore } from './orders.tsx';
import { History, Members } from './register.tsx';
import { Unlinked } from './unlinked.tsx';
import { districtNote } from '#domain/centre/label.ts';

/** One centre: its next meeting, what it owes, who sits under which order, how it has fared. */
export function Screen({ params }: ScreenProps) {
  const centre = useResource('centre.read', { id: params['id'] ?? '' });
  const data = centre.state.kind === 'ready' ? centre.state.data.centre : null;
  return (
    <>
      <TaskHeader
        title={data?.name ?? 'ศอช.'}
        sub={(data && districtNote(data)) || 'ศูนย์ประสานงานองค์การชุมชน'}
        back="/app/centres"
      />
      <main>
        <ResourceView of={centre} heights={[88, 72, 72, 240]}>
          {(found) => (
            <div class="panes page">
              <div>
                <Closed centre={found} />
                <NextMeeting next={found.nextMeeting} />
                <StartReport centre={found.centre.id} begins={found.begins} />
                <Extras duties={found.extras} />
                <Duties duties={found.duties} />
                <Meetings meetings={found.meetings} />
                <Grades grades={found.grades} />
                <Projects projects={found.projects} />
              </div>
              <div>
                <OrderNow orders={found.register.orders} />
                <Unlinked register={found.register} onLinked={() => void centre.reload()} />
                <Members register={found.register} />
                <History spells={found.register.history} />
                <OrdersBefore orders={found.register.orders} />
              </div>
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}

import { TaskHeader } from '#web/parts/headers.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { MeetingsAhead } from '../meeting/meetings-ahead.tsx';
import { StartReport } from './start-report.tsx';
import { Closed } from './closed.tsx';
import { Duties, EarlierYears, Extras } from './centre-duties.tsx';
import { Grades, Meetings, Projects } from './centre-year.tsx';
import { OrderNow, OrdersBefore } from './orders.tsx';
import { History, Members } from './register.tsx';
import { Events, Files, IntegratedOrder, Office } from './profile.tsx';
import { Unlinked } from './unlinked.tsx';
import { districtNote } from '#domain/centre/label.ts';

/** One centre: next meeting, duties, committee and orders, results of the year. */
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
        <ResourceView resource={centre} heights={[88, 72, 72, 240]}>
          {(resource) => (
            <div class="panes page">
              <div>
                <Closed centre={resource} />
                <MeetingsAhead centre={resource} onChanged={() => void centre.reload()} />
                <StartReport centre={resource.centre.id} begins={resource.begins} />
                <Extras duties={resource.extras} />
                <Duties duties={resource.duties} />
                <EarlierYears years={resource.earlier} />
                <Meetings meetings={resource.meetings} />
                <Grades grades={resource.grades} />
                <Projects projects={resource.projects} />
                <Files files={resource.files} />
                <Events events={resource.events} />
              </div>
              <div>
                <Office office={resource.office} />
                <OrderNow orders={resource.register.orders} />
                <Unlinked register={resource.register} onLinked={() => void centre.reload()} />
                <IntegratedOrder order={resource.integratedOrder} />
                <Members register={resource.register} />
                <History spells={resource.register.history} />
                <OrdersBefore orders={resource.register.orders} />
              </div>
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}

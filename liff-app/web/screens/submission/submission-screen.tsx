import { revisionLabel } from '#domain/wording.ts';
import { useApp } from '#web/app-context.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { MoreMenu, rareAskedBy } from './decisions/more-menu.tsx';
import { RouteStepper } from './route-stepper.tsx';
import { ReportPage } from './report/report-page.tsx';
import { NotSubmitted } from './not-submitted.tsx';
import type { Report } from './submission-context.ts';
import { useSubmission } from './use-submission.ts';
import { districtNote } from '#domain/centre/label.ts';

export function Screen({ params, query, me }: ScreenProps) {
  const id = params['id'] ?? '';
  const report = useResource('duty.read', { id });
  const read = report.state.kind === 'ready' ? report.state.data : null;
  const duty = read?.duty ?? null;
  const reviewing =
    duty?.actions.some((action) => action === 'forward' || action === 'accept') ?? false;
  const sent = duty && duty.revision > 1 ? ` · ${revisionLabel(duty.revision)}` : '';
  return (
    <>
      <TaskHeader
        title={duty ? `${reviewing ? 'ตรวจ' : ''}${duty.title}` : 'รายงาน'}
        sub={
          duty ? (
            <>
              <span class="nowrap">{duty.centre.name}</span>
              <span class="nowrap"> {districtNote(duty.centre)}</span>
              {sent}
            </>
          ) : null
        }
        back="/app"
        ruled={false}
        side={
          read ? (
            <MoreMenu
              duty={read.duty}
              revisions={read.revisions.map((revision) => revision.no)}
              today={me.today}
              proposed={read.proposed}
              asking={rareAskedBy(query)}
              onDone={() => void report.reload()}
            />
          ) : null
        }
      />
      <ResourceView resource={report} heights={[80, 120, 160, 160]}>
        {(submission) => (
          <>
            {submission.duty.archived ? <OutOfForce /> : null}
            <SubmissionBody
              report={submission}
              me={me}
              returning={query.get('do') === 'return'}
              reload={report.reload}
            />
          </>
        )}
      </ResourceView>
    </>
  );
}

/** The letter is no longer in force, so nothing can be done with the report. */
function OutOfForce() {
  return (
    <div class="page">
      <Banner tint="is-closed" icon="closed" title="หนังสือของเรื่องนี้เลิกใช้แล้ว">
        เปิดอ่านได้ ไม่ต้องส่งเพิ่ม
      </Banner>
    </div>
  );
}

interface BodyProps {
  report: Report;
  me: ScreenProps['me'];
  returning: boolean;
  reload: () => Promise<void>;
}

function SubmissionBody({ report, me, returning, reload }: BodyProps) {
  const { router } = useApp();
  const { duty } = report;
  const read = useSubmission({ report, person: me.person.id, reload });
  return (
    <>
      <section class="report-route" aria-label="เส้นทางของเรื่อง">
        <RouteStepper duty={duty} today={me.today} />
      </section>
      {read && report.revisions.length > 0 ? (
        <ReportPage
          submission={read}
          today={me.today}
          returning={returning}
          onDecided={() => router.back('/app')}
          onChanged={() => void reload()}
        />
      ) : (
        <NotSubmitted report={report} me={me} onChanged={() => void reload()} />
      )}
    </>
  );
}

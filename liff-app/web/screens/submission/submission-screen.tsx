import { revisionLabel } from '#domain/wording.ts';
import { useEffect, useMemo } from 'preact/hooks';
import { formFor } from '#domain/forms/index.ts';
import type { FormContext } from '#domain/form/form.ts';
import { useApp } from '#web/app-context.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { MoreMenu, rareAskedBy } from './decisions/more-menu.tsx';
import { createCommentDrafts } from './comments/comment-drafts.ts';
import { createReplyDrafts } from '#web/sync/reply-drafts.ts';
import { repliesKey } from '#web/sync/storage-keys.ts';
import { RouteStepper } from './route-stepper.tsx';
import { ReportPage } from './report/report-page.tsx';
import { NotSubmitted } from './not-submitted.tsx';
import type { SubmissionContext, Report } from './submission-context.ts';
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

/** The letter is no longer in force, so the report has no actions. */
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
  const { comments, replies } = useDrafts(duty, me.person.id);
  const form = useMemo(
    () =>
      formFor(duty.form, {
        version: report.formVersion,
        ...(report.criteria ? { criteria: report.criteria } : {}),
      }),
    [report],
  );
  const read: SubmissionContext | null = form
    ? {
        report,
        form,
        ctx: contextOf(report),
        commentDrafts: duty.actions.includes('return') ? comments : null,
        replies: duty.actions.includes('reply') ? replies : null,
        onAnswered: () => void reload(),
      }
    : null;
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

/** Comments and replies this person has begun on this phone. */
function useDrafts(duty: Report['duty'], personId: string) {
  const { storage } = useApp();
  const comments = useMemo(
    () => createCommentDrafts({ storage, key: `pins:${personId}:${duty.id}:${duty.revision}` }),
    [duty.id, duty.revision],
  );
  const replies = useMemo(
    () => createReplyDrafts({ storage, key: repliesKey({ person: personId, duty: duty.id }) }),
    [duty.id],
  );
  useEffect(() => {
    void comments.restore();
    void replies.restore();
  }, [comments, replies]);
  return { comments, replies };
}

function contextOf({ context, criteria, previous }: Report): FormContext {
  return {
    ...context,
    ...(criteria ? { criteria } : {}),
    ...(previous ? { previous: previous.answers } : {}),
  };
}

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
import { createReplyDrafts, replyDraftsKey } from './comments/reply-drafts.ts';
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
  const sent = duty && duty.revision > 1 ? ` · ส่งครั้งที่ ${duty.revision}` : '';
  return (
    <>
      <TaskHeader
        title={duty ? `${reviewing ? 'ตรวจ' : ''}${duty.title}` : 'รายงาน'}
        sub={
          duty ? (
            <>
              <span class="nb">{duty.centre.name}</span>
              <span class="nb"> {districtNote(duty.centre)}</span>
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
              askOn={read.proposed.askOn}
              asking={rareAskedBy(query)}
              onDone={() => void report.reload()}
            />
          ) : null
        }
      />
      <ResourceView of={report} heights={[80, 120, 160, 160]}>
        {(found) => (
          <>
            {found.duty.archived ? <OutOfForce /> : null}
            <SubmissionBody
              found={found}
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

/** Says why the report has no actions any more. */
function OutOfForce() {
  return (
    <div class="page">
      <Banner tint="is-closed" icon="closed" title="หนังสือของเรื่องนี้เลิกใช้แล้ว">
        เปิดอ่านได้ ไม่ต้องส่งเพิ่ม
      </Banner>
    </div>
  );
}

function SubmissionBody({
  found,
  me,
  returning,
  reload,
}: {
  found: Report;
  me: ScreenProps['me'];
  returning: boolean;
  reload: () => Promise<void>;
}) {
  const { storage, router } = useApp();
  const { duty } = found;
  const mayReturn = duty.actions.includes('return');
  const pins = useMemo(
    () => createCommentDrafts({ storage, key: `pins:${me.person.id}:${duty.id}:${duty.revision}` }),
    [duty.id, duty.revision],
  );
  const replies = useMemo(
    () =>
      createReplyDrafts({
        storage,
        key: replyDraftsKey({ person: me.person.id, duty: duty.id }),
      }),
    [duty.id],
  );
  useEffect(() => {
    void pins.restore();
    void replies.restore();
  }, [pins, replies]);
  const form = useMemo(
    () =>
      formFor(duty.form, {
        version: found.formVersion,
        ...(found.criteria ? { criteria: found.criteria } : {}),
      }),
    [found],
  );
  const ctx: FormContext = {
    ...found.context,
    ...(found.criteria ? { criteria: found.criteria } : {}),
    ...(found.previous ? { previous: found.previous.answers } : {}),
  };
  const read: SubmissionContext | null = form
    ? {
        report: found,
        form,
        ctx,
        commentDrafts: mayReturn ? pins : null,
        replies: duty.actions.includes('reply') ? replies : null,
        onAnswered: () => void reload(),
      }
    : null;
  return (
    <>
      <section class="way" aria-label="เส้นทางของเรื่อง">
        <RouteStepper duty={duty} today={me.today} />
      </section>
      {read && found.revisions.length > 0 ? (
        <ReportPage
          read={read}
          today={me.today}
          returning={returning}
          onDecided={() => router.back('/app')}
          onChanged={() => void reload()}
        />
      ) : (
        <NotSubmitted report={found} me={me} onChanged={() => void reload()} />
      )}
    </>
  );
}

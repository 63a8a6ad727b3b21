import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { cleanMeaning } from '#domain/wording.ts';
import { useApp } from '#web/app-context.ts';
import { useResource } from '#web/api/resource.ts';
import { useUndo } from '#web/api/use-undo.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { addressWith } from '../people/directory/address.ts';
import { BulkForwardDialog } from '../round/bulk-forward.tsx';
import type { BulkItem } from '../round/bulk-forward.tsx';
import { BulkResultNote } from '../round/bulk-result.tsx';
import { bulkActionLabels, roundHref } from '../round/round-groups.ts';
import type { BulkOutcome } from '../round/submit-in-batches.ts';
import { useReviewKeys } from './review-keys.ts';
import { ReviewedReport } from './reviewed-report.tsx';
import { ReviewQueue } from './review-queue.tsx';
import type { Review } from './review-queue.tsx';

/** ตรวจทีละฉบับ: the waiting reports of one round, one at a time, by keyboard or by taps. */
export function Screen({ params, query, me }: ScreenProps) {
  const column = params['column'] ?? '';
  const area = query.get('area');
  const review = useResource('review.read', { column, ...(area ? { area } : {}) });
  const data = review.state.kind === 'ready' ? review.state.data : null;
  return (
    <>
      <TaskHeader
        title={data ? `ตรวจทีละฉบับ ${data.title}` : 'ตรวจทีละฉบับ'}
        sub={data ? `${data.areaName} · หนังสือข้อ ${data.clause} · รอ ${data.waiting} ฉบับ` : null}
        back="/app"
      />
      <ResourceView resource={review} heights={[48, 72, 240]}>
        {(found) => (
          <ReviewBody
            review={found}
            query={query}
            me={me}
            path={`/app/review/${encodeURIComponent(column)}`}
            reload={review.reload}
          />
        )}
      </ResourceView>
    </>
  );
}

interface BodyProps {
  review: Review;
  query: URLSearchParams;
  me: ScreenProps['me'];
  path: string;
  reload: () => Promise<void>;
}

function ReviewBody({ review, query, me, path, reload }: BodyProps) {
  const { router } = useApp();
  const result = useBulkResult(reload);
  const { reports, act } = review;
  const asked = reports.findIndex(({ id }) => id === query.get('at'));
  const at = Math.max(0, asked);
  const current = reports[at];
  const hrefOf = (id: string): string => addressWith({ path, query }, { at: id });
  const go = (index: number) => {
    const report = reports[index];
    if (report) router.go(hrefOf(report.id), { replace: true });
  };
  useReviewKeys({ next: () => go(at + 1), previous: () => go(at - 1) });
  const heading = useFocusOn(current?.id);
  if (!current || !act)
    return (
      <main class="page">
        {result.shown ? <BulkResultNote {...result.shown} /> : null}
        <EmptyState icon="done" title="ตรวจครบทุกฉบับในรอบนี้แล้ว">
          <a class="btn btn-main" href={roundHref(review.column)}>
            ดูใบส่งต่อของรอบนี้
          </a>
        </EmptyState>
      </main>
    );
  return (
    <div class="review-split">
      <div class="review-side">
        {result.shown ? <BulkResultNote {...result.shown} /> : null}
        <AcceptClean review={review} act={act} onPassed={result.show} />
        <ReviewQueue review={review} current={current.id} hrefOf={hrefOf} />
      </div>
      <div class="review-one">
        <div class="review-step">
          <h2 ref={heading} tabIndex={-1}>
            {current.label}
            <small>
              เรื่องที่ {at + 1} จาก {reports.length}
            </small>
          </h2>
          <button
            type="button"
            class="btn btn-small"
            aria-keyshortcuts="K"
            disabled={at === 0}
            onClick={() => go(at - 1)}
          >
            <Icon name="back" small />
            ก่อนหน้า
          </button>
          <button
            type="button"
            class="btn btn-small"
            aria-keyshortcuts="J"
            disabled={at === reports.length - 1}
            onClick={() => go(at + 1)}
          >
            ถัดไป
            <Icon name="next" small />
          </button>
        </div>
        <p class="review-keys wide-only">
          แป้นพิมพ์: <kbd class="kbd">J</kbd> ถัดไป <kbd class="kbd">K</kbd> ก่อนหน้า{' '}
          <kbd class="kbd">A</kbd> {bulkActionLabels[act].verb} <kbd class="kbd">R</kbd> ส่งคืนแก้ไข
        </p>
        <ReviewedReport
          key={current.id}
          id={current.id}
          plain={current.plain}
          me={me}
          onDecided={() => {
            const following = reports[at + 1] ?? reports[at - 1];
            if (following) router.go(hrefOf(following.id), { replace: true });
            void reload();
          }}
        />
      </div>
    </div>
  );
}

/** Moves the focus to the heading when another report is shown, so that a screen reader says its name. */
function useFocusOn(id: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) heading.current?.focus({ preventScroll: true });
    first.current = false;
  }, [id]);
  return heading;
}

interface AcceptCleanProps {
  review: Review;
  act: 'accept' | 'forward';
  onPassed: (shown: Shown) => void;
}

/** Decides on all clean reports together, and explains what clean means. */
function AcceptClean({ review, act, onPassed }: AcceptCleanProps) {
  const asking = useSignal(false);
  const items = review.reports
    .filter(({ plain }) => plain)
    .map(({ id, revision, label }) => ({ id, revision, label }));
  const { verb } = bulkActionLabels[act];
  if (items.length === 0) return <p class="quiet">ไม่มีฉบับที่{verb}ได้โดยไม่ต้องเปิดอ่าน</p>;
  return (
    <div class="accept-clean">
      <button type="button" class="btn btn-wide" onClick={() => (asking.value = true)}>
        <Icon name="shield" />
        {verb}ทุกฉบับที่เรียบร้อย {items.length}
      </button>
      <p class="quiet">{cleanMeaning}</p>
      {asking.value ? (
        <BulkForwardDialog
          act={act}
          items={items}
          onClose={() => (asking.value = false)}
          onPassed={(passed) => {
            asking.value = false;
            onPassed({ act, passed, items });
          }}
        />
      ) : null}
    </div>
  );
}

interface Shown {
  act: 'accept' | 'forward';
  passed: BulkOutcome;
  items: readonly BulkItem[];
}

function useBulkResult(reload: () => Promise<void>) {
  const shown = useSignal<Shown | null>(null);
  const undo = useUndo();
  const show = (next: Shown) => {
    shown.value = next;
    const { done } = next.passed;
    if (done.length > 0)
      undo.decidedMany({
        text: `${bulkActionLabels[next.act].done} ${done.length} ฉบับ`,
        ids: done,
        onUndone: () => {
          shown.value = null;
          void reload();
        },
      });
    void reload();
  };
  return { shown: shown.value, show };
}

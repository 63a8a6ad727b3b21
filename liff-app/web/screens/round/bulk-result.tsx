import { FailureBanner } from '#web/parts/error-banner.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import type { BulkOutcome } from './submit-in-batches.ts';
import { bulkActionLabels } from './round-groups.ts';
import type { BulkAction } from './round-groups.ts';

interface Props {
  act: BulkAction;
  passed: BulkOutcome;
  items: readonly { id: string; label: string }[];
}

/** The number of forwarded reports, and each failed one with its reason and a link. */
export function BulkResultNote({ act, passed, items }: Props) {
  const nameOf = (id: string) => items.find((item) => item.id === id)?.label ?? '';
  const { verb, done } = bulkActionLabels[act];
  return (
    <div role="status">
      {passed.done.length > 0 ? (
        <Banner tint="is-done" icon="done" title={`${done} ${passed.done.length} เรื่อง`} />
      ) : null}
      {passed.refused.length > 0 ? (
        <Banner tint="is-due" icon="info" title={`ยังไม่ได้${verb} ${passed.refused.length} เรื่อง`}>
          <ul class="refused">
            {passed.refused.map(({ id, message }) => (
              <li key={id}>
                <a class="link" href={`/app/duty/${encodeURIComponent(id)}`}>
                  {nameOf(id)}
                </a>
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {passed.failure ? (
        <FailureBanner failure={passed.failure}>
          เรื่องที่เหลือยังไม่ได้{verb} เลือกแล้วกด{verb}อีกครั้ง
        </FailureBanner>
      ) : null}
    </div>
  );
}

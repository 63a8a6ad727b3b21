import { useApp } from '#web/app-context.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import type { CriteriaRead } from './criteria-editor-props.ts';
import { criteriaHref } from './criteria-labels.ts';

/** A province cannot change a set of the country. It copies the set as a draft of its own. */
export function CopySet({ set }: { set: CriteriaRead['set'] }) {
  const { router, toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const copy = async () => {
    const made = await mutate('criteria.begin', { from: set.id, fiscalYear: set.fiscalYear });
    if (!made) return;
    if (!made.isNew)
      toast.value = {
        text: `ปี ${set.fiscalYear} มีร่างอยู่แล้ว จึงเปิดร่างนั้น หากต้องการคัดใหม่ ทิ้งร่างนั้นก่อน`,
      };
    router.go(criteriaHref(made.id));
  };
  return (
    <>
      <p class="quiet">จังหวัดแก้ชุดนี้ไม่ได้ คัดเป็นร่างของจังหวัดได้ เมื่อประกาศแล้วใช้เฉพาะจังหวัดนี้</p>
      <ErrorBanner error={error} />
      <button
        type="button"
        class="btn btn-small space-above-small"
        disabled={busy}
        onClick={() => void copy()}
      >
        <Icon name="draft" small />
        คัดเป็นร่างของจังหวัด
      </button>
    </>
  );
}

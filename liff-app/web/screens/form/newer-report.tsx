import * as z from 'zod/mini';
import type { ProblemBody } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';

const newerReportSchema = z.object({
  by: z.nullable(z.string()),
  mine: z.optional(z.boolean()),
  at: z.string(),
  count: z.number(),
  differences: z.array(
    z.object({
      path: z.string(),
      label: z.string(),
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
    }),
  ),
});
type NewerReport = z.infer<typeof newerReportSchema>;
type Difference = NewerReport['differences'][number];

/**
 * The report that another person submitted first, taken from the server’s refusal. Null when it has none.
 */
export function newerIn(problem: ProblemBody): NewerReport | null {
  const read = newerReportSchema.safeParse(problem.details?.['newer']);
  return read.success ? read.data : null;
}

/** Says who sent the report before this phone did. */
export function sentByText({
  by,
  mine,
}: {
  by?: string | null;
  mine?: boolean | undefined;
}): string {
  if (mine) return 'ท่านส่งรายงานนี้จากเครื่องอื่นแล้ว';
  return by ? `${by} ส่งรายงานนี้แล้ว` : 'มีผู้อื่นส่งรายงานนี้แล้ว';
}

/** Differences between the report submitted first and the answers on this phone. */
export function NewerDifferences({ newer }: { newer: NewerReport }) {
  const { by, at, count, differences } = newer;
  const rest = count - differences.length;
  return (
    <section class="list">
      <h2 class="part-title">{count === 0 ? 'เหมือนที่ท่านกรอกทุกข้อ' : `ต่างจากที่ท่านกรอก ${count} ข้อ`}</h2>
      <p class="quiet space-below">
        {by ?? 'ผู้อื่น'} ส่งเมื่อ {dayText(bangkokDayOf(at), 'medium')}
      </p>
      {count === 0 ? null : (
        <ShowMoreList
          items={differences}
          keyOf={(difference) => difference.path}
          unit="ข้อ"
          last={rest > 0 ? <p class="quiet">และอีก {rest} ข้อ</p> : null}
        >
          {(difference) => <Sides {...difference} />}
        </ShowMoreList>
      )}
    </section>
  );
}

function Sides({ label, before, after }: Difference) {
  return (
    <div class="sides">
      <strong>{label}</strong>
      <dl>
        <div>
          <dt>ที่ส่งแล้ว</dt>
          <dd>{before ?? 'ไม่มี'}</dd>
        </div>
        <div>
          <dt>ของท่าน</dt>
          <dd>{after ?? 'ไม่มี'}</dd>
        </div>
      </dl>
    </div>
  );
}

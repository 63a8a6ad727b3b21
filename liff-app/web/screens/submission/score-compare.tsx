import { formatNumber, formatPercent } from '#domain/thai/number.ts';
import type { SubmissionContext } from './submission-context.ts';

/** The score of a grading beside the previous one, by category. Shows nothing for other reports. */
export function ScoreCompare({ submission: { report, form } }: { submission: SubmissionContext }) {
  const newest = report.revisions.at(-1);
  const now = newest && form.score?.(newest.answers);
  const before = report.previous && form.score?.(report.previous.answers);
  if (!now || !before) return null;
  return (
    <section class="facts score-compare">
      <h2>คะแนนเทียบครั้งก่อน</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">หมวด</th>
            <th scope="col">ครั้งก่อน</th>
            <th scope="col">ครั้งนี้</th>
          </tr>
        </thead>
        <tbody>
          {now.categories.map((category) => {
            const last = before.categories.find(({ id }) => id === category.id);
            return (
              <tr key={category.id}>
                <th scope="row">{category.title}</th>
                <td>{last ? formatNumber(last.points) : '–'}</td>
                <td class={fallen(last?.points, category.points)}>
                  {formatNumber(category.points)}
                  {change(last?.points, category.points)}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">รวม</th>
            <td>{formatPercent(before.percent)}</td>
            <td class={fallen(before.percent, now.percent)}>{formatPercent(now.percent)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** A lower score is amber. Its change is printed with a minus sign. */
function fallen(before: number | undefined, now: number): string | undefined {
  return before !== undefined && now < before ? 'is-due fell' : undefined;
}

function change(before: number | undefined, now: number): string {
  if (before === undefined || now === before) return '';
  const by = Math.round((now - before) * 100) / 100;
  return ` (${by > 0 ? '+' : '−'}${formatNumber(Math.abs(by))})`;
}

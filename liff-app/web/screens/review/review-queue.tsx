import type { Output } from '#contract/contract.ts';
import { formatPercent } from '#domain/thai/number.ts';
import { Icon } from '#web/parts/icon.tsx';

export type Review = Output<'review.read'>;
export type WaitingReport = Review['reports'][number];

interface Props {
  review: Review;
  current: string;
  hrefOf: (id: string) => string;
}

/** The waiting reports in order, with their score, the previous one, and what to look at. */
export function ReviewQueue({ review, current, hrefOf }: Props) {
  const rest = review.waiting - review.reports.length;
  return (
    <nav class="panel review-queue" aria-label="เรื่องที่รอตรวจ">
      <ol>
        {review.reports.map((report) => (
          <li key={report.id}>
            <a href={hrefOf(report.id)} aria-current={report.id === current ? 'true' : undefined}>
              <strong>{report.label}</strong>
              <ScoreLine report={report} />
              <FlagLine report={report} />
            </a>
          </li>
        ))}
      </ol>
      {rest > 0 ? <p class="quiet">อีก {rest} ฉบับแสดงเมื่อตรวจชุดนี้แล้ว</p> : null}
    </nav>
  );
}

function ScoreLine({ report: { score, before } }: { report: WaitingReport }) {
  if (!score) return null;
  const last = before ? ` ครั้งก่อน ${formatPercent(before.percent)}` : '';
  const hasFallen = before !== null && score.percent < before.percent;
  return (
    <small class={hasFallen ? 'is-due fell' : undefined}>
      {formatPercent(score.percent)} {score.level ?? ''}
      {last}
    </small>
  );
}

/** The parts that must be read before deciding. A clean report says so. */
function FlagLine({ report }: { report: WaitingReport }) {
  const { plain, problems, reasons, copied, sharesPictures } = report;
  if (plain)
    return (
      <small class="is-done">
        <Icon name="shield" small />
        ระบบตรวจแล้ว
      </small>
    );
  const flags = [
    ...(problems > 0 ? [`ควรดู ${problems} ข้อ`] : []),
    ...(reasons > 0 ? [`ชี้แจง ${reasons} ข้อ`] : []),
    ...(copied > 0 ? [`คัดลอก ${copied} ข้อ`] : []),
    ...(sharesPictures ? ['รูปซ้ำกับที่อื่น'] : []),
  ];
  return (
    <small class="is-due">
      <Icon name="info" small />
      {flags.join(' · ')}
    </small>
  );
}

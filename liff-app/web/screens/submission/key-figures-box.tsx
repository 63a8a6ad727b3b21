import { Icon } from '#web/parts/icon.tsx';
import { keyFiguresOf } from './key-figures.ts';
import type { Report, SubmissionContext } from './submission-context.ts';

/** Three key figures and the automated checks. */
export function KeyFiguresBox({ submission: { report, form } }: { submission: SubmissionContext }) {
  const newest = report.revisions.at(-1);
  const { problems, reasons } = report.checks;
  if (!newest) return null;
  return (
    <section class="facts">
      <dl>
        {keyFiguresOf(form, newest.answers).map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {report.criteria?.sample ? (
        <p class="is-due">
          <Icon name="info" small />
          ให้คะแนนตามเกณฑ์ตัวอย่าง ยังไม่ใช่เกณฑ์ของทางราชการ
        </p>
      ) : null}
      {problems === 0 && reasons.length === 0 && report.duty.state !== 'returned' ? (
        <p class="is-done">
          <Icon name="shield" small />
          กรอกครบทุกข้อ
        </p>
      ) : null}
      {problems > 0 ? (
        <p class="is-overdue">
          <Icon name="overdue" small />
          ระบบตรวจพบ {problems} ข้อที่ควรดู
        </p>
      ) : null}
      {problems === 0 && reasons.length > 0 ? (
        <p class="is-due">
          <Icon name="info" small />
          กรอกครบ มีข้อที่ผู้ส่งให้เหตุผลไว้ {reasons.length} ข้อ
        </p>
      ) : null}
      {newest.copied.length > 0 ? (
        <p class="is-due">
          <Icon name="history" small />
          เหมือนครั้งก่อน {newest.copied.length} ข้อ ผู้ส่งไม่ได้เปิดดู
        </p>
      ) : null}
      <SharedPictures report={report} />
      {reasons.map((reason) => (
        <p key={reason.label} class="is-due">
          <Icon name="info" small />
          {reason.label}: {reason.reason}
        </p>
      ))}
    </section>
  );
}

/** Which other report was sent with the same picture, so that the reviewer can compare and ask. */
function SharedPictures({ report }: { report: Report }) {
  return (
    <>
      {report.sharedPictures.map(({ file, duty, title, place }) => {
        const other = `${title} ${place}`;
        return (
          <p key={`${file} ${other}`} class="is-due">
            <Icon name="photo" small />
            <span>
              {report.attachments[file]?.name ?? 'รูป'} เป็นรูปเดียวกับใน{' '}
              {duty === null ? (
                other
              ) : (
                <a class="link" href={`/app/duty/${encodeURIComponent(duty)}`}>
                  {other}
                </a>
              )}
            </span>
          </p>
        );
      })}
    </>
  );
}

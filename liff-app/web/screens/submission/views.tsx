import { attachmentIdsOf } from '../../../../domain/form.ts';
import type { Form, FormContext } from '../../../../domain/form.ts';
import { diffAnswers, summarize } from '../../../../domain/form-text.ts';
import type { Difference, SummaryRow } from '../../../../domain/form-text.ts';
import { formatNumber } from '../../../../domain/thai/number.ts';
import type { Output } from '../../../contract.ts';
import { Blank } from '../../parts/states.tsx';
import { DiffLine, FieldCard, Said } from './field-card.tsx';
import { PhotosView } from './photos-view.tsx';
import type { Pins } from './pins.ts';
import { Value } from './value.tsx';

export type Report = Output<'duty.read'>;

export interface Read {
  report: Report;
  form: Form;
  ctx: FormContext;
  pins: Pins | null;
}

export function changesOf({ report, form, ctx }: Omit<Read, 'pins'>): Difference[] {
  const [before, after] = report.revisions.slice(-2);
  return before && after
    ? diffAnswers({ form, before: before.answers, after: after.answers, ctx })
    : [];
}

export function Changes({ read, changes }: { read: Read; changes: readonly Difference[] }) {
  const { report, form, ctx, pins } = read;
  const newest = report.revisions.at(-1);
  const rows = newest
    ? summarize({ form, answers: newest.answers, ctx }).flatMap((section) =>
        section.rows.flatMap(withItems),
      )
    : [];
  const loose = report.comments.filter(
    (one) => one.path === null || !changes.some((change) => change.path === one.path),
  );
  if (changes.length === 0)
    return (
      <Blank icon="info" title="ฉบับนี้ไม่มีข้อที่เปลี่ยน">
        <p>เปิดดูทั้งฉบับได้ที่แท็บถัดไป</p>
      </Blank>
    );
  return (
    <>
      {changes.map((change) => {
        const ids = rows.find((row) => row.path === change.path)?.attachmentIds ?? [];
        return (
          <FieldCard
            key={change.path}
            path={change.path}
            label={change.label}
            comments={report.comments}
            pins={pins}
          >
            {ids.length > 0 ? (
              <PhotosView ids={ids} label={change.label} attachments={report.attachments} />
            ) : (
              <DiffLine before={change.before} after={change.after} />
            )}
          </FieldCard>
        );
      })}
      {loose.length > 0 ? (
        <section class="field-card" aria-label="ความเห็นอื่น">
          <header>
            <h3>ความเห็นอื่น</h3>
          </header>
          <div class="pt-2">
            {loose.map((one) => (
              <Said key={one.id} comment={one} />
            ))}
          </div>
        </section>
      ) : null}
    </>
  );
}

function withItems(row: SummaryRow): SummaryRow[] {
  return [row, ...(row.items ?? []).flatMap(withItems)];
}

export function Whole({ read }: { read: Read }) {
  const { report, form, ctx, pins } = read;
  const newest = report.revisions.at(-1);
  if (!newest) return null;
  const general = report.comments.filter((one) => one.path === null);
  return (
    <>
      {general.length > 0 ? (
        <section class="field-card" aria-label="ความเห็นทั้งฉบับ">
          <header>
            <h3>ความเห็นทั้งฉบับ</h3>
          </header>
          <div class="pt-2">
            {general.map((one) => (
              <Said key={one.id} comment={one} />
            ))}
          </div>
        </section>
      ) : null}
      {summarize({ form, answers: newest.answers, ctx }).map((section) => (
        <section key={section.id} aria-label={section.title}>
          <h2 class="part-title">
            {section.title}
            {section.points ? (
              <span class="quiet">
                {' '}
                {formatNumber(section.points.points)} จาก {formatNumber(section.points.max)} คะแนน
              </span>
            ) : null}
          </h2>
          <div class="panel field-rows">
            {section.rows.map((row) => (
              <FieldCard
                key={row.path}
                path={row.path}
                label={row.label}
                comments={report.comments}
                pins={pins}
              >
                <Value row={row} />
                {row.attachmentIds ? (
                  <PhotosView
                    ids={row.attachmentIds}
                    label={row.label}
                    attachments={report.attachments}
                  />
                ) : null}
                {(row.items ?? []).map((item) => {
                  const ids = withItems(item).flatMap((one) => one.attachmentIds ?? []);
                  return ids.length > 0 ? (
                    <PhotosView
                      key={item.path}
                      ids={ids}
                      label={item.label}
                      attachments={report.attachments}
                    />
                  ) : null;
                })}
              </FieldCard>
            ))}
          </div>
        </section>
      ))}
      {attachmentIdsOf(form, newest.answers).length === 0 ? (
        <p class="quiet pt-3">ไม่มีไฟล์แนบ</p>
      ) : null}
    </>
  );
}

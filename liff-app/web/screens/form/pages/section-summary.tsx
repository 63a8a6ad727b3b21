import type { AnswerProblem } from '#domain/form/form.ts';
import type { SummaryRow, SummarySection } from '#domain/form/text.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { Icon } from '#web/parts/icon.tsx';
import { NoWrapList } from '#web/parts/no-wrap-list.tsx';
import { attachmentUrl } from '#web/api/upload.ts';
import type { FormStore } from '../form-store.ts';

/** The answers of one step as text, with a link to edit them. */
export function SectionSummary({
  section,
  problems,
  store,
  onEdit,
}: {
  section: SummarySection;
  problems: readonly AnswerProblem[];
  store: FormStore;
  onEdit: () => void;
}) {
  return (
    <section class="sum-card">
      <header>
        <h2>
          {section.title}
          {section.points ? (
            <span class="quiet">
              {' '}
              {formatNumber(section.points.points)}/{formatNumber(section.points.max)}
            </span>
          ) : null}
        </h2>
        <button type="button" class="link" aria-label={`แก้ไข ${section.title}`} onClick={onEdit}>
          <Icon name="draft" small />
          แก้ไข
        </button>
      </header>
      <dl>
        {section.rows.map((row) => (
          <Row
            key={row.path}
            row={row}
            lacking={problems.some(
              (problem) => problem.severity === 'hard' && problem.path === row.path,
            )}
            store={store}
          />
        ))}
      </dl>
    </section>
  );
}

function Row({ row, lacking, store }: { row: SummaryRow; lacking: boolean; store: FormStore }) {
  return (
    <div>
      <dt>
        {row.label}
        {store.copied.value.includes(row.path) ? (
          <span class="block quiet">เหมือนครั้งก่อน</span>
        ) : null}
      </dt>
      {row.items && row.items.length > 0 ? (
        row.items.map((item) => (
          <dd key={item.path}>
            {item.label}:{' '}
            {(item.items ?? [])
              .map((summaryRow) => summaryRow.text)
              .filter((text) => text !== '')
              .join(' · ') || 'ยังไม่ได้กรอก'}
          </dd>
        ))
      ) : (
        <dd class={lacking ? 'lacking' : row.text === '' ? 'none' : ''}>
          {row.text === '' ? lacking ? 'ยังไม่ได้กรอก' : 'ไม่มี' : <NoWrapList text={row.text} />}
        </dd>
      )}
      {row.attachmentIds ? (
        <dd class="thumbs">
          {row.attachmentIds.map((id, index) => {
            const queued = store.uploads.files.value.get(id);
            const arrived = store.open.attachments[id];
            const isPicture = (queued?.type ?? arrived?.type)?.startsWith('image/') ?? false;
            return isPicture ? (
              <img
                key={id}
                alt={`${row.label} ${index + 1}`}
                src={queued?.url ?? attachmentUrl(id, 'thumb')}
                loading="lazy"
              />
            ) : (
              <span key={id} class="file">
                <Icon name="file" />
              </span>
            );
          })}
        </dd>
      ) : null}
    </div>
  );
}

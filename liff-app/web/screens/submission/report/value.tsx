import type { SummaryRow } from '#domain/form/text.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { NoWrapList } from '#web/parts/no-wrap-list.tsx';

/** An answer as text. */
export function Value({ row }: { row: SummaryRow }) {
  if (row.items && row.items.length > 0) return <Items items={row.items} />;
  return (
    <p class={row.text === '' ? 'plain none' : 'plain'}>
      {row.text === '' ? 'ไม่มี' : <NoWrapList text={row.text} />}
    </p>
  );
}

const maxCollapsed = 5;

/** Rows of a list, one paragraph for each, with the first answer in bold. */
function Items({ items }: { items: readonly SummaryRow[] }) {
  const showMore = useShowMore(items, maxCollapsed);
  return (
    <>
      <ol class="plain">
        {showMore.visible.map((item, index) => {
          const [lead, ...rest] = (item.items ?? []).filter((summaryRow) => summaryRow.text !== '');
          return (
            <li key={item.path}>
              <b>
                {index + 1}. {lead?.text ?? 'ยังไม่ได้กรอก'}
              </b>
              {rest.map((summaryRow) =>
                summaryRow.text.length > 40 ? (
                  <span key={summaryRow.path} class="block">
                    <span class="quiet">{summaryRow.label}</span> {summaryRow.text}
                  </span>
                ) : null,
              )}
              <span class="quiet block">
                <Short
                  texts={rest
                    .map((summaryRow) => summaryRow.text)
                    .filter((text) => text.length <= 40)}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <div class="list">
        <MoreButton hidden={showMore.hidden} unit="รายการ" onClick={showMore.showAll} />
      </div>
    </>
  );
}

const wholeLetters = 24;

/** Short values on one line, which breaks only between values. */
function Short({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text, index) => (
        <span key={index}>
          {index > 0 ? ' · ' : ''}
          <span class={text.length <= wholeLetters ? 'nowrap' : ''}>{text}</span>
        </span>
      ))}
    </>
  );
}

import { highlightDiff } from './highlight-diff.ts';

/** The old text struck through, and the new text in bold. Only changed characters are marked. */
export function DiffLine({ before, after }: { before: string | null; after: string | null }) {
  const marked = after === null ? null : highlightDiff(before ?? '', after);
  return (
    <dl class="diff">
      <div class="old">
        <dt>เดิม</dt>
        <dd>{before === null ? 'ไม่มี' : <del>{before}</del>}</dd>
      </div>
      <div class="new">
        <dt>ใหม่</dt>
        <dd>
          {marked ? (
            <>
              {marked.head}
              {marked.changed === '' ? null : <mark>{marked.changed}</mark>}
              {marked.tail}
            </>
          ) : (
            'นำออก'
          )}
        </dd>
      </div>
    </dl>
  );
}

export interface HighlightedText {
  head: string;
  changed: string;
  tail: string;
}

/** Marks the changed characters of the new text; splits by grapheme, so Thai marks stay together. */
export function highlightDiff(before: string, after: string): HighlightedText {
  const old = graphemes(before);
  const now = graphemes(after);
  let head = 0;
  while (head < now.length && head < old.length && now[head] === old[head]) head += 1;
  let tail = 0;
  while (
    tail < now.length - head &&
    tail < old.length - head &&
    now.at(-1 - tail) === old.at(-1 - tail)
  )
    tail += 1;
  // Most of the text is new, so marking small parts of it would confuse.
  if (head + tail < now.length * 0.3) return { head: '', changed: after, tail: '' };
  const end = now.length - tail;
  return {
    head: now.slice(0, head).join(''),
    changed: now.slice(head, end).join(''),
    tail: now.slice(end).join(''),
  };
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(text)].map(
    (segmentData) => segmentData.segment,
  );
}

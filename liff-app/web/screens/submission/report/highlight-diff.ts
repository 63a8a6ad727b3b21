export interface HighlightedText {
  head: string;
  changed: string;
  tail: string;
}

/** Only the changed characters of the new text; cut between characters as a reader sees them. */
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
  // Mostly new: marking scraps of it would only confuse.
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

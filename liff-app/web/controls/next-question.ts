/** Input types that open the keyboard of a phone. */
const typed = 'input.text-input, textarea';
const answerable = `${typed}, select, .option-list input, .add-next`;

/** The keyboard's next key (Enter) moves from a text box to the next question, or to the next box of the same row. */
export function goOnAtEnter(event: KeyboardEvent): void {
  const { target, key, isComposing } = event;
  if (key !== 'Enter' || isComposing || !(target instanceof HTMLInputElement)) return;
  if (!target.matches(typed)) return;
  event.preventDefault();
  enter(nextOf(target, answerable));
}

/** Moves to the next question if it is a text box, after a choice was tapped in a new row. */
export function goOnToText(from: Element): void {
  const next = nextOf(from.closest('.question') ?? from, answerable);
  if (next?.matches(typed)) enter(next);
}

/**
 * The next element that can be answered, in the same row or else on the page. Of several options it is the
 * chosen one.
 */
function nextOf(from: Element, selector: string): HTMLElement | null {
  const scope = from.closest('.row-body') ?? from.closest('main');
  const after = [...(scope?.querySelectorAll<HTMLElement>(selector) ?? [])].filter(
    (element) =>
      (from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      !from.contains(element) &&
      !element.matches(':disabled'),
  );
  const [first] = after;
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first ?? null;
  return (
    after.find((element) => element.matches(`[name="${CSS.escape(first.name)}"]:checked`)) ?? first
  );
}

function enter(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  (element?.closest('.question') ?? element)?.scrollIntoView({ block: 'nearest' });
}

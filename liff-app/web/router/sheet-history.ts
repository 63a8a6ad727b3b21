/**
 * A sheet over the page gets its own history entry, so that the phone’s back button closes the sheet and
 * not the page below it.
 */
interface Sheet {
  id: string;
  onBack: () => void;
}

/** The open sheets, the newest last. */
const sheets: Sheet[] = [];
/** The number of steps back that this file makes after a button closed a sheet. */
let ownSteps = 0;

/** The sheet that a history entry was made for. Null for a page. */
export function sheetIn(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('sheet' in state)) return null;
  return typeof state.sheet === 'string' ? state.sheet : null;
}

/** The sheet whose history entry is skipped when the page goes back. */
let skipped: string | null = null;

/**
 * Call before the page goes back. Returns the number of history entries of open sheets, which the page
 * must skip. When these sheets close, they do not go back themselves.
 */
export function skipSheets(): number {
  const current = sheetIn(window.history.state);
  if (current === null) return 0;
  const entries = Math.max(1, sheets.length);
  sheets.length = 0;
  skipped = current;
  return Math.max(0, entries - ownSteps);
}

/** Call when a sheet opens; call the returned function when it closes. `onBack` must close it. */
export function enterSheet(onBack: () => void): () => void {
  const id = crypto.randomUUID();
  const current = sheetIn(window.history.state);
  const isOver = current !== null && !sheets.some((sheet) => sheet.id === current);
  // Sheets opened one after the other use the same entry.
  if (isOver) window.history.replaceState({ sheet: id }, '');
  else window.history.pushState({ sheet: id }, '');
  if (sheets.length === 0) window.addEventListener('popstate', stepBack, { capture: true });
  sheets.push({ id, onBack });
  return () => leaveSheet(id);
}

function leaveSheet(id: string): void {
  const at = sheets.findIndex((sheet) => sheet.id === id);
  if (at >= 0) sheets.splice(at, 1);
  // Runs later, because the button that closed the sheet may also open a page or another sheet in its
  // entry.
  setTimeout(() => {
    if (sheetIn(window.history.state) === id && id !== skipped) {
      ownSteps += 1;
      window.history.back();
    } else stopListening();
  });
}

function stopListening(): void {
  if (sheets.length === 0 && ownSteps === 0)
    window.removeEventListener('popstate', stepBack, { capture: true });
}

function stepBack(event: PopStateEvent): void {
  if (ownSteps > 0) {
    ownSteps -= 1;
    event.stopImmediatePropagation();
    stopListening();
    return;
  }
  const top = sheets.at(-1);
  if (!top || top.id === sheetIn(event.state)) return;
  event.stopImmediatePropagation();
  sheets.pop();
  top.onBack();
}

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

/** The address that the page below a left sheet gets, when the step back to it has been made. */
let replacement: string | null = null;

/**
 * Call when the page of an open sheet is replaced by another. The sheet has its own entry above that of the page, and
 * both must not stay: a step back would show the replaced page.
 */
export function replaceBelowSheet(href: string): void {
  replacement = href;
  ownSteps += 1;
  window.history.back();
}

/** Call when a sheet opens; call the returned function when it closes. `onBack` must close it. */
export function enterSheet(onBack: () => void): () => void {
  const id = crypto.randomUUID();
  const current = sheetIn(window.history.state);
  const isOver = current !== null && !sheets.some((sheet) => sheet.id === current);
  // Sheets opened one after the other use the same entry.
  if (isOver) window.history.replaceState({ sheet: id }, '');
  else window.history.pushState({ sheet: id }, '');
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
    }
  });
}

/**
 * Call at every step of the history. True when it only closed a sheet, so that the page stays. Browsers call the
 * listeners of `popstate` in the order they were added, also those that capture, so the router asks here first.
 */
export function isSheetStep(state: unknown): boolean {
  if (ownSteps > 0) {
    ownSteps -= 1;
    if (replacement !== null) window.history.replaceState(null, '', replacement);
    replacement = null;
    return true;
  }
  const top = sheets.at(-1);
  if (!top || top.id === sheetIn(state)) return false;
  sheets.pop();
  top.onBack();
  return true;
}

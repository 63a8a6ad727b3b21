import { effect, untracked } from '@preact/signals';
import type { App } from '../app-context.ts';
import { backOff } from '../api/api.ts';
import type { UnsyncedDuty } from './unsynced.ts';
import { readLocalChanges } from './local-changes.ts';
import type { LocalChange } from './local-changes.ts';
import { draftKey } from './storage-keys.ts';
import { syncForm } from './sync-form.ts';

/** A sync that finishes within this time is not announced. */
const announceAfterMs = 1000;

type SyncResult = Awaited<ReturnType<typeof syncForm>>;

interface BackgroundSync {
  app: App;
  person: string;
  /** Duties that are not tried again until their form has been opened. */
  finished: Map<string, 'user' | 'obsolete'>;
  /** The duty that this sync is sending, so that it recognizes its own lock. */
  current: string | null;
  pass: Promise<void> | null;
  /** True when another sync was requested during this one. */
  runAgain: boolean;
  failures: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  stopped: boolean;
}

/**
 * Sends the unsent changes of forms that are not open, from any screen. An open form sends its own.
 * Returns a function that stops it.
 */
export function startBackgroundSync(app: App, person: string): () => void {
  const sync: BackgroundSync = {
    app,
    person,
    finished: new Map(),
    current: null,
    pass: null,
    runAgain: false,
    failures: 0,
    timer: undefined,
    stopped: false,
  };
  const stopWatchingSignal = effect(() => {
    if (app.online.value && !app.session.expired.value) sync.failures = 0;
    untracked(() => run(sync));
  });
  const stopWatchingLocks = effect(() => {
    const key = app.locks.released.value?.key;
    if (key !== undefined) untracked(() => retryReleased(sync, key));
  });
  return () => {
    sync.stopped = true;
    stopWatchingSignal();
    stopWatchingLocks();
    clearTimeout(sync.timer);
    app.unsynced.value = { ...app.unsynced.peek(), duties: [] };
  };
}

/** Starts a sync, or notes that another one must follow the current one. */
function run(sync: BackgroundSync): void {
  clearTimeout(sync.timer);
  if (sync.pass) sync.runAgain = true;
  if (sync.pass || sync.stopped) return;
  sync.pass = sendAll(sync).finally(() => {
    sync.pass = null;
    if (sync.runAgain) setTimeout(() => run(sync));
    sync.runAgain = false;
  });
}

/** A form was closed, so its unsent data is tried again. */
function retryReleased(sync: BackgroundSync, key: string): void {
  const { person, current } = sync;
  if (current !== null && key === draftKey({ person, duty: current })) return;
  const duty = dutyOf(key, person);
  if (duty === null) return;
  sync.finished.delete(duty);
  run(sync);
}

async function sendAll(sync: BackgroundSync): Promise<void> {
  const waiting = (await changesOfClosedForms(sync)).filter(({ duty }) => !sync.finished.has(duty));
  if (waiting.length === 0 || !maySend(sync.app)) return showUnsynced(sync);
  const announcement = setTimeout(() => void showUnsynced(sync), announceAfterMs);
  const results = await sendEach(
    sync,
    waiting.map((draft) => draft.duty),
  );
  clearTimeout(announcement);
  await showUnsynced(sync);
  if (!sync.stopped) finishPass(sync, results);
}

async function changesOfClosedForms(sync: BackgroundSync): Promise<LocalChange[]> {
  const { app, person, current } = sync;
  const changes = await readLocalChanges(app.storage, person);
  return changes.filter(
    ({ duty }) => duty === current || !app.locks.isTaken(draftKey({ person, duty })),
  );
}

async function showUnsynced(sync: BackgroundSync): Promise<void> {
  const { app, finished } = sync;
  const changes = await changesOfClosedForms(sync);
  const duties = changes.flatMap(({ duty, report }): UnsyncedDuty[] => {
    const outcome = finished.get(duty);
    return outcome === 'obsolete' ? [] : [{ duty, report, waitsFor: outcome ?? 'network' }];
  });
  if (!sync.stopped) app.unsynced.value = { ...app.unsynced.peek(), duties };
}

async function sendEach(sync: BackgroundSync, duties: readonly string[]): Promise<SyncResult[]> {
  const { app, person } = sync;
  // Another person may have signed in in another tab.
  const me = await app.api.call('me.read', {});
  if (!me.ok) return [{ outcome: 'retry', report: '' }];
  if (me.value.person.id !== person) return [];
  const results: SyncResult[] = [];
  for (const duty of duties) {
    if (sync.stopped || app.locks.isTaken(draftKey({ person, duty }))) continue;
    sync.current = duty;
    const result = await syncForm(app, { person, duty });
    const { outcome } = result;
    sync.current = null;
    results.push(result);
    if (outcome === 'user' || outcome === 'obsolete') sync.finished.set(duty, outcome);
    // Without a connection the remaining duties would fail too.
    if (outcome === 'retry') break;
  }
  return results;
}

/** ส่งแล้ว with the name of the report, or the number of reports when several were sent. */
function submittedText(reports: readonly string[]): string {
  return reports.length === 1 ? `ส่งรายงานแล้ว ${reports[0]}` : `ส่งรายงานแล้ว ${reports.length} ฉบับ`;
}

function finishPass(sync: BackgroundSync, results: readonly SyncResult[]): void {
  const { app } = sync;
  const outcomes = results.map(({ outcome }) => outcome);
  const reports = results.flatMap(({ outcome, report }) => (outcome === 'submitted' ? report : []));
  const submitted = reports.length > 0;
  if (submitted || outcomes.includes('sent')) {
    const unsynced = app.unsynced.peek();
    app.cache.clear();
    app.unsynced.value = { ...unsynced, syncedCount: unsynced.syncedCount + 1 };
    app.toast.value ??= { text: submitted ? submittedText(reports) : 'คำตอบในเครื่องส่งขึ้นระบบแล้ว' };
  }
  sync.failures = outcomes.includes('retry') ? sync.failures + 1 : 0;
  if (sync.failures > 0 && maySend(app))
    sync.timer = setTimeout(() => run(sync), backOff(sync.failures));
}

function maySend({ online, session }: App): boolean {
  return online.peek() && !session.expired.peek();
}

function dutyOf(key: string, person: string): string | null {
  const prefix = draftKey({ person, duty: '' });
  return key.startsWith(prefix) ? key.slice(prefix.length) : null;
}

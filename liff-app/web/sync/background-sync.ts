import { effect, untracked } from '@preact/signals';
import type { App } from '../app-context.ts';
import { backOff } from '../api/api.ts';
import type { UnsyncedDuty } from './unsynced.ts';
import { readLocalChanges } from './local-changes.ts';
import type { LocalChange } from './local-changes.ts';
import { draftKey } from './storage-keys.ts';
import { syncForm } from './sync-form.ts';
import type { Outcome } from './sync-form.ts';

const quickMs = 1000;

/** Brings what lies on this phone to the server from whatever screen; a form that is open sends for itself. */
export function startBackgroundSync(app: App, person: string): () => void {
  /** Tried in this visit, and no use trying again before the form was open. */
  const judged = new Map<string, 'person' | 'nobody'>();
  let mine: string | null = null;
  let pass: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const look = async (): Promise<LocalChange[]> => {
    const kept = await readLocalChanges(app.storage, person);
    return kept.filter(
      ({ duty }) => duty === mine || !app.turns.isTaken(draftKey({ person, duty })),
    );
  };

  const show = async (): Promise<void> => {
    const duties = (await look()).flatMap(({ duty, report }): UnsyncedDuty[] => {
      const end = judged.get(duty);
      return end === 'nobody' ? [] : [{ duty, report, waitsFor: end ?? 'signal' }];
    });
    if (!over) app.unsent.value = { ...app.unsent.peek(), duties };
  };

  const sendAll = async (): Promise<void> => {
    const waiting = (await look()).filter(({ duty }) => !judged.has(duty));
    if (waiting.length === 0 || !mayTry(app)) return show();
    // What goes at once need not be spoken of.
    const slow = setTimeout(() => void show(), quickMs);
    const outcomes = await sendEach(waiting.map((draft) => draft.duty));
    clearTimeout(slow);
    await show();
    if (!over) settle(outcomes);
  };

  const sendEach = async (duties: readonly string[]): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    // Another tab may have let in somebody else.
    const me = await app.api.call('me.read', {});
    if (!me.ok) return ['later'];
    if (me.value.person.id !== person) return [];
    for (const duty of duties) {
      if (over || app.turns.isTaken(draftKey({ person, duty }))) continue;
      mine = duty;
      const outcome = await syncForm(app, { person, duty });
      mine = null;
      outcomes.push(outcome);
      if (outcome === 'person' || outcome === 'nobody') judged.set(duty, outcome);
      // The line is down: the others would only wait for it too.
      if (outcome === 'later') break;
    }
    return outcomes;
  };

  const settle = (outcomes: readonly Outcome[]): void => {
    const reported = outcomes.includes('reported');
    if (reported || outcomes.includes('sent')) {
      app.cache.clear();
      app.unsent.value = { ...app.unsent.peek(), went: app.unsent.peek().went + 1 };
      app.toast.value ??= { text: reported ? 'ส่งรายงานแล้ว' : 'คำตอบในเครื่องส่งขึ้นระบบแล้ว' };
    }
    failures = outcomes.includes('later') ? failures + 1 : 0;
    if (failures > 0 && mayTry(app)) timer = setTimeout(run, backOff(failures));
  };

  const run = (): void => {
    clearTimeout(timer);
    if (pass) again = true;
    if (pass || over) return;
    pass = sendAll().finally(() => {
      pass = null;
      if (again) setTimeout(run);
      again = false;
    });
  };

  const stopSignal = effect(() => {
    if (app.online.value && !app.session.expired.value) failures = 0;
    untracked(run);
  });
  const stopTurns = effect(() => {
    const ended = app.turns.ended.value;
    untracked(() => {
      if (!ended || (mine && ended.key === draftKey({ person, duty: mine }))) return;
      const duty = dutyOf(ended.key, person);
      if (duty === null) return;
      judged.delete(duty);
      run();
    });
  });

  return () => {
    over = true;
    stopSignal();
    stopTurns();
    clearTimeout(timer);
    app.unsent.value = { ...app.unsent.peek(), duties: [] };
  };
}

function mayTry({ online, session }: App): boolean {
  return online.peek() && !session.expired.peek();
}

function dutyOf(key: string, person: string): string | null {
  const prefix = draftKey({ person, duty: '' });
  return key.startsWith(prefix) ? key.slice(prefix.length) : null;
}

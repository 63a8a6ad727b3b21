import { backOff, isTransient } from '../api/api.ts';
import type { Failure } from '../api/api.ts';
import type { Conflict } from './merge-drafts.ts';

/** Which fields the server has, which are on the way, which wait. Pure: the store moves it by events. */
export interface SyncQueue {
  pending: readonly string[];
  inFlight: readonly string[];
  /** What was written to soft checks goes as one thing beside the fields. */
  reasons: 'kept' | 'pending' | 'inFlight';
  savedAt: Readonly<Record<string, string>>;
  /** Newest answer of the server since the form was opened. */
  lastSavedAt: string | null;
  conflicts: readonly Conflict[];
  /** Field by field: what may not even be kept as a draft. */
  refused: Readonly<Record<string, string>>;
  failure: Failure | null;
  failures: number;
}

export type QueueEvent =
  | { kind: 'edited'; field: string }
  | { kind: 'reasoned' }
  | { kind: 'sent' }
  | {
      kind: 'answered';
      saved: Record<string, string>;
      conflicts: Conflict[];
      refused: { field: string; message: string }[];
    }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'chose'; field: string; keepMine: boolean }
  | { kind: 'retry' };

type Start = Pick<SyncQueue, 'pending' | 'savedAt' | 'conflicts'> & { reasonsPending: boolean };

export function startQueue({ pending, savedAt, conflicts, reasonsPending }: Start): SyncQueue {
  return {
    pending,
    savedAt,
    conflicts,
    reasons: reasonsPending ? 'pending' : 'kept',
    inFlight: [],
    lastSavedAt: null,
    refused: {},
    failure: null,
    failures: 0,
  };
}

/** Something here the server does not have, and nothing on its way. */
export function waits({ pending, inFlight, reasons }: SyncQueue): boolean {
  if (inFlight.length > 0 || reasons === 'inFlight') return false;
  return pending.length > 0 || reasons === 'pending';
}

/** Fields of which this phone has more than the server, whatever the reason. */
export function unsaved({ pending, inFlight, conflicts, refused }: SyncQueue): string[] {
  const disputed = conflicts.map((conflict) => conflict.field);
  return [...new Set([...pending, ...inFlight, ...disputed, ...Object.keys(refused)])];
}

export function nextSyncQueue(queue: SyncQueue, event: QueueEvent): SyncQueue {
  switch (event.kind) {
    case 'edited':
      return edited(queue, event.field);
    case 'reasoned':
      return { ...queue, reasons: 'pending' };
    case 'sent':
      return {
        ...queue,
        inFlight: queue.pending,
        pending: [],
        reasons: queue.reasons === 'pending' ? 'inFlight' : queue.reasons,
      };
    case 'answered':
      return answered(queue, event);
    case 'failed':
      return {
        ...queue,
        pending: union(queue.inFlight, queue.pending),
        inFlight: [],
        reasons: queue.reasons === 'inFlight' ? 'pending' : queue.reasons,
        failure: event.failure,
        failures: queue.failures + 1,
      };
    case 'chose':
      return chose(queue, event);
    case 'retry':
      return { ...queue, failure: null, failures: 0 };
  }
}

/** A field in conflict waits for the choice; typing on goes into the value that stands here. */
function edited(queue: SyncQueue, field: string): SyncQueue {
  const { [field]: _gone, ...refused } = queue.refused;
  if (queue.conflicts.some((conflict) => conflict.field === field)) return { ...queue, refused };
  return { ...queue, refused, pending: union(queue.pending, [field]) };
}

function answered(queue: SyncQueue, event: Extract<QueueEvent, { kind: 'answered' }>): SyncQueue {
  const disputed = event.conflicts.map((conflict) => conflict.field);
  const newest = Object.values(event.saved).toSorted().at(-1) ?? queue.lastSavedAt;
  return {
    pending: queue.pending.filter((field) => !disputed.includes(field)),
    inFlight: [],
    reasons: queue.reasons === 'inFlight' ? 'kept' : queue.reasons,
    savedAt: { ...queue.savedAt, ...event.saved },
    lastSavedAt: newest,
    conflicts: [
      ...queue.conflicts.filter((conflict) => !disputed.includes(conflict.field)),
      ...event.conflicts,
    ],
    refused: {
      ...queue.refused,
      ...Object.fromEntries(event.refused.map((one) => [one.field, one.message])),
    },
    failure: null,
    failures: 0,
  };
}

function chose(
  queue: SyncQueue,
  { field, keepMine }: { field: string; keepMine: boolean },
): SyncQueue {
  const found = queue.conflicts.find((conflict) => conflict.field === field);
  if (!found) return queue;
  const { [field]: _old, ...rest } = queue.savedAt;
  return {
    ...queue,
    conflicts: queue.conflicts.filter((conflict) => conflict !== found),
    // Now this phone has seen the other value: saving over it is no longer blind.
    savedAt: found.at === null ? rest : { ...queue.savedAt, [field]: found.at },
    pending: keepMine
      ? union(queue.pending, [field])
      : queue.pending.filter((one) => one !== field),
  };
}

const debounceMs = 900;

/** When to send next; null when nothing waits, something is on the way, or trying again is no use. */
export function nextSendIn(queue: SyncQueue): number | null {
  if (!waits(queue)) return null;
  if (!queue.failure) return debounceMs;
  return isTransient(queue.failure) ? backOff(queue.failures) : null;
}

export type SaveStatus =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'local' }
  | { kind: 'refused'; reason: string };

/** The one line at the foot: what is saved, where, and why not. */
export function saveStatus(queue: SyncQueue): SaveStatus {
  const [refusal] = Object.values(queue.refused);
  if (refusal !== undefined) return { kind: 'refused', reason: refusal };
  if (queue.failure) {
    if (isTransient(queue.failure)) return { kind: 'local' };
    return {
      kind: 'refused',
      reason: queue.failure.kind === 'problem' ? queue.failure.problem.title : '',
    };
  }
  if (queue.conflicts.length > 0)
    return { kind: 'refused', reason: `มี ${queue.conflicts.length} ข้อที่แก้จากเครื่องอื่น เลือกค่าที่ใช้` };
  const unsaid = queue.inFlight.length + queue.pending.length;
  if (unsaid > 0 || queue.reasons !== 'kept') return { kind: 'saving' };
  const at = queue.lastSavedAt ?? Object.values(queue.savedAt).toSorted().at(-1);
  return at === undefined ? { kind: 'idle' } : { kind: 'saved', at };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

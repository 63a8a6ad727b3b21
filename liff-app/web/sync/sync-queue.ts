import { backOff, isUnauthorized, mayPass } from '../api/api.ts';
import type { Failure } from '../api/api.ts';
import type { Conflict } from './merge-drafts.ts';

/**
 * Keeps which fields the server has, which are being sent and which are pending. Pure functions:
 * draft-sync.ts passes in the events.
 */
export interface SyncQueue {
  pending: readonly string[];
  inFlight: readonly string[];
  /** Reasons given for warnings. All are sent with the fields. */
  reasons: 'saved' | 'pending' | 'inFlight';
  savedAt: Readonly<Record<string, string>>;
  /** The server's newest time of saving since the form was opened. */
  lastSavedAt: string | null;
  conflicts: readonly Conflict[];
  /** For each field: the message why the server refuses to store it even in a draft. */
  refused: Readonly<Record<string, string>>;
  failure: Failure | null;
  failures: number;
}

export type QueueEvent =
  | { kind: 'edited'; field: string }
  | { kind: 'reasonEdited' }
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

type QueueStart = Pick<SyncQueue, 'pending' | 'savedAt' | 'conflicts'> & {
  reasonsPending: boolean;
};

export function startQueue({ pending, savedAt, conflicts, reasonsPending }: QueueStart): SyncQueue {
  return {
    pending,
    savedAt,
    conflicts,
    reasons: reasonsPending ? 'pending' : 'saved',
    inFlight: [],
    lastSavedAt: null,
    refused: {},
    failure: null,
    failures: 0,
  };
}

/** True when changes wait to be sent and no request is running. */
export function hasUnsentChanges({ pending, inFlight, reasons }: SyncQueue): boolean {
  if (inFlight.length > 0 || reasons === 'inFlight') return false;
  return pending.length > 0 || reasons === 'pending';
}

/** Fields whose value the server does not have: pending, being sent, in conflict or refused. */
export function unsavedFields({ pending, inFlight, conflicts, refused }: SyncQueue): string[] {
  const disputed = conflicts.map((conflict) => conflict.field);
  return [...new Set([...pending, ...inFlight, ...disputed, ...Object.keys(refused)])];
}

export function nextSyncQueue(queue: SyncQueue, event: QueueEvent): SyncQueue {
  switch (event.kind) {
    case 'edited':
      return edited(withoutRefusal(queue), event.field);
    case 'reasonEdited':
      return {
        ...withoutRefusal(queue),
        reasons: 'pending',
        refused: withoutReasons(queue.refused),
      };
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

/** The server answers with reasons.<check> for a reason that it does not store. */
function withoutReasons(refused: SyncQueue['refused']): SyncQueue['refused'] {
  return Object.fromEntries(
    Object.entries(refused).filter(([field]) => !field.startsWith('reasons.')),
  );
}

/** A field in conflict is not sent until the person has chosen. */
function edited(queue: SyncQueue, field: string): SyncQueue {
  const { [field]: _cleared, ...refused } = queue.refused;
  if (queue.conflicts.some((conflict) => conflict.field === field)) return { ...queue, refused };
  return { ...queue, refused, pending: union(queue.pending, [field]) };
}

function answered(queue: SyncQueue, event: Extract<QueueEvent, { kind: 'answered' }>): SyncQueue {
  const disputed = event.conflicts.map((conflict) => conflict.field);
  const newest = Object.values(event.saved).toSorted().at(-1) ?? queue.lastSavedAt;
  return {
    pending: queue.pending.filter((field) => !disputed.includes(field)),
    inFlight: [],
    reasons: queue.reasons === 'inFlight' ? 'saved' : queue.reasons,
    savedAt: { ...queue.savedAt, ...event.saved },
    lastSavedAt: newest,
    conflicts: [
      ...queue.conflicts.filter((conflict) => !disputed.includes(conflict.field)),
      ...event.conflicts,
    ],
    refused: {
      ...queue.refused,
      ...Object.fromEntries(event.refused.map(({ field, message }) => [field, message])),
    },
    failure: null,
    failures: 0,
  };
}

function chose(
  queue: SyncQueue,
  { field, keepMine }: { field: string; keepMine: boolean },
): SyncQueue {
  const chosen = queue.conflicts.find((conflict) => conflict.field === field);
  if (!chosen) return queue;
  const { [field]: _old, ...rest } = queue.savedAt;
  return {
    ...queue,
    conflicts: queue.conflicts.filter((conflict) => conflict !== chosen),
    // This phone has now shown the other value, so its save may overwrite it.
    savedAt: chosen.at === null ? rest : { ...queue.savedAt, [field]: chosen.at },
    pending: keepMine
      ? union(queue.pending, [field])
      : queue.pending.filter((pending) => pending !== field),
  };
}

const debounceMs = 900;

/**
 * Milliseconds until the next request. Null when nothing is pending, a request is running, or a retry is
 * useless.
 */
export function nextSendIn(queue: SyncQueue): number | null {
  if (!hasUnsentChanges(queue)) return null;
  if (!queue.failure) return debounceMs;
  return mayPass(queue.failure) || isTooLarge(queue.failure) ? backOff(queue.failures) : null;
}

/**
 * A retry is useful, because a proxy may refuse what the server accepts, and the person may shorten an
 * answer.
 */
function isTooLarge(failure: Failure): boolean {
  return failure.kind === 'problem' && failure.problem.status === 413;
}

export type SaveStatus =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  /** Without `waitsFor` there is no signal. `smaller` means that the answers are too large to send. */
  | { kind: 'local'; waitsFor?: 'server' | 'signIn' | 'smaller' }
  | { kind: 'refused'; reason: string };

/** The text of the save bar: saved, stored on the phone, or why not. */
export function saveStatus(queue: SyncQueue): SaveStatus {
  const [refusal] = Object.values(queue.refused);
  if (refusal !== undefined) return { kind: 'refused', reason: refusal };
  if (queue.failure) {
    if (isTooLarge(queue.failure)) return { kind: 'local', waitsFor: 'smaller' };
    if (mayPass(queue.failure)) return keptHere(queue.failure);
    return { kind: 'refused', reason: reasonOf(queue.failure) };
  }
  if (queue.conflicts.length > 0)
    return { kind: 'refused', reason: `มี ${queue.conflicts.length} ข้อที่มีคำตอบอื่น เลือกคำตอบที่ถูก` };
  const unsent = queue.inFlight.length + queue.pending.length;
  if (unsent > 0 || queue.reasons !== 'saved') return { kind: 'saving' };
  const at = queue.lastSavedAt ?? Object.values(queue.savedAt).toSorted().at(-1);
  return at === undefined ? { kind: 'idle' } : { kind: 'saved', at };
}

/** Names the person who took over the draft or sent the report. */
function reasonOf(failure: Failure): string {
  if (failure.kind !== 'problem') return '';
  const { title, details } = failure.problem;
  const [holder, sender] = [details?.['holder'], details?.['submittedBy']];
  if (typeof holder === 'string' && holder !== '') return `${holder} รับช่วงกรอกแล้ว`;
  if (typeof sender === 'string' && sender !== '') return `${sender} ส่งรายงานนี้แล้ว`;
  return title;
}

function keptHere(failure: Failure): SaveStatus {
  if (failure.kind !== 'problem') return { kind: 'local' };
  return { kind: 'local', waitsFor: isUnauthorized(failure) ? 'signIn' : 'server' };
}

/**
 * A change may be exactly what the server requires, so sending continues after a refusal of the content.
 */
function withoutRefusal(queue: SyncQueue): SyncQueue {
  const { failure } = queue;
  const isContent = failure?.kind === 'problem' && contentStatuses.has(failure.problem.status);
  return isContent ? { ...queue, failure: null } : queue;
}

const contentStatuses = new Set([400, 413, 422]);

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}

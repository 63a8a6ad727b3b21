import * as z from 'zod/mini';
import { isSameAnswer } from '#domain/form/answers.ts';
import { isOwnWrite } from './unconfirmed-writes.ts';

type Values = Readonly<Record<string, unknown>>;

/** What this phone keeps of a form until the server has it. */
export const localDraftSchema = z.object({
  answers: z.record(z.string(), z.unknown()),
  reasons: z.record(z.string(), z.string()),
  /** The server's time of saving this phone last knew, per field. */
  savedAt: z.record(z.string(), z.string()),
  /** Fields the server does not have yet. */
  pending: z.array(z.string()),
  reasonsPending: z.boolean(),
  /** Sent, and never heard whether it came. */
  echoes: z.optional(z.record(z.string(), z.array(z.unknown()))),
});
export type LocalDraft = z.infer<typeof localDraftSchema>;

export interface ServerDraft {
  answers: Values;
  reasons: Readonly<Record<string, string>>;
  savedAt: Readonly<Record<string, string>>;
}

/** One field, two values: the person chooses. */
export interface Conflict {
  field: string;
  theirs: unknown;
  at: string | null;
}

export interface OpenedDraft extends LocalDraft {
  conflicts: Conflict[];
}

/**
 * Opened without signal: the server's draft as this phone kept it, with what the server has taken from here
 * since. Nothing saved goes missing from the screen, and saving on is not blind.
 */
export function lastKnown(local: LocalDraft, kept: ServerDraft): ServerDraft {
  const newer = Object.keys(local.savedAt).filter(
    (field) => (local.savedAt[field] ?? '') > (kept.savedAt[field] ?? ''),
  );
  const sent = newer.filter((field) => !local.pending.includes(field));
  return {
    answers: { ...kept.answers, ...picked(local.answers, sent) },
    reasons: local.reasonsPending ? kept.reasons : local.reasons,
    savedAt: { ...kept.savedAt, ...picked(local.savedAt, newer) },
  };
}

/**
 * What was typed here and what the server has become one draft. Only what this phone has not sent yet
 * can stand against the server, and only where the server moved on meanwhile is the person asked.
 */
export function mergeDraft(local: LocalDraft | null, server: ServerDraft): OpenedDraft {
  const opened: OpenedDraft = {
    answers: { ...server.answers },
    reasons: { ...server.reasons },
    savedAt: { ...server.savedAt },
    pending: [],
    reasonsPending: false,
    conflicts: [],
  };
  if (!local) return opened;
  if (local.echoes) opened.echoes = local.echoes;
  for (const field of local.pending) {
    const mine = local.answers[field];
    const theirs = server.answers[field];
    if (isSameAnswer(mine, theirs)) continue;
    opened.answers[field] = mine;
    const known = local.savedAt[field] === server.savedAt[field];
    if (known || isOwnWrite(local.echoes ?? {}, { field, theirs })) opened.pending.push(field);
    else opened.conflicts.push({ field, theirs, at: server.savedAt[field] ?? null });
  }
  // Nobody has chosen yet: kept as seen, it would count as chosen the next time.
  for (const { field } of opened.conflicts) {
    delete opened.savedAt[field];
    Object.assign(opened.savedAt, picked(local.savedAt, [field]));
  }
  if (local.reasonsPending) {
    opened.reasons = { ...opened.reasons, ...local.reasons };
    opened.reasonsPending = true;
  }
  return opened;
}

/** Another phone has saved something this one has never shown. */
export function hasRemoteChanges(local: LocalDraft, server: ServerDraft): boolean {
  return Object.entries(server.savedAt).some(([field, at]) => {
    const theirs = server.answers[field];
    if (at === local.savedAt[field] || isSameAnswer(local.answers[field], theirs)) return false;
    return !isOwnWrite(local.echoes ?? {}, { field, theirs });
  });
}

function picked<V>(
  from: Readonly<Record<string, V>>,
  fields: readonly string[],
): Record<string, V> {
  return Object.fromEntries(Object.entries(from).filter(([field]) => fields.includes(field)));
}

import * as z from 'zod/mini';
import { copiedFields, withCopied } from '#domain/form/copied.ts';
import { isSameAnswer } from '#domain/form/answers.ts';
import { isOwnWrite } from './unconfirmed-writes.ts';

type Values = Readonly<Record<string, unknown>>;

/** The draft of one form as this phone stores it. */
export const localDraftSchema = z.object({
  answers: z.record(z.string(), z.unknown()),
  reasons: z.record(z.string(), z.string()),
  /** For each field: the server’s time of saving that this phone last knew. */
  savedAt: z.record(z.string(), z.string()),
  /** Fields that the server does not have yet. */
  pending: z.array(z.string()),
  reasonsPending: z.boolean(),
  /** Fields copied from the last report and not looked at yet. */
  copied: z.optional(z.array(z.string())),
  /**
   * Unconfirmed writes: values that were sent and whose response was lost (`echoes` is the stored name).
   */
  echoes: z.optional(z.record(z.string(), z.array(z.unknown()))),
});
export type LocalDraft = z.infer<typeof localDraftSchema>;

export interface ServerDraft {
  answers: Values;
  reasons: Readonly<Record<string, string>>;
  savedAt: Readonly<Record<string, string>>;
  sources?: Readonly<Record<string, string>>;
  savedBy?: Readonly<Record<string, string>> | undefined;
}

/** Two phones saved one field. The person chooses a value. */
export interface Conflict {
  field: string;
  theirs: unknown;
  at: string | null;
  /** The name of the other person. Null when it was another phone of the same person. */
  by: string | null;
}

export interface OpenedDraft extends LocalDraft {
  conflicts: Conflict[];
}

/**
 * For opening a form without a connection: the cached server draft plus the values that the server has
 * confirmed since then. The screen then shows every saved answer, and the known times of saving are the
 * newest.
 */
export function lastKnownDraft(local: LocalDraft, cached: ServerDraft): ServerDraft {
  const newer = Object.keys(local.savedAt).filter(
    (field) => (local.savedAt[field] ?? '') > (cached.savedAt[field] ?? ''),
  );
  const sources = local.copied ? withCopied({}, local.copied) : cached.sources;
  const sent = newer.filter((field) => !local.pending.includes(field));
  return {
    answers: { ...cached.answers, ...pickFields(local.answers, sent) },
    reasons: local.reasonsPending ? cached.reasons : local.reasons,
    savedAt: { ...cached.savedAt, ...pickFields(local.savedAt, newer) },
    ...(sources ? { sources } : {}),
  };
}

/**
 * Merges this phone’s draft with the server’s. Only fields that were not sent yet override the server. If
 * the server’s value of such a field has changed, the field is in conflict and the person is asked.
 */
export function mergeDraft(local: LocalDraft | null, server: ServerDraft): OpenedDraft {
  const opened: OpenedDraft = {
    answers: { ...server.answers },
    reasons: { ...server.reasons },
    savedAt: { ...server.savedAt },
    pending: [],
    reasonsPending: false,
    copied: copiedFields(server.sources ?? {}),
    conflicts: [],
  };
  if (!local) return opened;
  if (local.echoes) opened.echoes = local.echoes;
  for (const field of local.pending) {
    const mine = local.answers[field];
    const theirs = server.answers[field];
    if (isSameAnswer(mine, theirs)) {
      if (hasOtherMark(field, { local, opened })) opened.pending.push(field);
      continue;
    }
    opened.answers[field] = mine;
    const known = local.savedAt[field] === server.savedAt[field];
    if (known || isOwnWrite(local.echoes ?? {}, { field, theirs })) opened.pending.push(field);
    else
      opened.conflicts.push({
        field,
        theirs,
        at: server.savedAt[field] ?? null,
        by: server.savedBy?.[field] ?? null,
      });
  }
  opened.copied = mergeCopied(opened, local);
  // Keeps the old time of saving until the person has chosen, because the new one would count as a choice
  // next time.
  for (const { field } of opened.conflicts) {
    delete opened.savedAt[field];
    Object.assign(opened.savedAt, pickFields(local.savedAt, [field]));
  }
  if (local.reasonsPending) {
    opened.reasons = { ...opened.reasons, ...local.reasons };
    opened.reasonsPending = true;
  }
  return opened;
}

/** The person looked at a copied answer, and the server does not know that yet. */
function hasOtherMark(
  field: string,
  { local, opened }: { local: LocalDraft; opened: OpenedDraft },
): boolean {
  if (!local.copied) return false;
  return local.copied.includes(field) !== (opened.copied ?? []).includes(field);
}

/** This phone’s values are the newest for answers that it has not sent yet. */
function mergeCopied({ copied = [], pending }: OpenedDraft, local: LocalDraft): string[] {
  const mine = (local.copied ?? []).filter((field) => pending.includes(field));
  return [...copied.filter((field) => !pending.includes(field)), ...mine];
}

/** Another phone has saved a value that this phone has never shown. */
export function hasRemoteChanges(local: LocalDraft, server: ServerDraft): boolean {
  return Object.entries(server.savedAt).some(([field, at]) => {
    const theirs = server.answers[field];
    if (at === local.savedAt[field] || isSameAnswer(local.answers[field], theirs)) return false;
    return !isOwnWrite(local.echoes ?? {}, { field, theirs });
  });
}

function pickFields<V>(
  from: Readonly<Record<string, V>>,
  fields: readonly string[],
): Record<string, V> {
  return Object.fromEntries(Object.entries(from).filter(([field]) => fields.includes(field)));
}

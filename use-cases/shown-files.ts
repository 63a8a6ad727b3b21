import { fileIdsIn } from '../domain/file-names.ts';
import type { Duty } from '../domain/duty.ts';
import { limits } from '../domain/limits.ts';
import type { Attachment } from '../models/attachments.ts';
import type { Draft } from '../models/drafts.ts';
import type { Env } from './use-case.ts';

type Reading = Pick<Env, 'stores' | 'actor' | 'now'>;

interface Naming {
  draft: Draft | null;
  /** Files the draft names. */
  inDraft: ReadonlySet<string>;
  /** Files a sent revision or an appointment order of the centre names. */
  sent: ReadonlySet<string>;
  discardedAt: Date | null;
}

/** What names the files of one duty: its draft, its revisions and the orders of its centre. */
export async function namingOf({ stores }: Pick<Env, 'stores'>, duty: Duty): Promise<Naming> {
  const [draft, revisions, orders, discarded] = await Promise.all([
    stores.drafts.get(duty.id),
    stores.submissions.ofDuty(duty.id),
    stores.orders.ofCentre(duty.centre),
    stores.discarded.get(duty.id),
  ]);
  return {
    draft,
    inDraft: new Set(fileIdsIn(draft?.answers)),
    sent: new Set(fileIdsIn([revisions.map((one) => one.answers), orders.map((one) => one.files)])),
    discardedAt: discarded?.at ?? null,
  };
}

/**
 * The files of a duty this person may see: what its draft, a revision or an order names. The uploader
 * also sees an upload the draft does not name yet, for `limits.upload.unsavedMs`. What was removed or
 * discarded is left out.
 */
export async function shownFiles(
  env: Reading,
  of: { duty: Duty; files: readonly Attachment[] },
): Promise<Attachment[]> {
  if (of.files.length === 0) return [];
  const naming = await namingOf(env, of.duty);
  return of.files.filter(
    (file) =>
      naming.inDraft.has(file.id) ||
      naming.sent.has(file.id) ||
      (file.by === env.actor.person && isWaiting(file, { naming, now: env.now })),
  );
}

/** Uploaded a short time ago and not named by anything yet: the phone has still to save its draft. */
export function isWaiting(file: Attachment, { naming, now }: { naming: Naming; now: Date }): boolean {
  const { inDraft, sent, discardedAt } = naming;
  if (inDraft.has(file.id) || sent.has(file.id)) return false;
  if (discardedAt && file.at <= discardedAt) return false;
  return now.getTime() - file.at.getTime() < limits.upload.unsavedMs;
}

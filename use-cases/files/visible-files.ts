import type { Duty } from '#domain/duty/duty.ts';
import { fileIdsIn } from '#domain/form/named-files.ts';
import { limits } from '#domain/limits.ts';
import type { Attachment } from '#models/attachments.ts';
import type { UseCaseContext } from '../use-case.ts';

type Reading = Pick<UseCaseContext, 'stores' | 'actor' | 'now'>;

/** Which files of a duty are referred to, and by what. */
export interface FileReferences {
  /** Ids of files in the draft. */
  inDraft: ReadonlySet<string>;
  /** Ids of files in a submitted revision or in an appointment order of the centre. */
  sent: ReadonlySet<string>;
  /** When the newest discarded draft was discarded; null when none was. */
  discardedAt: Date | null;
}

/** Reads sequentially, because a transaction allows only one operation at a time. */
export async function fileReferences(
  { stores }: Pick<UseCaseContext, 'stores'>,
  duty: Duty,
): Promise<FileReferences> {
  const draft = await stores.drafts.get(duty.id);
  const revisions = await stores.submissions.answersOf([duty.id]);
  const orders = await stores.orders.ofCentre(duty.centre);
  const discarded = await stores.discarded.get(duty.id);
  return {
    inDraft: new Set(fileIdsIn(draft?.answers)),
    sent: new Set(
      fileIdsIn([
        revisions.map((revision) => revision.answers),
        orders.map((order) => order.files),
      ]),
    ),
    discardedAt: discarded?.at ?? null,
  };
}

/**
 * The files of a duty that the actor may see: those in its draft, a revision or an order. The
 * uploader also sees a new upload that no draft has named yet, for `limits.upload.unsavedMs`. Removed
 * and discarded files are left out.
 */
export async function visibleFiles(
  { stores, actor, now }: Reading,
  { duty, files }: { duty: Duty; files: readonly Attachment[] },
): Promise<Attachment[]> {
  if (files.length === 0) return [];
  const naming = await fileReferences({ stores }, duty);
  return files.filter(
    (file) =>
      naming.inDraft.has(file.id) ||
      naming.sent.has(file.id) ||
      (file.by === actor.person && isWaiting(file, { naming, now })),
  );
}

/** The files to which the draft, a revision or an order of their duty refers. */
export async function referencedFiles(
  { stores }: Pick<UseCaseContext, 'stores'>,
  files: readonly Attachment[],
): Promise<Attachment[]> {
  const named: Attachment[] = [];
  for (const id of new Set(files.map((file) => file.duty))) {
    const duty = await stores.duties.get(id);
    if (!duty) continue;
    const { inDraft, sent } = await fileReferences({ stores }, duty);
    const own = files.filter((file) => file.duty === id);
    named.push(
      ...own.filter((attachment) => inDraft.has(attachment.id) || sent.has(attachment.id)),
    );
  }
  return named;
}

/** True for a recent upload that no draft has named, because the phone has not saved the draft yet. */
export function isWaiting(
  file: Attachment,
  { naming, now }: { naming: FileReferences; now: Date },
): boolean {
  const { inDraft, sent, discardedAt } = naming;
  if (file.namedAt || inDraft.has(file.id) || sent.has(file.id)) return false;
  if (discardedAt && file.at <= discardedAt) return false;
  return now.getTime() - file.at.getTime() < limits.upload.unsavedMs;
}

import { fileIdsIn, withoutFiles } from '#domain/form/named-files.ts';
import type { Attachment } from '#models/attachments.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { HeldData } from './held-data.ts';

export interface OwnFiles {
  /** Files in sent reports. They are evidence, so they are kept without the name of the uploader. */
  evidence: Attachment[];
  /** Files to which no sent report refers. */
  unsent: Attachment[];
  /** Photos from the chat that are not attached to a report. */
  loosePhotos: string[];
}

/** Divides a person's photos and files by whether a sent report refers to them. */
export async function sortOwnFiles(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { files, photos }: Pick<HeldData, 'files' | 'photos'>,
): Promise<OwnFiles> {
  const duties = [...new Set(files.map(({ duty }) => duty))];
  const sent = await stores.submissions.answersOf(duties);
  const orders = await stores.orders.ofDuties(duties);
  const named = new Set([
    ...fileIdsIn(sent.map(({ answers }) => answers)),
    ...fileIdsIn(orders.map((order) => order.files)),
  ]);
  const attached = new Set(
    (await stores.attachments.many(photos.map(({ id }) => id))).map(({ id }) => id),
  );
  return {
    evidence: files.filter(({ id }) => named.has(id)),
    unsent: files.filter(({ id }) => !named.has(id)),
    loosePhotos: photos.flatMap(({ id }) => (attached.has(id) ? [] : [id])),
  };
}

/**
 * Removes the rows of a person's unsent files, and the files from drafts. Returns the ids whose bytes
 * must be deleted after the transaction, because GridFS has no transactions.
 */
export async function removeOwnFiles(
  env: UseCaseContext,
  { held, uploader }: { held: HeldData; uploader: string },
): Promise<string[]> {
  const { stores } = env;
  const { unsent, loosePhotos } = await sortOwnFiles(env, held);
  const ids = unsent.map(({ id }) => id);
  for (const duty of new Set(unsent.map((file) => file.duty))) {
    const draft = await stores.drafts.get(duty);
    if (!draft) continue;
    const answers = withoutFiles(draft.answers, new Set(ids));
    await stores.drafts.put({ ...draft, answers, version: draft.version + 1 });
  }
  await stores.attachments.removeMany(ids);
  await stores.photos.remove({ person: held.person.id });
  await stores.attachments.forgetUploader(held.person.id, uploader);
  return [...ids, ...loosePhotos];
}

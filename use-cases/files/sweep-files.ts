import { fileIdsIn } from '#domain/form/named-files.ts';
import { limits } from '#domain/limits.ts';
import type { Attachment } from '#models/attachments.ts';
import type { Database, Stores } from '#models/mongo/connect.ts';

const { orphanMs } = limits.upload;
const dutiesAtOnce = 100;
const copiesAtOnce = 200;
/** A value that sorts before the id of every copy. */
const noCopy = '0'.repeat(24);

interface Times {
  now: Date;
  /** Stored bytes have the time of the machine, even when the app's clock is moved. */
  wallNow: Date;
}

/**
 * Deletes files without a reference, and bytes without a file, once they are older than
 * `limits.upload.orphanMs`. Running it twice, even at the same time, does no harm.
 */
export async function removeUnnamedFiles(
  db: Database,
  { now, wallNow }: Times,
): Promise<{ files: number; copies: number }> {
  const files = await removeFiles(db, new Date(now.getTime() - orphanMs));
  const copies = await removeLooseCopies(db.stores, new Date(wallNow.getTime() - orphanMs));
  return { files, copies };
}

async function removeFiles(db: Database, before: Date): Promise<number> {
  let removed = 0;
  let after = '';
  for (;;) {
    const limit = dutiesAtOnce;
    const duties = await db.stores.attachments.dutiesWithFiles({ before, after, limit });
    const last = duties.at(-1);
    if (last === undefined) return removed;
    const unnamed = await unnamedFiles(db.stores, { duties, before });
    for (const duty of new Set(unnamed.map((attachment) => attachment.duty)))
      removed += await removeOfDuty(db, { duty, before });
    after = last;
  }
}

/** Checks the files again in a transaction, so that a draft saved at the same time keeps its files. */
async function removeOfDuty(
  { stores, transaction }: Database,
  { duty, before }: { duty: string; before: Date },
): Promise<number> {
  const removed = await transaction(async () => {
    const unnamed = await unnamedFiles(stores, { duties: [duty], before });
    const ids = unnamed.map((attachment) => attachment.id);
    await stores.attachments.removeMany(ids);
    return ids;
  });
  for (const id of removed) await stores.attachments.removeBytes(id);
  return removed.length;
}

/** Old files to which no draft, discarded draft, revision, order or chat photo refers. */
async function unnamedFiles(
  stores: Stores,
  { duties, before }: { duties: readonly string[]; before: Date },
): Promise<Attachment[]> {
  const files = await stores.attachments.ofDuties(duties);
  const old = files.filter((file) => file.at < before && (file.namedAt ?? file.at) < before);
  if (old.length === 0) return [];
  const drafts = await stores.drafts.answersOf(duties);
  const discarded = await stores.discarded.draftsOf(duties);
  const revisions = await stores.submissions.answersOf(duties);
  const orders = await stores.orders.ofDuties(duties);
  const photos = await stores.photos.many(old.map((file) => file.id));
  const named = new Set([
    ...fileIdsIn([drafts, revisions].flat().map((document) => document.answers)),
    ...fileIdsIn(discarded.map((document) => document.draft?.answers)),
    ...fileIdsIn(orders.map((order) => order.files)),
    ...photos.map((photo) => photo.id),
  ]);
  return old.filter((file) => !named.has(file.id));
}

/** Deletes interrupted uploads, second copies, and bytes without a row. */
async function removeLooseCopies(stores: Stores, before: Date): Promise<number> {
  let removed = 0;
  let after = noCopy;
  for (;;) {
    const copies = await stores.attachments.oldCopies({ before, after, limit: copiesAtOnce });
    const last = copies.at(-1);
    if (!last) return removed;
    const ids = copies.flatMap(({ file }) => (file === null ? [] : [file]));
    const rows = [...(await stores.attachments.many(ids)), ...(await stores.photos.many(ids))];
    const known = new Set(rows.map((row) => row.id));
    const loose = copies.filter(
      ({ file, isNewest }) => file === null || !isNewest || !known.has(file),
    );
    await stores.attachments.removeCopies(loose.map(({ copy }) => copy));
    removed += loose.length;
    after = last.copy;
  }
}

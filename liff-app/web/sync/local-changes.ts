import * as z from 'zod/mini';
import { localDraftSchema } from './merge-drafts.ts';
import type { LocalDraft } from './merge-drafts.ts';
import { draftKey, photoPrefix, submitKey } from './storage-keys.ts';
import { submitJobSchema } from './submit-machine.ts';

/** A duty with data that only this phone has. */
export interface LocalChange {
  duty: string;
  /** The person submitted the report and no response arrived. */
  report: boolean;
}

interface StoredItems {
  drafts: readonly { duty: string; draft: LocalDraft }[];
  files: readonly { duty: string; id: string }[];
  reports: readonly string[];
}

/** A file that no answer names was removed from the form, so it does not count. */
export function localChanges({ drafts, files, reports }: StoredItems): LocalChange[] {
  const unsentDrafts = drafts.filter(({ duty, draft }) => {
    if (draft.pending.length > 0 || draft.reasonsPending) return true;
    const ownFiles = files.filter((file) => file.duty === duty);
    const answers = ownFiles.length === 0 ? '' : JSON.stringify(draft.answers);
    return ownFiles.some((file) => answers.includes(file.id));
  });
  const duties = new Set([...reports, ...unsentDrafts.map((draft) => draft.duty)]);
  return [...duties].map((duty) => ({ duty, report: reports.includes(duty) }));
}

/** The part of `Storage` that is needed here. */
interface StorageReader {
  list<S extends z.ZodMiniType>(prefix: string, schema: S): Promise<[string, z.infer<S>][]>;
}

/** Reads only one person’s changes, because in the demo several people share a browser. */
export async function readLocalChanges(
  storage: StorageReader,
  person: string,
): Promise<LocalChange[]> {
  const draftPrefix = draftKey({ person, duty: '' });
  const reportPrefix = submitKey({ person, duty: '' });
  const filePrefix = photoPrefix({ person, duty: '' }).slice(0, -1);
  const [drafts, files, reports] = await Promise.all([
    storage.list(draftPrefix, localDraftSchema),
    storage.list(filePrefix, z.unknown()),
    storage.list(reportPrefix, submitJobSchema),
  ]);
  return localChanges({
    drafts: drafts.map(([key, draft]) => ({ duty: key.slice(draftPrefix.length), draft })),
    files: files.map(([key]) => {
      const colon = key.lastIndexOf(':');
      return { duty: key.slice(filePrefix.length, colon), id: key.slice(colon + 1) };
    }),
    reports: reports.map(([key]) => key.slice(reportPrefix.length)),
  });
}

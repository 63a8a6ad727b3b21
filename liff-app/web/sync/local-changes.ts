import * as z from 'zod/mini';
import { localDraftSchema } from './merge-drafts.ts';
import type { LocalDraft } from './merge-drafts.ts';
import { draftKey, photoPrefix, submitKey } from './storage-keys.ts';
import { submitJobSchema } from './submit-machine.ts';

/** Something of this duty is on this phone only. */
export interface LocalChange {
  duty: string;
  /** Sent by the person, and never heard whether it came. */
  report: boolean;
}

interface Found {
  drafts: readonly { duty: string; draft: LocalDraft }[];
  files: readonly { duty: string; id: string }[];
  reports: readonly string[];
}

/** A file nobody's answer names is nobody's: taken out again, or never put in. */
export function localChanges({ drafts, files, reports }: Found): LocalChange[] {
  const typed = drafts.filter(({ duty, draft }) => {
    if (draft.pending.length > 0 || draft.reasonsPending) return true;
    const own = files.filter((file) => file.duty === duty);
    const named = own.length === 0 ? '' : JSON.stringify(draft.answers);
    return own.some((one) => named.includes(one.id));
  });
  const duties = new Set([...reports, ...typed.map((one) => one.duty)]);
  return [...duties].map((duty) => ({ duty, report: reports.includes(duty) }));
}

/** What is needed of the phone's storage. */
interface Shelf {
  list<S extends z.ZodMiniType>(prefix: string, schema: S): Promise<[string, z.infer<S>][]>;
}

/** Of one person: in the demo several share a browser. */
export async function readLocalChanges(storage: Shelf, person: string): Promise<LocalChange[]> {
  const draftsOf = draftKey({ person, duty: '' });
  const reportsOf = submitKey({ person, duty: '' });
  const filesOf = photoPrefix({ person, duty: '' }).slice(0, -1);
  const [drafts, files, reports] = await Promise.all([
    storage.list(draftsOf, localDraftSchema),
    storage.list(filesOf, z.unknown()),
    storage.list(reportsOf, submitJobSchema),
  ]);
  return localChanges({
    drafts: drafts.map(([key, draft]) => ({ duty: key.slice(draftsOf.length), draft })),
    files: files.map(([key]) => {
      const at = key.lastIndexOf(':');
      return { duty: key.slice(filesOf.length, at), id: key.slice(at + 1) };
    }),
    reports: reports.map(([key]) => key.slice(reportsOf.length)),
  });
}

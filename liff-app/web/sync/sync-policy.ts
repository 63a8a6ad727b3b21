import { mayPass } from '../api/api.ts';
import type { Failure } from '../api/api.ts';
import type { OpenForm } from '../screens/form/open-form.ts';

interface LocalForm {
  open: {
    duty: Pick<OpenForm['duty'], 'actions' | 'revision'>;
    draft: Pick<NonNullable<OpenForm['draft']>, 'mine'> | null;
  };
  /** Revision of the report when the answers were typed; null when this phone no longer knows. */
  typedRevision: number | null;
  /** The person pressed ส่งรายงาน. */
  report: boolean;
}

/** Pure: what may be sent of a form that is not open, without the person looking. */
export function mayGoUnattended({
  open,
  typedRevision,
  report,
}: LocalForm): 'all' | 'report' | 'user' | 'obsolete' {
  // The report may have arrived and only its answer was lost. Sending the same id again makes no second report.
  if (!open.duty.actions.includes('fill')) return report ? 'report' : 'obsolete';
  if (open.draft && !open.draft.mine) return 'user';
  // Typed before the report was returned: the person must look at it again.
  return typedRevision === open.duty.revision ? 'all' : 'user';
}

/** `retry` later, let the `user` look, or `obsolete`: closed, submitted by another, no access. */
export function afterRefusal(failure: Failure): 'retry' | 'user' | 'obsolete' {
  if (failure.kind !== 'problem' || mayPass(failure)) return 'retry';
  const { code, status } = failure.problem;
  return status === 403 || status === 404 || code === 'wrong-state' ? 'obsolete' : 'user';
}

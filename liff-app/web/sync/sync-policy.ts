import { mayPass } from '../api/api.ts';
import type { Failure } from '../api/api.ts';
import type { OpenForm } from '../screens/form/open-form.ts';

interface LocalForm {
  open: {
    duty: Pick<OpenForm['duty'], 'actions' | 'revision'>;
    draft: Pick<NonNullable<OpenForm['draft']>, 'mine'> | null;
  };
  /** The revision of the report when the answers were typed. Null when this phone no longer knows it. */
  typedRevision: number | null;
  /** True when the person pressed ส่งรายงาน. */
  report: boolean;
}

/** Decides what may be sent of a closed form without showing it to the person. A pure function. */
export function mayGoUnattended({
  open,
  typedRevision,
  report,
}: LocalForm): 'all' | 'report' | 'user' | 'obsolete' {
  // The report may have arrived and only its response was lost. Sending the same id again makes no second
  // report.
  if (!open.duty.actions.includes('fill')) return report ? 'report' : 'obsolete';
  if (open.draft && !open.draft.mine) return 'user';
  // The answers were typed before the report was returned, so the person must look at them again.
  return typedRevision === open.duty.revision ? 'all' : 'user';
}

/**
 * `retry`: try again later. `user`: the person must look. `obsolete`: the duty is closed, another person
 * submitted it, or there is no access.
 */
export function afterRefusal(failure: Failure): 'retry' | 'user' | 'obsolete' {
  if (failure.kind !== 'problem' || mayPass(failure)) return 'retry';
  const { code, status } = failure.problem;
  return status === 403 || status === 404 || code === 'wrong-state' ? 'obsolete' : 'user';
}

import { isTransient, isUnauthorized } from '../api/api.ts';
import type { Failure } from '../api/api.ts';
import type { OpenForm } from '../screens/form/open-form.ts';

interface Kept {
  open: {
    duty: Pick<OpenForm['duty'], 'actions' | 'revision'>;
    draft: Pick<NonNullable<OpenForm['draft']>, 'mine'> | null;
  };
  /** Of the report the answers were typed over; null when this phone no longer knows. */
  typedOver: number | null;
  /** The person pressed ส่งรายงาน. */
  report: boolean;
}

/** Pure: what of a form that is not open may go without its person. */
export function mayGoUnattended({
  open,
  typedOver,
  report,
}: Kept): 'all' | 'report' | 'person' | 'nobody' {
  // It may have arrived with its answer lost: the same key finds out, and makes no second report.
  if (!open.duty.actions.includes('fill')) return report ? 'report' : 'nobody';
  if (open.draft && !open.draft.mine) return 'person';
  // Typed before the report came back: seen again before it goes anywhere.
  return typedOver === open.duty.revision ? 'all' : 'person';
}

/** Tried again later, looked at by the person, or nobody's any more: closed, sent by another, out of reach. */
export function afterRefusal(failure: Failure): 'later' | 'person' | 'nobody' {
  if (failure.kind !== 'problem' || isTransient(failure) || isUnauthorized(failure)) return 'later';
  const { code, status } = failure.problem;
  return status === 403 || status === 404 || code === 'wrong-state' ? 'nobody' : 'person';
}

import type { DutyView } from '../../../contract.ts';
import type { Toast } from '../../app-context.ts';

/**
 * A step already taken is only taken back by the rules: who may return the report from where it lies
 * now is offered that. For everybody else the sheet has said beforehand that there is no way back.
 */
export function wayBack(duty: DutyView, go: (href: string) => void): Omit<Toast, 'text'> {
  if (!duty.actions.includes('return')) return {};
  return { undo: () => go(returnHref(duty)), word: 'ส่งคืนแก้ไข' };
}

/** The report with the question what must be mended open. */
function returnHref({ id }: DutyView): string {
  return `/app/duty/${encodeURIComponent(id)}?do=return`;
}

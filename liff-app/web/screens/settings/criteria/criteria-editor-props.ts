import type { Output } from '#contract/contract.ts';

export type CriteriaRead = Output<'criteria.read'>;

/** What every sheet over a set is given. */
export interface CriteriaEditorProps {
  read: CriteriaRead;
  onClose: () => void;
  /** Something was saved: the set is read anew and the sheet is gone. */
  onDone: () => void;
}

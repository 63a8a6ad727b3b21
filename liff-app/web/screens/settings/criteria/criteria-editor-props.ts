import type { Output } from '#contract/contract.ts';

export type CriteriaRead = Output<'criteria.read'>;

/** Properties of every dialog of the criteria editor. */
export interface CriteriaEditorProps {
  read: CriteriaRead;
  onClose: () => void;
  /** Called after a save. Closes the dialog and reloads the criteria. */
  onDone: () => void;
}

import type { Output } from '#contract/contract.ts';

export type LetterRead = Output<'letter.read'>;

/** Properties of every dialog of the letter editor. */
export interface LetterEditorProps {
  read: LetterRead;
  onClose: () => void;
  /** Called after a save. Closes the dialog and reloads the letter. */
  onDone: () => void;
}

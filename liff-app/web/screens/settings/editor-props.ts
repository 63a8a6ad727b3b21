import type { Output } from '#contract/contract.ts';

export type LetterRead = Output<'letter.read'>;

/** Properties of every dialog of the letter editor. */
export interface LetterEditorProps {
  read: LetterRead;
  onClose: () => void;
  /** After a save: closes the dialog and reloads the letter. */
  onDone: () => void;
}

import type { Output } from '#contract/contract.ts';

export type LetterRead = Output<'letter.read'>;

/** What every sheet over a letter is given. */
export interface LetterEditorProps {
  read: LetterRead;
  onClose: () => void;
  /** Something was saved: the letter is read anew and the sheet is gone. */
  onDone: () => void;
}

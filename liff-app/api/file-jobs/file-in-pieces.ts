/** Reports the progress of the work, at any moment. */
export type Progress = (at: { done: number; total: number }) => void;

/** A file that is stored while it is made. */
export interface FileInPieces {
  /** Without its ending. */
  name: string;
  ending: 'zip' | 'xlsx' | 'pdf' | 'docx';
  pieces: AsyncIterable<Uint8Array>;
}

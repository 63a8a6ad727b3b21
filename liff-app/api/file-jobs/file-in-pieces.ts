/** Reports the progress of the work. It may be called at any time. */
export type Progress = (at: { done: number; total: number }) => void;

/** A file that is stored piece by piece while it is made. */
export interface FileInPieces {
  /** The name without its extension. */
  name: string;
  ending: 'zip' | 'xlsx' | 'pdf' | 'docx';
  pieces: AsyncIterable<Uint8Array>;
}

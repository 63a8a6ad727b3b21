import { createHash } from 'node:crypto';

/** Written files are kept as long as a signed link is valid (file-links.ts). */
const cachedMs = 10 * 60_000;
const maxBytes = 16 * 1_024 * 1_024;

interface Written {
  bytes: Promise<Uint8Array>;
  size: number;
  until: number;
}

interface Options {
  wallClock: () => Date;
}

/**
 * Caches written files by their content, so a link opened forty times in parallel writes one file.
 * The content is read with the person's permissions each time, so they get only files they may read.
 */
export function createWrittenFiles({ wallClock }: Options) {
  const files = new Map<string, Written>();

  const sizeOfAll = (): number => [...files.values()].reduce((sum, { size }) => sum + size, 0);
  const makeRoom = (): void => {
    for (const [key, { until }] of files) if (until <= wallClock().getTime()) files.delete(key);
    for (const [key, { size }] of files) {
      if (sizeOfAll() <= maxBytes) return;
      if (size > 0) files.delete(key);
    }
  };
  /** Records the size of a finished file; removes a failed one so that the next request retries. */
  const settle = async (key: string, entry: Written): Promise<void> => {
    try {
      entry.size = (await entry.bytes).length;
      makeRoom();
    } catch {
      files.delete(key);
    }
  };
  const begin = (key: string, write: () => Promise<Uint8Array>): Written => {
    const bytes = write();
    const entry: Written = { bytes, size: 0, until: wallClock().getTime() + cachedMs };
    files.set(key, entry);
    void settle(key, entry);
    return entry;
  };

  return {
    /** The written file of this content. `format` distinguishes files of the same content. */
    bytesOf<Content>(
      content: Content,
      { format, write }: { format: string; write: (content: Content) => Promise<Uint8Array> },
    ): Promise<Uint8Array> {
      makeRoom();
      const key = createHash('sha256')
        .update(`${format}:${JSON.stringify(content)}`)
        .digest('hex');
      return (files.get(key) ?? begin(key, () => write(content))).bytes;
    },
  };
}

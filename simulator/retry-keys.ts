import { createHash } from 'node:crypto';

export interface SentMessage {
  id: string;
  quoteToken?: string;
}

interface Accepted {
  requestId: string;
  bodyHash: string;
  sentMessages: SentMessage[] | undefined;
  at: number;
}

export interface RetryKeys {
  find(key: string): Accepted | undefined;
  accept(key: string, accepted: Omit<Accepted, 'at'>): void;
  clear(): void;
}

const life = 24 * 3_600_000;

export function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url');
}

export function isRetryKey(key: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key);
}

/** Keys are valid for 24 hours. After that, the same key sends again, as it does at LINE. */
export function createRetryKeys(wall: () => Date): RetryKeys {
  const known = new Map<string, Accepted>();
  return {
    find: (key) => {
      const found = known.get(key.toLowerCase());
      return found !== undefined && wall().getTime() - found.at < life ? found : undefined;
    },
    accept: (key, accepted) => {
      known.set(key.toLowerCase(), { ...accepted, at: wall().getTime() });
    },
    clear: () => known.clear(),
  };
}

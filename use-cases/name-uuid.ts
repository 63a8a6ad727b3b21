import { createHash } from 'node:crypto';

/**
 * A deterministic UUID: the same name gives the same id, so work repeated after a crash is done
 * once.
 */
export function nameUuid(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

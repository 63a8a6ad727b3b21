import { createHash } from 'node:crypto';

/**
 * A deterministic UUID. The same name always gives the same id, so work that is repeated after a
 * crash has the same result.
 */
export function nameUuid(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

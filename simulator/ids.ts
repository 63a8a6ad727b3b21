import { randomBytes, randomUUID } from 'node:crypto';

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID, which LINE uses for webhookEventId: 48 bits of time and 80 random bits. */
export function ulid(at: Date): string {
  let time = at.getTime();
  let head = '';
  for (let index = 0; index < 10; index += 1) {
    head = (base32[time % 32] ?? '0') + head;
    time = Math.floor(time / 32);
  }
  const tail = [...randomBytes(16)].map((byte) => base32[byte % 32] ?? '0').join('');
  return head + tail;
}

export function hexId(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}

export function opaque(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}

export function uuid(): string {
  return randomUUID();
}

export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && /^U[0-9a-f]{32}$/.test(value);
}

export function isGroupId(value: unknown): value is string {
  return typeof value === 'string' && /^[CR][0-9a-f]{32}$/.test(value);
}

import { createHash, randomBytes } from 'node:crypto';
import { canonicalText } from '#domain/audit/canonical.ts';

/** The place of an audit row in the chain. It is written once and never changed, except the salt. */
export interface Seal {
  /** 1 for the oldest row, without gaps. */
  sequence: number;
  /** SHA-256 of the previous hash, the number, the row and the commitment. */
  hash: string;
  /** SHA-256 of the salt and the personal text. It stays when the text is erased. */
  commitment: string;
  /** Null after personal text was erased, so that it cannot be guessed from the commitment. */
  salt: string | null;
}

/** The newest sealed row. The next seal follows it. */
export interface ChainEnd {
  sequence: number;
  hash: string;
}

export const emptyChain: ChainEnd = { sequence: 0, hash: '0'.repeat(64) };

/** A stored row. Missing fields count as null. */
export type SealableRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** The fields with personal text. They can be erased; all others are part of the hash itself. */
const personalFields = ['note', 'before', 'after'] as const;
const hashedFields = [
  'id',
  'at',
  'by',
  'role',
  'action',
  'subject',
  'areaCode',
  'channel',
] as const;

export function sealOf(row: SealableRow, previous: ChainEnd): Seal {
  const salt = randomBytes(16).toString('hex');
  const commitment = commitmentOf(row, salt);
  const sequence = previous.sequence + 1;
  return { sequence, hash: hashOf(row, { previous, commitment }), commitment, salt };
}

/** Seals rows in order. Returns each seal and the new end of the chain. */
export function sealAll<T extends SealableRow>(
  rows: readonly T[],
  begin: ChainEnd,
): { sealed: { row: T; seal: Seal }[]; end: ChainEnd } {
  const sealed: { row: T; seal: Seal }[] = [];
  let end = begin;
  for (const row of rows) {
    const seal = sealOf(row, end);
    sealed.push({ row, seal });
    end = { sequence: seal.sequence, hash: seal.hash };
  }
  return { sealed, end };
}

/** What is wrong with a row: its number, its fields, or its personal text. */
export type SealFault = 'number' | 'row' | 'text';

export function sealFault(row: SealableRow & { seal: Seal }, previous: ChainEnd): SealFault | null {
  const { seal } = row;
  if (seal.sequence !== previous.sequence + 1) return 'number';
  if (seal.hash !== hashOf(row, { previous, commitment: seal.commitment })) return 'row';
  return isTextIntact(row, seal) ? null : 'text';
}

/** Text that was erased, wholly or in part, can no longer be checked; the row says when that was. */
function isTextIntact(row: SealableRow, { salt, commitment }: Seal): boolean {
  return salt === null ? row['erasedAt'] instanceof Date : commitmentOf(row, salt) === commitment;
}

function commitmentOf(row: SealableRow, salt: string): string {
  return sha256(`${salt}\n${canonicalText(personalFields.map((field) => row[field]))}`);
}

function hashOf(row: SealableRow, to: { previous: ChainEnd; commitment: string }): string {
  const fields = hashedFields.map((field) => row[field]);
  const number = to.previous.sequence + 1;
  return sha256(`${to.previous.hash}\n${number}\n${to.commitment}\n${canonicalText(fields)}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * A row whose personal text was rewritten without a person's name. A sealed row is marked, so that the
 * chain no longer checks its text; a row without a seal is sealed with the new text.
 */
export function withErasedText(
  row: Readonly<Record<string, unknown>>,
  at: Date,
): Readonly<Record<string, unknown>> {
  const { seal } = row;
  if (typeof seal !== 'object' || seal === null) return row;
  return { ...row, erasedAt: at, seal: { ...seal, salt: null } };
}

import { createHash, randomBytes } from 'node:crypto';
import { canonicalText } from '#domain/audit/canonical.ts';

/**
 * The place of an audit row in the hash chain. It is written once. Only the salt changes, when text
 * is erased.
 */
export interface Seal {
  /** 1 for the oldest row, without gaps. */
  sequence: number;
  /** SHA-256 of the previous hash, the sequence number, the row and the commitment. */
  hash: string;
  /** SHA-256 of the salt and the personal text. It is kept when the text is erased. */
  commitment: string;
  /**
   * The salt; null after personal text was erased, so that nobody can guess the text from the
   * commitment.
   */
  salt: string | null;
}

/** The newest sealed row. The next seal continues from it. */
export interface ChainEnd {
  sequence: number;
  hash: string;
}

export const emptyChain: ChainEnd = { sequence: 0, hash: '0'.repeat(64) };

/** A stored row. A missing field counts as null. */
export type SealableRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** The fields with personal text, which can be erased. All other fields are part of the hash itself. */
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

/** What is wrong with a row: its number, its fields or its personal text. Null when nothing is. */
export type SealFault = 'number' | 'row' | 'text';

export function sealFault(row: SealableRow & { seal: Seal }, previous: ChainEnd): SealFault | null {
  const { seal } = row;
  if (seal.sequence !== previous.sequence + 1) return 'number';
  if (seal.hash !== hashOf(row, { previous, commitment: seal.commitment })) return 'row';
  return isTextIntact(row, seal) ? null : 'text';
}

/**
 * Text that was erased completely or in part can no longer be checked. The row then says when it was
 * erased.
 */
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
 * The row after its personal text was rewritten without a person's name. A sealed row is marked, so
 * that the chain no longer checks its text. A row without a seal is sealed later with the new text.
 */
export function withErasedText(
  row: Readonly<Record<string, unknown>>,
  at: Date,
): Readonly<Record<string, unknown>> {
  const { seal } = row;
  if (typeof seal !== 'object' || seal === null) return row;
  return { ...row, erasedAt: at, seal: { ...seal, salt: null } };
}

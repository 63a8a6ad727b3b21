import { sexOfPrefix } from '../thai/prefix-sex.ts';
import type { Sex } from '../thai/prefix-sex.ts';
import { editDistance } from '../thai/edit-distance.ts';
import { looseThai, normalizeThai } from '../thai/text.ts';

interface Named {
  first: string;
  last: string;
}

export interface Described extends Named {
  prefix: string;
  sex: Sex | null;
}

/**
 * True when two rows are probably one person whose name was corrected or whose surname changed. It
 * decides which row the history belongs to; it gives no permission.
 */
export function isLikelySamePerson(a: Named, b: Named): boolean {
  const [first, other] = [normalizeThai(a.first), normalizeThai(b.first)];
  if (first === other || isSameNameOrTypo(a, b)) return true;
  return normalizeThai(a.last) === normalizeThai(b.last) && distanceOf(first, other) <= 1;
}

/**
 * True only when two rows clearly name one person: the same name with any prefix or rank, or an
 * obvious typing error, and no prefix of the other sex. Only then an account keeps its seat. A
 * changed surname may be another person, so an officer must link the account.
 */
export function isPlainlySamePerson(a: Described, b: Described): boolean {
  if (areOfOtherSex(a, b)) return false;
  return isSameNameOrTypo(a, b);
}

function isSameNameOrTypo(a: Named, b: Named): boolean {
  if (normalizeThai(a.first + a.last) === normalizeThai(b.first + b.last)) return true;
  const names = [
    [normalizeThai(a.first), normalizeThai(b.first)],
    [normalizeThai(a.last), normalizeThai(b.last)],
  ] as const;
  const letters = names.reduce((sum, [one, other]) => sum + distanceOf(one, other), 0);
  return letters <= mostWrongLetters && names.every(([one, other]) => isTypo(one, other));
}

const mostWrongLetters = 2;
/** In a short name one different letter may mean another person: บุญมา and บุญมี, สมชาย and สมชัย. */
const lettersPerTypo = 7;
/** Longer names must be equal, because comparing them letter by letter could take too long. */
const comparedLetters = 80;

function isTypo(one: string, other: string): boolean {
  if (one === other) return true;
  const shorter = Math.min(one.length, other.length);
  if (shorter > 0 && looseThai(one) === looseThai(other))
    return distanceOf(one, other) <= mostWrongLetters;
  return distanceOf(one, other) <= Math.floor(shorter / lettersPerTypo);
}

function distanceOf(one: string, other: string): number {
  if (one === other) return 0;
  if (Math.max(one.length, other.length) > comparedLetters) return Infinity;
  return editDistance(one, other);
}

/** The prefix decides the sex. The field for the sex counts only when the prefix names none. */
export function areOfOtherSex(a: Omit<Described, keyof Named>, b: Omit<Described, keyof Named>) {
  const [one, other] = [sexOfPrefix(a.prefix) ?? a.sex, sexOfPrefix(b.prefix) ?? b.sex];
  return one !== null && other !== null && one !== other;
}

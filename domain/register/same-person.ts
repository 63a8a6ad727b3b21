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
 * True when two rows are likely one person whose name was corrected or whose surname changed. It decides
 * which row the history belongs to, and gives no right.
 */
export function isLikelySamePerson(a: Named, b: Named): boolean {
  const [first, other] = [normalizeThai(a.first), normalizeThai(b.first)];
  if (first === other || isSameNameOrTypo(a, b)) return true;
  return normalizeThai(a.last) === normalizeThai(b.last) && distanceOf(first, other) <= 1;
}

/**
 * True only when two rows plainly name one person: the same name apart from prefix or rank, or an
 * obvious typing error, and no prefix of the other sex. An account keeps its seat only then. A changed
 * surname may be another person, so an officer has to link the account.
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
/** บุญมา and บุญมี, สมชาย and สมชัย are two people: in a short name one letter is no obvious typing error. */
const lettersPerTypo = 7;
/** A name longer than this is compared only whole, so that the time stays bounded. */
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

/** The prefix says it; the box for the sex counts only without one. */
export function areOfOtherSex(a: Omit<Described, keyof Named>, b: Omit<Described, keyof Named>) {
  const [one, other] = [sexOfPrefix(a.prefix) ?? a.sex, sexOfPrefix(b.prefix) ?? b.sex];
  return one !== null && other !== null && one !== other;
}

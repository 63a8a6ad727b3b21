import { tidyPrefix } from './person-name.ts';

export type Sex = 'male' | 'female';

const female = /หญิง|^นาง|^แม่ชี|^M(?:rs|s)\.|^Miss|พญ\.|ภญ\.|สพ\.ญ\./;
/** นายกอง, นายหมวด and นายหมู่ are ranks of men and women. */
const male = /^นาย(?!กอง|หมวด|หมู่)|^เด็กชาย|^พระ|^สามเณร|^Mr\.|^นพ\./;

/** The sex that a prefix names; null for ranks and titles of both sexes, and for unknown prefixes. */
export function sexOfPrefix(prefix: string): Sex | null {
  const official = tidyPrefix(prefix);
  if (female.test(official)) return 'female';
  return male.test(official) ? 'male' : null;
}

import { districtRegister } from '#domain/papers/register-district.ts';
import { provinceRegister } from '#domain/papers/register-province.ts';
import type { MakePaper } from './paper-maker.ts';
import { readCommittees, requireFewRows } from './read-committees.ts';

/** Enclosure 2 for the committees of a province, a district or one tambon. */
export const makeRegister: MakePaper = async (env, { scope }) => {
  const facts = await readCommittees(env, scope);
  if (scope.area.level === 'province') {
    return provinceRegister(facts, scope.context);
  }
  requireFewRows(facts);
  return districtRegister(facts, scope.context);
};

import { districtRegister } from '#domain/papers/register-district.ts';
import { provinceRegister } from '#domain/papers/register-province.ts';
import { districtRegisterWorkbook } from '#domain/papers/workbooks/register-district-workbook.ts';
import { provinceRegisterWorkbook } from '#domain/papers/workbooks/register-province-workbook.ts';
import type { MakePaper } from './paper-maker.ts';
import { readCommittees, requireFewRows } from './read-committees.ts';

/** Enclosure 2: the committees of a province, a district or one tambon. */
export const makeRegister: MakePaper = async (env, { scope }) => {
  const facts = await readCommittees(env, scope);
  if (scope.area.level === 'province') {
    const paper = provinceRegister(facts, scope.context);
    return { paper, workbook: (name) => provinceRegisterWorkbook(paper, name) };
  }
  requireFewRows(facts);
  const paper = districtRegister(facts, scope.context);
  return { paper, workbook: (name) => districtRegisterWorkbook(paper, name) };
};

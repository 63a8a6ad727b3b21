import { provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { requireAreaOf, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The province whose settings the actor may read and change. */
export function requireSettingsEditor(env: UseCaseContext): AreaCode {
  const areaCode = provinceOf(requireAreaOf(env, ['province', 'admin']));
  requirePermission(env, { action: 'settings.edit', subject: { areaCode } });
  return areaCode;
}

/** The areas of a province, and the phone numbers of its offices. */
export async function officesOf(stores: UseCaseContext['stores'], province: AreaCode) {
  const [areas, rows] = await Promise.all([
    stores.areas.within(province),
    stores.settings.within(province),
  ]);
  const offices = rows.map(({ id, officePhone }) => ({ areaCode: id, phone: officePhone }));
  return { areas, offices };
}

/** The settings of a province whose office has not been entered yet. */
export const newOffice = {
  officeName: 'สำนักงานพัฒนาชุมชนจังหวัด',
  officePhone: '',
  quorumPercent: 50,
};

import { expect } from 'vitest';
import type { Duty } from '#domain/duty/duty.ts';
import type { Area } from '#domain/centre/centre.ts';
import type { Database } from '#models/mongo/connect.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { overviewByDuty } from './overview-oracle.ts';

/**
 * Checks that the overview of province 57, which MongoDB counts, equals the duties counted one by one. No
 * count is stored beside the duties that could differ from them (docs/decisions/0022).
 */
export async function expectOverviewOfDuties(
  db: Database,
  situation: RequestContext,
): Promise<readonly Duty[]> {
  const all = await db.stores.duties.find({});
  const shown = all.filter(({ extra, archived }) => !extra && !archived);
  const areas: Area[] = await db.stores.areas.find({ level: 'district' });
  const wanted = overviewByDuty({ duties: shown, level: 'province', areas, now: situation.now });
  const seen = await execute(readOverview, { situation, input: { area: '57' } });
  expect(seen.figures).toMatchObject(wanted.figures);
  expect(seen.rows).toMatchObject(wanted.rows);
  expect(seen.columns).toEqual(wanted.columns);
  return shown;
}

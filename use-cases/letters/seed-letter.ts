import { holidaySchema } from '#domain/holidays.ts';
import type { Day } from '#domain/calendar.ts';
import sample from '#domain/data/criteria-sample-2568.json' with { type: 'json' };
import holidayRows from '#domain/data/holidays.json' with { type: 'json' };
import * as z from 'zod/mini';
import { criteriaSchema } from '#domain/criteria/criteria.ts';
import { officeNameOf } from '#domain/centre/office.ts';
import { planDuties } from '#domain/letter/letter.ts';
import { chiangRai2568 } from '#domain/letters/chiang-rai-2568.ts';
import type { Database } from '#models/mongo/connect.ts';
import { seedAreas, seedCentres } from '../centres/seed-places.ts';

/** Seeds areas, holidays, criteria and the letter with its duties. Idempotent. */
export async function seedLetter(
  db: Database,
  publishedOn: Day,
): Promise<{ duties: number; added: number }> {
  const { stores } = db;
  const areas = seedAreas();
  const centres = seedCentres(areas);
  const holidayList = z.parse(z.array(holidaySchema), holidayRows);
  const holidays = new Set(holidayList.map(({ on }) => on));
  const duties = planDuties({ letter: chiangRai2568, centres, holidays });
  await stores.areas.insertMissing(areas);
  await stores.centres.insertMissing(centres);
  await stores.holidays.insertMissing(holidayList);
  await stores.criteria.insertMissing([z.parse(criteriaSchema, sample)]);
  await stores.settings.insertMissing(
    areas
      .filter(({ level }) => level !== 'tambon')
      .map((area) => ({
        id: area.id,
        officeName: officeNameOf(area),
        officePhone: '',
        quorumPercent: 50,
      })),
  );
  await stores.letters.insertMissing([{ ...chiangRai2568, publishedOn }]);
  return { duties: duties.length, added: await stores.duties.insertMissing(duties) };
}

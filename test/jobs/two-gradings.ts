import type { Day } from '#domain/calendar.ts';
import type { Database } from '#models/mongo/connect.ts';
import { dutyOf, refill } from '../support/world.ts';

/** The test data, with two gradings as its only duties. */
export async function refillWithTwoGradings(db: Database): Promise<void> {
  await refill(db);
  const only = [
    dutyOf({ obligation: 'grading' }).id,
    dutyOf({ obligation: 'grading', centre: 't570402' }).id,
  ];
  const { duties } = db.stores;
  const others = (await duties.find({})).filter((duty) => !only.includes(duty.id));
  for (const { id } of others) await duties.remove({ id });
}

/** The stored digests, each as `day person waves state`. */
export async function digestsIn({ stores }: Database, day?: Day): Promise<string[]> {
  const rows = await stores.deliveries.find(
    { 'notice.kind': 'digest' },
    { sort: { plannedAt: 1, person: 1 } },
  );
  return rows.flatMap(({ notice, person, state }) => {
    if (notice.kind !== 'digest' || (day && notice.day !== day)) return [];
    return `${notice.day} ${person} ${notice.entries.map((entry) => entry.wave).join(',')} ${state}`;
  });
}

import { bangkokDay } from '#domain/calendar.ts';
import type { Erasure } from '#models/backup/erasures.ts';
import type { Database } from '#models/mongo/connect.ts';
import { eraseGranted } from './erase-person.ts';

/**
 * Repeats erasures on older data after a backup was restored. If the person is the only one with a
 * role in the older data, the request is opened again instead, and the province decides.
 */
export async function repeatErasures(
  db: Database,
  { erasures, now }: { erasures: readonly Erasure[]; now: Date },
): Promise<{ erased: number; open: number }> {
  const { erasureRequests, persons } = db.stores;
  let erased = 0;
  let open = 0;
  for (const { request: id, person: personId, areaCode, erasedAt } of erasures) {
    const person = await persons.get(personId);
    const request = await erasureRequests.get(id);
    if (!person || person.erasedAt || request?.state === 'erased') continue;
    await erasureRequests.put({
      words: '',
      channel: 'app',
      askedAt: erasedAt,
      dueOn: bangkokDay(erasedAt),
      decidedBy: null,
      reply: null,
      ...request,
      id,
      person: personId,
      areaCode,
      state: 'granted',
      decidedAt: request?.decidedAt ?? erasedAt,
      erasedAt: null,
    });
    if (await eraseGranted(db, { request: id, now })) erased += 1;
    else open += 1;
  }
  return { erased, open };
}

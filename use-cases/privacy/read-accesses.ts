import * as z from 'zod/mini';
import { isWithin } from '#domain/centre/centre.ts';
import { fullDutyCentreName } from '#domain/centre/label.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { accessActions, actionLabel } from '#domain/privacy/entry-labels.ts';
import { query, requireAreas } from '../use-case.ts';

const shownDays = 30;
const shownRows = 20;
const dayMs = 86_400_000;

/** Who looked at or exported personal data in the reader's areas in the last 30 days, newest first. */
export const readAccesses = query({
  name: 'privacy.accesses',
  input: z.object({}),
  run: async (env) => {
    const { stores, now } = env;
    const areas = requireAreas(env, 'privacy.manage');
    const since = new Date(now.getTime() - shownDays * dayMs);
    const rows = (await stores.audit.withActions(accessActions, since)).filter(
      ({ areaCode }) => areaCode !== '' && areas.some((area) => isWithin(areaCode, area)),
    );
    const shown = rows.slice(0, shownRows);
    const subjects = shown.map(({ subject }) => subject);
    const people = await stores.persons.many([...subjects, ...shown.flatMap(({ by }) => by ?? [])]);
    const duties = await stores.duties.many(subjects);
    const names = new Map([
      ...people.map(({ id, name }) => [id, name] as const),
      ...duties.map((duty) => [duty.id, nameOfDuty(duty)] as const),
    ]);
    return {
      count: rows.length,
      accesses: shown.map(({ id, by, action, subject, note, at }) => ({
        id,
        by: names.get(by ?? '') ?? 'ระบบ',
        title: actionLabel(action),
        /** Whose data was seen: that of a person, or that in a report. */
        of: names.get(subject) ?? '',
        note: note ?? '',
        at,
      })),
    };
  },
});

function nameOfDuty(duty: Duty): string {
  return `${dutyTitle(duty)} ${fullDutyCentreName(duty)}`;
}

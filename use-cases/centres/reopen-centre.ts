import { provinceOf } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { reopenedCentre } from '#domain/centre/reopening.ts';
import type { Reopened } from '#domain/centre/reopening.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { planDuties } from '#domain/letter/letter.ts';
import { Problem } from '#domain/problem.ts';
import { requireCentre } from './close-centre.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { fullCentreName } from '#domain/centre/label.ts';

/** Shows which duties the centre would owe again, and which stay waived. */
export const previewReopening = query({
  name: 'centre.reopen.preview',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const { centre, back, over, added } = await reopened(env, id);
    const byDate = [...back, ...added].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
    return { name: fullCentreName(centre), owed: byDate.map(lineOf), over: over.length };
  },
});

function lineOf(duty: Duty) {
  return { id: duty.id, title: dutyTitle(duty), clause: duty.clause, dueOn: duty.dueOn };
}

/**
 * Opens a closed centre again. The caller confirms how many duties the centre will owe. A repeated
 * call changes nothing.
 */
export const reopenCentre = command({
  name: 'centre.reopened',
  input: z.object({
    id: z.string(),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
    owing: z.int(),
  }),
  run: async (env, { id, reason, owing }) => {
    const { stores } = env;
    if ((await requireCentre(env, id)).closedOn === null) return { owed: 0 };
    const { centre, back, added } = await reopened(env, id);
    const owed = back.length + added.length;
    if (owed !== owing) throw new Problem('numbers-changed', { details: { owing: owed } });
    await stores.centres.put(centre);
    await stores.duties.saveAll(back);
    await stores.duties.insertMissing(added);
    for (const { id: subject, areaCode } of back)
      env.audit({ action: 'duty.restored', subject, areaCode, note: reason });
    env.audit({ subject: id, areaCode: centre.areaCode, note: reason, after: { owed } });
    return { owed };
  },
});

async function reopened(env: UseCaseContext, id: string): Promise<Reopened> {
  const { stores, now } = env;
  const centre = await requireCentre(env, id);
  const letters = await stores.letters.inForce([centre.areaCode]);
  const holidays = await stores.holidays.days(centre.areaCode);
  const open = { ...centre, closedOn: null };
  const outcome = reopenedCentre({
    centre,
    centres: await stores.centres.within(provinceOf(centre.areaCode)),
    duties: await stores.duties.ofCentres([id]),
    planned: letters.flatMap((letter) => planDuties({ letter, centres: [open], holidays })),
    now,
  });
  if ('refused' in outcome) throw new Problem(outcome.refused);
  return outcome;
}

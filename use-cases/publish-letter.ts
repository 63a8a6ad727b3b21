import * as z from 'zod/mini';
import { bangkokDay } from '../domain/calendar.ts';
import { planDuties } from '../domain/letter.ts';
import { Problem } from '../domain/problem.ts';
import { demand, command } from './use-case.ts';

/** The letter becomes the ledger. Publishing again adds only what is missing. */
export const publishLetter = command({
  name: 'letter.published',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<{ planned: number; added: number }> => {
    const { stores, now } = env;
    const letter = await stores.letters.get(id);
    if (!letter) throw new Problem('not-found');
    demand(env, { action: 'letter.edit', subject: { areaCode: letter.areaCode } });
    const centres = await stores.centres.within(letter.areaCode);
    const duties = planDuties({ letter, centres, holidays: await stores.holidays.days() });
    const added = await stores.duties.insertMissing(duties);
    if (!letter.publishedOn) await stores.letters.put({ ...letter, publishedOn: bangkokDay(now) });
    env.record({ subject: id, areaCode: letter.areaCode, note: `${added} เรื่อง` });
    return { planned: duties.length, added };
  },
});

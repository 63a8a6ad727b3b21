import { provinceOf } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { renamedCentre } from '#domain/centre/closing.ts';
import { Problem } from '#domain/problem.ts';
import { requireCentre } from './close-centre.ts';
import { command } from '../use-case.ts';

/** Renames a centre, also in all its duties. The audit stores both names. */
export const renameCentre = command({
  name: 'centre.renamed',
  input: z.object({
    id: z.string(),
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  }),
  run: async (env, { id, name, reason }) => {
    const { stores } = env;
    const centre = await requireCentre(env, id);
    if (centre.name === name) return { name };
    const centres = await stores.centres.within(provinceOf(centre.areaCode));
    const outcome = renamedCentre(centre, { name, centres });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    await stores.centres.put(outcome.centre);
    await stores.duties.renameCentre(id, name);
    env.audit({
      subject: id,
      areaCode: centre.areaCode,
      note: `${centre.name} → ${name}: ${reason}`,
      before: { name: centre.name },
      after: { name },
    });
    return { name };
  },
});

import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { stateOf } from '#domain/letter/letter.ts';
import { correctWording, letterWordingSchema, wordingOf } from '#domain/letter/correction.ts';
import { Problem } from '#domain/problem.ts';
import { requireVersion, findLetter } from './find-letter.ts';
import { command } from '../use-case.ts';

/**
 * Corrects number, date, subject and text of a published letter. The audit stores the old and the new
 * wording.
 */
export const correctLetter = command({
  name: 'letter.corrected',
  input: z.object({
    id: z.string(),
    version: z.int(),
    ...letterWordingSchema.shape,
    reason: z.string().check(z.trim(), z.maxLength(500)),
  }),
  run: async (env, { id, version, reason, ...wording }) => {
    const letter = await findLetter(env, { id, action: 'letter.edit' });
    if (stateOf(letter) !== 'published') throw new Problem('wrong-state');
    requireVersion(letter, version);
    if (reason === '') throw new Problem('reason-required');
    const next = correctWording(letter, { wording, today: bangkokDay(env.now) });
    const saved = await env.stores.letters.save(next);
    env.audit({
      subject: id,
      areaCode: letter.areaCode,
      note: reason,
      before: wordingOf(letter),
      after: wordingOf(saved),
    });
    return { version: saved.version };
  },
});

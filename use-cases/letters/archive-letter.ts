import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { assigneeOf } from '#domain/duty/duty.ts';
import type { Assignee } from '#domain/duty/standing.ts';
import { stateOf } from '#domain/letter/letter.ts';
import { Problem } from '#domain/problem.ts';
import { findLetter } from './find-letter.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const ofLetterSchema = z.object({ id: z.string() });

/** Counts the duties of a letter by state, to show the effect of archiving it. */
async function standing({ stores }: UseCaseContext, letter: string) {
  const counts = await stores.duties.countStates([letter], null);
  const sum = (of: typeof counts) => of.reduce((total, { count }) => total + count, 0);
  const at = (place: Assignee) => sum(counts.filter((counted) => assigneeOf(counted) === place));
  return {
    total: sum(counts),
    open: at('centre'),
    atDistrict: at('district'),
    atProvince: at('province'),
    done: at('nobody'),
  };
}

export const previewArchiving = query({
  name: 'letter.archive.preview',
  input: ofLetterSchema,
  run: async (env, { id }) => {
    await findLetter(env, { id, action: 'letter.edit' });
    return standing(env, id);
  },
});

/**
 * Archives a letter. Its duties can still be read, but get no reminders and are not counted. The
 * caller confirms the number of unfinished duties.
 */
export const archiveLetter = command({
  name: 'letter.archived',
  input: z.object({
    id: z.string(),
    unfinished: z.int(),
    reason: z.string().check(z.trim(), z.maxLength(500)),
  }),
  run: async (env, { id, unfinished, reason }) => {
    const letter = await findLetter(env, { id, action: 'letter.edit' });
    if (stateOf(letter) === 'archived') return { archived: 0 };
    if (stateOf(letter) === 'draft') throw new Problem('wrong-state');
    if (reason === '') throw new Problem('reason-required');
    const numbers = await standing(env, id);
    if (numbers.total - numbers.done !== unfinished)
      throw new Problem('numbers-changed', { details: numbers });
    await env.stores.letters.save({ ...letter, archivedOn: bangkokDay(env.now) });
    const archived = await env.stores.duties.setArchived(id, true);
    env.audit({
      subject: id,
      areaCode: letter.areaCode,
      note: `${reason} (ค้าง ${unfinished} เรื่อง)`,
    });
    return { archived };
  },
});

/** Puts the letter back in force. Nothing about it has changed. Reminders continue on the next morning. */
export const restoreLetter = command({
  name: 'letter.restored',
  input: ofLetterSchema,
  run: async (env, { id }) => {
    const letter = await findLetter(env, { id, action: 'letter.edit' });
    if (stateOf(letter) !== 'archived') return { restored: 0 };
    await env.stores.letters.save({ ...letter, archivedOn: null });
    const restored = await env.stores.duties.setArchived(id, false);
    env.audit({ subject: id, areaCode: letter.areaCode });
    return { restored };
  },
});

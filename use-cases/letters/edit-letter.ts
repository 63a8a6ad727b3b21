import * as z from 'zod/mini';
import { bangkokDay, daySchema } from '#domain/calendar.ts';
import { clauseSchema, stateOf } from '#domain/letter/letter.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { letterForms } from '#domain/forms/index.ts';
import { isSupplement, nextYearLetter, supplementOf } from '#domain/letter/draft.ts';
import { letterProblems } from '#domain/letter/problems.ts';
import { Problem } from '#domain/problem.ts';
import { requireVersion, findLetter } from './find-letter.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Starts a draft from an existing letter: next year's letter with all dates a year later, or a
 * supplement for the same year.
 */
export const startLetter = command({
  name: 'letter.start',
  input: z.object({ from: z.string(), kind: z.enum(['nextYear', 'supplement']) }),
  run: async (env, { from, kind }) => {
    const source = await findLetter(env, { id: from, action: 'letter.edit' });
    const others = await env.stores.letters.covering([source.areaCode]);
    const draft =
      kind === 'nextYear' ? await nextYear(env, source) : supplement(env, { source, others });
    const known = others.find((other) => other.id === draft.id);
    if (known && stateOf(known) !== 'draft')
      throw new Problem('letter-exists', { details: { id: known.id } });
    if (!known) {
      await env.stores.letters.insert(draft);
      env.audit({ subject: draft.id, areaCode: draft.areaCode, note: `จาก ${from}` });
    }
    return { id: draft.id };
  },
});

async function nextYear({ stores }: UseCaseContext, source: Letter): Promise<Letter> {
  return nextYearLetter(source, await stores.holidays.days(source.areaCode));
}

/** Continues an unpublished supplement, so that a second tap does not create another letter. */
function supplement(
  { now }: UseCaseContext,
  { source, others }: { source: Letter; others: Letter[] },
): Letter {
  const begun = others.find(
    (other) =>
      other.fiscalYear === source.fiscalYear && stateOf(other) === 'draft' && isSupplement(other),
  );
  const taken = new Set(others.map((other) => other.id));
  return begun ?? supplementOf(source, { today: bangkokDay(now), taken });
}

const wordsSchema = z.string().check(z.trim(), z.maxLength(500));

/** Saves the complete draft. Missing parts are allowed; wrong ones are not. */
export const saveLetter = command({
  name: 'letter.save',
  input: z.object({
    id: z.string(),
    version: z.int(),
    number: wordsSchema,
    date: daySchema,
    subject: wordsSchema,
    clauses: z.array(clauseSchema).check(z.maxLength(40)),
  }),
  run: async (env, { id, version, ...change }) => {
    const before = await findLetter(env, { id, action: 'letter.edit' });
    if (stateOf(before) !== 'draft') throw new Problem('wrong-state');
    requireVersion(before, version);
    const next = { ...before, ...change };
    const wrong = letterProblems(next, letterForms).filter(
      (letterProblem) => letterProblem.kind === 'wrong',
    );
    if (wrong.length > 0) throw new Problem('invalid-letter', { details: { problems: wrong } });
    const saved = await env.stores.letters.save(next);
    env.audit({ subject: id, areaCode: saved.areaCode });
    return { version: saved.version };
  },
});

/** Deletes an unpublished draft. A published letter is never deleted. */
export const discardLetter = command({
  name: 'letter.discard',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const letter = await findLetter(env, { id, action: 'letter.edit' });
    if (stateOf(letter) !== 'draft') throw new Problem('wrong-state');
    await env.stores.letters.remove({ id, version: letter.version });
    env.audit({ subject: id, areaCode: letter.areaCode, before: letter });
    return {};
  },
});

import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { roundTitle } from '#domain/duty/title.ts';
import { letterForms } from '#domain/forms/index.ts';
import { stateOf } from '#domain/letter/letter.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { roundKey, roundsOf } from '#domain/letter/dates.ts';
import { yearlyId } from '#domain/letter/draft.ts';
import { findLetter, mayEdit, mayRead } from './find-letter.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The letters that the actor may read, newest year first. */
export const listLetters = query({
  name: 'letters.list',
  input: z.object({}),
  run: async (env) => {
    const areas = env.actor.grants.map((grant) => grant.areaCode);
    const letters = (await env.stores.letters.covering(areas)).filter((letter) =>
      mayRead(env.actor, letter),
    );
    const taken = new Set(letters.map((letter) => letter.id));
    return {
      letters: await Promise.all(
        letters.map(async (letter) => ({
          ...summaryOf(letter),
          duties: await env.stores.duties.count({ letter: letter.id, extra: false }),
          /** True when a letter for next year exists. */
          hasNext: taken.has(yearlyId(letter, letter.fiscalYear + 1)),
        })),
      ),
      editable: letters.some((letter) => mayEdit(env.actor, letter)),
    };
  },
});

function summaryOf(letter: Letter) {
  const { id, number, date, subject, fiscalYear, publishedOn, archivedOn, version } = letter;
  const state = stateOf(letter);
  return { id, number, date, subject, fiscalYear, publishedOn, archivedOn, version, state };
}

/** One letter with its clauses and dates. The province also sees the progress of each round. */
export const readLetter = query({
  name: 'letter.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const letter = await findLetter(env, { id, action: 'letter.read' });
    const editable = mayEdit(env.actor, letter);
    return {
      letter,
      state: stateOf(letter),
      editable,
      today: bangkokDay(env.now),
      holidays: editable ? [...(await env.stores.holidays.days(letter.areaCode))] : [],
      forms: editable ? [...letterForms] : [],
      titles: titlesOf(letter),
      progress: editable ? await progressOf(env, letter) : {},
    };
  },
});

/** The criteria by which reports of a letter are graded, for everyone who may read the letter. */
export const readLetterCriteria = query({
  name: 'letter.criteria',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const { fiscalYear, areaCode } = await findLetter(env, { id, action: 'letter.read' });
    return { set: await env.stores.criteria.current(fiscalYear, areaCode) };
  },
});

function titlesOf(letter: Letter): Record<string, string> {
  return Object.fromEntries(
    roundsOf(letter).map(({ obligation, round }) => [
      roundKey({ obligation: obligation.id, round: round.no }),
      roundTitle(obligation, round),
    ]),
  );
}

/** For each round, the number of duties and how many have reached the province. */
async function progressOf({ stores }: UseCaseContext, { id }: Letter) {
  const rows = await stores.duties.progressByRound(id);
  return Object.fromEntries(
    rows.map((row) => [
      String(row['_id']),
      { total: Number(row['total']), reached: Number(row['reached']) },
    ]),
  );
}

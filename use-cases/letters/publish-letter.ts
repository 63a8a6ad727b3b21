import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isOpenOn, isWithin } from '#domain/centre/centre.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { letterForms } from '#domain/forms/index.ts';
import { planDuties, stateOf } from '#domain/letter/letter.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { previewLetter } from '#domain/letter/preview.ts';
import { letterReach } from '#domain/letter/reach.ts';
import type { LetterReach } from '#domain/letter/reach.ts';
import { letterProblems } from '#domain/letter/problems.ts';
import { Problem } from '#domain/problem.ts';
import { requireVersion, findLetter } from './find-letter.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Shows before publishing which reports will be demanded from whom and when, and what to check first. */
export const previewPublishing = query({
  name: 'letter.preview',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const letter = await findLetter(env, { id, action: 'letter.edit' });
    const others = (await env.stores.letters.covering([letter.areaCode])).filter(
      (other) => other.id !== id && stateOf(other) !== 'draft',
    );
    const [centres, holidays] = await Promise.all([
      owingCentres(env, letter),
      env.stores.holidays.days(letter.areaCode),
    ]);
    return {
      version: letter.version,
      ...previewLetter({
        letter,
        centres,
        holidays,
        now: env.now,
        others: others.filter((other) => stateOf(other) === 'published'),
        numbersUsed: others.map((other) => other.number),
      }),
      reach: await reachOf(env, { letter, centres, holidays }),
      noCriteria: await lacksCriteria(env, letter),
    };
  },
});

/** How many people the letter reaches, and how many messages that costs. */
async function reachOf(
  { stores, now }: UseCaseContext,
  of: { letter: Letter; centres: readonly Centre[]; holidays: ReadonlySet<Day> },
): Promise<LetterReach> {
  const [people, areas, { waves }] = await Promise.all([
    stores.persons.reachable(),
    stores.areas.find({ level: 'tambon' }),
    stores.settings.policyOf(of.letter.areaCode),
  ]);
  return letterReach({
    duties: planDuties(of),
    people,
    tambons: areas.filter((area) => isWithin(area.id, of.letter.areaCode)),
    holidays: of.holidays,
    waves,
    now,
  });
}

/** Warns when the year has no criteria set, because gradings would then use the previous year's. */
async function lacksCriteria({ stores }: UseCaseContext, letter: Letter): Promise<boolean> {
  const grades = letter.clauses.some((item) =>
    item.obligations.some((obligation) => obligation.form === 'grading'),
  );
  const set = grades ? await stores.criteria.current(letter.fiscalYear, letter.areaCode) : null;
  return grades && set?.fiscalYear !== letter.fiscalYear;
}

/**
 * The centres that are open now. A centre that is closed owes nothing under a letter that is
 * published later.
 */
async function owingCentres({ stores, now }: UseCaseContext, letter: Letter): Promise<Centre[]> {
  const today = bangkokDay(now);
  const centres = await stores.centres.within(letter.areaCode);
  return centres.filter((centre) => centre.closedOn === null || isOpenOn(centre, today));
}

/** Publishes a letter and creates its duties. Publishing again adds only what is missing. */
export const publishLetter = command({
  name: 'letter.published',
  input: z.object({ id: z.string(), version: z.optional(z.int()) }),
  run: async (env, { id, version }): Promise<{ planned: number; added: number }> => {
    const { stores, now } = env;
    const letter = await findLetter(env, { id, action: 'letter.edit' });
    if (stateOf(letter) === 'archived') throw new Problem('wrong-state');
    if (stateOf(letter) === 'draft') {
      requireVersion(letter, version);
      const problems = letterProblems(letter, letterForms);
      if (problems.length > 0) throw new Problem('invalid-letter', { details: { problems } });
      await stores.letters.save({ ...letter, publishedOn: bangkokDay(now) });
    }
    const centres = await owingCentres(env, letter);
    const duties = planDuties({
      letter,
      centres,
      holidays: await stores.holidays.days(letter.areaCode),
    });
    const added = await stores.duties.insertMissing(duties);
    env.audit({ subject: id, areaCode: letter.areaCode, note: `${added} เรื่อง` });
    return { planned: duties.length, added };
  },
});

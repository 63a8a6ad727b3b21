import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { areaCodeSchema, areaLabel, levelOf } from '#domain/centre/centre.ts';
import type { Area, AreaCode } from '#domain/centre/centre.ts';
import { columnKey } from '#domain/overview.ts';
import type { PaperStanding } from '#domain/papers/standing.ts';
import { standingOfPaper } from '#domain/papers/standing.ts';
import { formatsFor, paperIdSchema, paperKinds } from '#domain/papers/paper.ts';
import type { PaperFormat, PaperId } from '#domain/papers/paper.ts';
import { can, widestArea } from '#domain/permissions.ts';
import type { Actor } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { requirePermission, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { dueDatesOf } from './plan-bundle.ts';
import { paperScope, roundsOf } from './paper-scope.ts';
import type { PaperScope } from './paper-scope.ts';

/** เอกสารส่งออก: the papers of the letter for an area, and which reports each of them still lacks. */
export const listPapers = query({
  name: 'papers.read',
  input: z.object({ area: z.optional(areaCodeSchema) }),
  run: async (env, input) => {
    const areaCode = input.area ?? widestArea(env.actor, 'export.read');
    if (!areaCode || levelOf(areaCode) === 'tambon') throw new Problem('not-allowed');
    requirePermission(env, { action: 'export.read', subject: { areaCode } });
    const area = await env.stores.areas.get(areaCode);
    if (!area) throw new Problem('not-found');
    const place = { areaCode, name: areaLabel(area), level: area.level };
    const scope = await scopeOrNull(env, areaCode);
    if (!scope) return { area: place, areas: [], letter: null, papers: [], bundles: [] };
    const { letter, areas } = scope;
    return {
      area: place,
      areas: pickable(env.actor, [...areas.values()]),
      letter: { id: letter.id, number: letter.number, fiscalYear: letter.fiscalYear },
      papers: await papersOf(env, scope),
      bundles: dueDatesOf(letter)
        .filter(({ opensOn }) => opensOn <= bangkokDay(env.now))
        .map(({ dueOn, titles }) => ({ dueOn, titles })),
    };
  },
});

/** Null before the first letter is published. */
async function scopeOrNull(env: UseCaseContext, areaCode: AreaCode): Promise<PaperScope | null> {
  try {
    return await paperScope(env, { areaCode, thaiDigits: true });
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return null;
    throw error;
  }
}

/** The province and the districts for which the actor may make papers. */
function pickable(actor: Actor, areas: readonly Area[]) {
  return areas
    .filter(({ id, level }) => level !== 'tambon' && can(actor, 'export.read', { areaCode: id }))
    .map((area) => ({ areaCode: area.id, name: areaLabel(area) }));
}

interface ListedPaper {
  paper: PaperId;
  round: number | null;
  title: string;
  enclosure: string | null;
  formats: PaperFormat[];
  column: string | null;
  isBegun: boolean;
  standing: PaperStanding | null;
}

async function papersOf(env: UseCaseContext, scope: PaperScope): Promise<ListedPaper[]> {
  const { stores, now } = env;
  const { letter, area } = scope;
  const year = {
    scope: area.id,
    fiscalYear: letter.fiscalYear,
    withArchived: letter.archivedOn !== null,
  };
  const [tallies, criteria] = await Promise.all([
    stores.duties.tally(year),
    stores.criteria.current(letter.fiscalYear, area.id),
  ]);
  const offered = paperIdSchema.options.filter((id) => isListed(id, area));
  return offered.flatMap((id): ListedPaper[] => {
    const { title, form, enclosure } = paperKinds[id];
    const common = { paper: id, title, enclosure, formats: [...formatsFor(id, area.level)] };
    if (form === null)
      return [{ ...common, round: null, column: null, isBegun: true, standing: null }];
    const rounds = roundsOf(letter, form);
    return rounds.map(({ obligation, round }) => {
      const column = columnKey({ letter: letter.id, obligation: obligation.id, round: round.no });
      return {
        ...common,
        title: rounds.length > 1 ? `${title} ครั้งที่ ${round.no}` : title,
        round: rounds.length > 1 ? round.no : null,
        column,
        isBegun: round.opensOn <= bangkokDay(now),
        standing: standingOfPaper({
          tallies: tallies.filter((tally) => columnKey(tally) === column),
          nameOf: (code) => nameIn(scope, code),
          isSample: form === 'grading' && criteria?.sample === true,
        }),
      };
    });
  });
}

/** The sheets of single tambons are made from the page of a district. */
function isListed(id: PaperId, area: Area): boolean {
  return paperKinds[id].levels.includes(area.level);
}

function nameIn({ areas, context }: PaperScope, code: AreaCode): string {
  return levelOf(code) === 'province' ? `จ.${context.province}` : (areas.get(code)?.name ?? code);
}

import type { AreaCode } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { fiscalYearOf } from '#domain/thai/year.ts';
import { criteriaContentSchema, copyAsDraft, validateCriteria } from '#domain/criteria/criteria.ts';
import type { Criteria, CriteriaContent } from '#domain/criteria/criteria.ts';
import { diffCriteria, indicatorsOf } from '#domain/criteria/diff.ts';
import { criteriaSheets, readCriteria } from '#domain/criteria/worksheet.ts';
import type { ImportProblem } from '#domain/list/import.ts';
import { Problem } from '#domain/problem.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import { startedGradings, notifyGraders } from './notify-graders.ts';
import { command, requirePermission, query, requireAreaOf } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The province whose criteria the actor may edit. */
function requireEditor(env: UseCaseContext): AreaCode {
  const areaCode = requireAreaOf(env, ['province']);
  requirePermission(env, { action: 'criteria.edit', subject: { areaCode } });
  return areaCode;
}

async function requireSet({ stores }: UseCaseContext, id: string): Promise<Criteria> {
  const set = await stores.criteria.get(id);
  if (!set) throw new Problem('not-found');
  return set;
}

async function requireDraft(
  env: UseCaseContext,
  of: { id: string; edition: number },
): Promise<Criteria> {
  const set = await requireSet(env, of.id);
  if (set.state !== 'draft') throw new Problem('wrong-state');
  if (set.edition !== of.edition) throw new Problem('conflict');
  return set;
}

/** All criteria sets, newest first, with the number of reports graded by each. */
export const listCriteria = query({
  name: 'criteria.list',
  input: z.object({}),
  run: async (env) => {
    requireEditor(env);
    const sets = await env.stores.criteria.ofYears();
    return {
      fiscalYear: fiscalYearOf(bangkokDay(env.now)),
      sets: await Promise.all(
        sets.map(async (set) => ({
          id: set.id,
          title: set.title,
          fiscalYear: set.fiscalYear,
          version: set.version,
          state: set.state,
          sample: set.sample,
          categories: set.categories.length,
          indicators: indicatorsOf(set).length,
          reports: await env.stores.submissions.count({ criteria: set.id }),
        })),
      ),
    };
  },
});

/**
 * One complete set, its differences from the set in force that year, and the problems that prevent
 * its publication.
 */
export const readCriteriaSet = query({
  name: 'criteria.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    requireEditor(env);
    const set = await requireSet(env, id);
    const current = await env.stores.criteria.current(set.fiscalYear);
    const other = current && current.id !== id ? current : null;
    return {
      set,
      flaws: validateCriteria(set),
      against: other && { id: other.id, title: other.title, version: other.version },
      changes: other ? diffCriteria(other, set) : [],
      ...(await usedBy(env, set)),
    };
  },
});

/**
 * How many reports were graded by the set, and how many started gradings would use it after
 * publication.
 */
async function usedBy(env: UseCaseContext, set: Criteria) {
  const begun = await startedGradings(env, set);
  const reports = await env.stores.submissions.count({ criteria: set.id });
  return { reports, begun: begun.length };
}

/** Starts a draft of the next version from any set. A year can have one draft at a time. */
export const startCriteria = command({
  name: 'criteria.begun',
  input: z.object({ from: z.string(), fiscalYear: z.int() }),
  run: async (env, { from, fiscalYear }) => {
    const areaCode = requireEditor(env);
    const open = await env.stores.criteria.one({ fiscalYear, state: 'draft' });
    if (open) return { id: open.id };
    const newest = await env.stores.criteria.newestVersion(fiscalYear);
    const draft = copyAsDraft({ from: await requireSet(env, from), newest, fiscalYear });
    await env.stores.criteria.insert(draft);
    env.audit({ subject: draft.id, areaCode, before: from });
    return { id: draft.id };
  },
});

const onEditionSchema = z.object({ id: z.string(), edition: z.int() });

/** Saves a draft, which may be incomplete. Only publishing requires a complete set. */
export const saveCriteria = command({
  name: 'criteria.saved',
  input: z.extend(onEditionSchema, { content: criteriaContentSchema }),
  run: async (env, { content, ...of }) => {
    const areaCode = requireEditor(env);
    const draft = await requireDraft(env, of);
    const saved = await env.stores.criteria.save({ ...draft, ...content });
    env.audit({ subject: of.id, areaCode, note: changesNote(draft, content) });
    return { edition: saved.edition, flaws: validateCriteria(saved) };
  },
});

function changesNote(before: CriteriaContent, after: CriteriaContent): string {
  const places = diffCriteria(before, after).map((diffIndicator) => diffIndicator.where);
  return [...new Set(places)].slice(0, 12).join(' ');
}

/**
 * Imports a set from Excel as a whole. If any line is wrong, it imports nothing and names every wrong
 * line.
 */
export const importCriteria = command({
  name: 'criteria.imported',
  input: z.extend(onEditionSchema, {
    sheets: z.array(z.object({ name: z.string(), rows: z.array(z.array(z.string())) })),
  }),
  run: async (env, { sheets, ...of }): Promise<{ edition: number; problems: ImportProblem[] }> => {
    const areaCode = requireEditor(env);
    const draft = await requireDraft(env, of);
    const { content, problems } = readCriteria(sheets);
    if (!content) return { edition: draft.edition, problems };
    const saved = await env.stores.criteria.save({ ...draft, ...content });
    env.audit({ subject: of.id, areaCode, note: changesNote(draft, content) });
    return { edition: saved.edition, problems: [] };
  },
});

/** Publishes the draft and retires the set before it. Reports that are already graded keep their set. */
export const publishCriteria = command({
  name: 'criteria.published',
  input: onEditionSchema,
  run: async (env, of) => {
    const areaCode = requireEditor(env);
    const draft = await requireDraft(env, of);
    const flaws = validateCriteria(draft);
    if (flaws.length > 0) throw new Problem('invalid-input', { details: { flaws } });
    const before = await env.stores.criteria.current(draft.fiscalYear);
    await env.stores.criteria.retire(draft.fiscalYear);
    // A set that the province publishes is no longer marked ตัวอย่าง.
    await env.stores.criteria.save({ ...draft, state: 'published', sample: false });
    env.audit({ subject: draft.id, areaCode });
    await notifyGraders(env, { before, now: draft });
    return {};
  },
});

/** Deletes a draft. Published sets stay, because reports refer to them. */
export const discardCriteria = command({
  name: 'criteria.discarded',
  input: onEditionSchema,
  run: async (env, of) => {
    const areaCode = requireEditor(env);
    const draft = await requireDraft(env, of);
    await env.stores.criteria.remove({ id: draft.id, state: 'draft' });
    env.audit({ subject: draft.id, areaCode });
    return {};
  },
});

export const exportCriteria = query({
  name: 'criteria.exported',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<Workbook> => {
    requireEditor(env);
    const set = await requireSet(env, id);
    return {
      name: `เกณฑ์ประเมิน ${set.fiscalYear} ฉบับที่ ${set.version}`,
      sheets: criteriaSheets(set),
    };
  },
});

import type { AreaCode } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { fiscalYearOf } from '#domain/thai/year.ts';
import {
  criteriaContentSchema,
  copyAsDraft,
  isReplaced,
  validateCriteria,
} from '#domain/criteria/criteria.ts';
import type { Criteria, CriteriaContent, ProvinceCriteria } from '#domain/criteria/criteria.ts';
import { diffCriteria, indicatorsOf } from '#domain/criteria/diff.ts';
import { criteriaSheets, readCriteria } from '#domain/criteria/worksheet.ts';
import type { ImportProblem } from '#domain/list/import.ts';
import { Problem } from '#domain/problem.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import { notifyGraders } from './notify-graders.ts';
import { command, requirePermission, query, requireAreaOf } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The province whose criteria the actor may edit. */
function requireEditor(env: UseCaseContext): AreaCode {
  const areaCode = requireAreaOf(env, ['province']);
  requirePermission(env, { action: 'criteria.edit', subject: { areaCode } });
  return areaCode;
}

/** A set that the actor may read: one of the own province, or a published one of the country. */
async function requireSet(
  env: UseCaseContext,
  id: string,
): Promise<{ set: Criteria; province: AreaCode }> {
  const province = requireEditor(env);
  const set = await env.stores.criteria.get(id);
  if (!set) throw new Problem('not-found');
  const areaCode = set.areaCode ?? province;
  requirePermission(env, { action: 'criteria.edit', subject: { areaCode } });
  if (set.areaCode === null && set.state === 'draft') throw new Problem('not-found');
  return { set, province: areaCode };
}

/** A draft of the actor's province. Sets of the country are read only: the province copies them. */
async function requireDraft(
  env: UseCaseContext,
  of: { id: string; edition: number },
): Promise<ProvinceCriteria> {
  const { set } = await requireSet(env, of.id);
  const { areaCode } = set;
  if (set.state !== 'draft' || areaCode === null) throw new Problem('wrong-state');
  if (set.edition !== of.edition) throw new Problem('conflict');
  return { ...set, areaCode };
}

/**
 * The criteria sets that the province sees, newest first, with the number of its reports graded by
 * each.
 */
export const listCriteria = query({
  name: 'criteria.list',
  input: z.object({}),
  run: async (env) => {
    const province = requireEditor(env);
    const sets = await env.stores.criteria.seenIn(province);
    return {
      fiscalYear: fiscalYearOf(bangkokDay(env.now)),
      sets: await Promise.all(
        sets.map(async (set) => ({
          id: set.id,
          areaCode: set.areaCode,
          title: set.title,
          fiscalYear: set.fiscalYear,
          version: set.version,
          state: set.state,
          sample: set.sample,
          isReplaced: isReplaced(set, sets),
          categories: set.categories.length,
          indicators: indicatorsOf(set).length,
          reports: await env.stores.submissions.countGraded(set.id, province),
        })),
      ),
    };
  },
});

/**
 * One complete set, its differences from the set in force that year in the province, and the problems
 * that prevent its publication.
 */
export const readCriteriaSet = query({
  name: 'criteria.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const { set, province } = await requireSet(env, id);
    const current = await env.stores.criteria.current(set.fiscalYear, province);
    const other = current && current.id !== id ? current : null;
    return {
      set,
      flaws: validateCriteria(set),
      isReplaced: other !== null && isReplaced(set, [other]),
      against: other && {
        id: other.id,
        areaCode: other.areaCode,
        title: other.title,
        fiscalYear: other.fiscalYear,
        version: other.version,
      },
      changes: other ? diffCriteria(other, set) : [],
      ...(await usedBy(env, { set, province })),
    };
  },
});

/**
 * How many reports of the province were graded by the set, and how many started gradings would use it
 * after publication.
 */
async function usedBy(
  { stores }: UseCaseContext,
  { set, province }: { set: Criteria; province: AreaCode },
) {
  const begun = await stores.duties.startedGradings(set.fiscalYear, province);
  const reports = await stores.submissions.countGraded(set.id, province);
  return { reports, begun: begun.length };
}

/**
 * Starts a draft of the province's next version from any set that it sees. A year can have one draft at
 * a time.
 */
export const startCriteria = command({
  name: 'criteria.begun',
  input: z.object({ from: z.string(), fiscalYear: z.int() }),
  run: async (env, { from, fiscalYear }) => {
    const { criteria } = env.stores;
    const { set, province: areaCode } = await requireSet(env, from);
    const open = await criteria.draftOf(fiscalYear, areaCode);
    if (open) return { id: open.id, isNew: false };
    const newest = await criteria.newestVersion(fiscalYear, areaCode);
    const draft = copyAsDraft({ from: set, areaCode, newest, fiscalYear });
    await criteria.insert(draft);
    env.audit({ subject: draft.id, areaCode, before: from });
    return { id: draft.id, isNew: true };
  },
});

const onEditionSchema = z.object({ id: z.string(), edition: z.int() });

/** Saves a draft, which may be incomplete. Only publishing requires a complete set. */
export const saveCriteria = command({
  name: 'criteria.saved',
  input: z.extend(onEditionSchema, { content: criteriaContentSchema }),
  run: async (env, { content, ...of }) => {
    const draft = await requireDraft(env, of);
    const saved = await env.stores.criteria.save({ ...draft, ...content });
    env.audit({ subject: of.id, areaCode: draft.areaCode, note: changesNote(draft, content) });
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
    const draft = await requireDraft(env, of);
    const { content, problems } = readCriteria(sheets);
    if (!content) return { edition: draft.edition, problems };
    const saved = await env.stores.criteria.save({ ...draft, ...content });
    env.audit({ subject: of.id, areaCode: draft.areaCode, note: changesNote(draft, content) });
    return { edition: saved.edition, problems: [] };
  },
});

/**
 * Publishes the draft in its province and retires the province's own set before it. A set of the country
 * stays in force elsewhere. Reports that are already graded keep their set.
 */
export const publishCriteria = command({
  name: 'criteria.published',
  input: onEditionSchema,
  run: async (env, of) => {
    const draft = await requireDraft(env, of);
    const flaws = validateCriteria(draft);
    if (flaws.length > 0) throw new Problem('invalid-input', { details: { flaws } });
    const before = await env.stores.criteria.current(draft.fiscalYear, draft.areaCode);
    await env.stores.criteria.retire(draft.fiscalYear, draft.areaCode);
    // A set that the province publishes is no longer marked ตัวอย่าง.
    await env.stores.criteria.save({ ...draft, state: 'published', sample: false });
    env.audit({ subject: draft.id, areaCode: draft.areaCode });
    await notifyGraders(env, { before, now: draft });
    return {};
  },
});

/** Deletes a draft. Published sets stay, because reports refer to them. */
export const discardCriteria = command({
  name: 'criteria.discarded',
  input: onEditionSchema,
  run: async (env, of) => {
    const draft = await requireDraft(env, of);
    await env.stores.criteria.remove({ id: draft.id, state: 'draft' });
    env.audit({ subject: draft.id, areaCode: draft.areaCode });
    return {};
  },
});

export const exportCriteria = query({
  name: 'criteria.exported',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<Workbook> => {
    const { set } = await requireSet(env, id);
    return {
      name: `เกณฑ์ประเมิน ${set.fiscalYear} ฉบับที่ ${set.version}`,
      sheets: criteriaSheets(set),
    };
  },
});

import * as z from 'zod/mini';
import { levelOf } from '#domain/centre/centre.ts';
import {
  isWithinRule,
  retentionDaysSchema,
  retentionInForce,
  retentionKinds,
  retentionRules,
} from '#domain/privacy/retention.ts';
import { Problem } from '#domain/problem.ts';
import { command, query, requireAreas } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { newOffice } from '../settings/settings-editor.ts';
import { removedSchema, retentionResult } from './run-retention.ts';

/** How long each kind of data is stored, and what the last run removed. */
export const readRetention = query({
  name: 'retention.read',
  input: z.object({}),
  run: async (env) => {
    const areaCode = provinceArea(env);
    const settings = await env.stores.settings.get(areaCode);
    const days = retentionInForce([settings?.retention ?? {}]);
    const run = await env.stores.runs.get(retentionResult);
    return {
      kinds: retentionKinds.map((kind) => {
        const { min, max } = retentionRules[kind];
        return { kind, days: days[kind], min, max };
      }),
      lastRun: run
        ? { at: run.finishedAt, removed: z.parse(removedSchema, JSON.parse(run.note ?? '{}')) }
        : null,
    };
  },
});

/** Changes how many days some kinds of data are stored, within their limits. */
export const editRetention = command({
  name: 'retention.edit',
  input: z.object({ days: retentionDaysSchema }),
  run: async (env, { days }) => {
    const areaCode = provinceArea(env);
    if (retentionKinds.some((kind) => days[kind] !== undefined && !isWithinRule(kind, days[kind])))
      throw new Problem('retention-limit');
    const settings = await env.stores.settings.get(areaCode);
    const retention = { ...settings?.retention, ...days };
    await env.stores.settings.put({ ...newOffice, ...settings, id: areaCode, retention });
    env.audit({
      subject: `retention:${areaCode}`,
      areaCode,
      before: settings?.retention ?? {},
      after: retention,
    });
    return {};
  },
});

function provinceArea(env: UseCaseContext) {
  const area = requireAreas(env, 'privacy.manage').find(
    (areaCode) => levelOf(areaCode) === 'province',
  );
  if (!area) throw new Problem('not-allowed');
  return area;
}

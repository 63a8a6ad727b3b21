import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { AuditRow } from '#models/audit.ts';
import { query } from '../use-case.ts';
import { auditFilter, auditInputSchema, auditScope } from './audit-filter.ts';
import { viewAudit } from './view-audit.ts';

/** ประวัติการใช้งาน: a page of sentences, newest first, and the result of the check of the chain. */
export const listAudit = query({
  name: 'audit.list',
  input: z.extend(auditInputSchema, { after: z.optional(z.string()) }),
  run: async (env, { after, ...input }) => {
    const { stores, actor } = env;
    const filter = await auditFilter(env, input);
    const { pageRows } = limits.audit;
    const cursor = after === undefined ? undefined : readCursor(after);
    const found = await stores.audit.page({ ...filter, after: cursor }, pageRows + 1);
    const rows = found.slice(0, pageRows);
    const scope = auditScope(env);
    const areas = (await stores.areas.within(scope)).filter(({ level }) => level !== 'tambon');
    const shown = (await stores.areas.many([filter.within]))[0];
    const chain = await stores.audit.readChain();
    const views = await viewAudit(env, rows);
    const last = rows.at(-1);
    return {
      today: bangkokDay(env.now),
      area: { id: filter.within, name: shown ? areaLabelFor(shown, actor.grants) : filter.within },
      areas: areas.map((area) => ({ id: area.id, name: areaLabelFor(area, actor.grants) })),
      byName: input.by === undefined ? null : (views[0]?.who ?? ''),
      rows: views,
      next: found.length > pageRows && last ? cursorOf(last) : null,
      chain: { sequence: chain.sequence, check: chain.check },
    };
  },
});

function cursorOf({ at, id }: AuditRow): string {
  return `${at.toISOString()}_${id}`;
}

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(text: string): { at: Date; id: string } {
  const parts = cursorSchema.safeParse(text.split('_'));
  if (!parts.success) throw new Problem('invalid-input');
  const [at, id] = parts.data;
  return { at: new Date(at), id };
}

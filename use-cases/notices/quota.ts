import * as z from 'zod/mini';
import type { Quota } from '#domain/announcements/announcement.ts';
import type { Stores } from '#models/mongo/connect.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The row of `runs` with LINE's newest answer about this month's messages. */
const quotaRow = 'line-quota';
const quotaSchema = z.object({ limit: z.nullable(z.number()), used: z.number() });

/** What LINE said last about this month's messages; null when LINE was not asked yet. */
export async function readQuota({ stores }: Pick<UseCaseContext, 'stores'>) {
  const row = await stores.runs.get(quotaRow);
  return row?.note ? { ...z.parse(quotaSchema, JSON.parse(row.note)), at: row.finishedAt } : null;
}

export async function noteQuota(
  { stores }: { stores: Stores },
  { quota, now }: { quota: Quota; now: Date },
): Promise<void> {
  const note = JSON.stringify(quota);
  await stores.runs.put({ id: quotaRow, slot: now, finishedAt: now, note });
}

import type { PipelineStage } from 'mongoose';
import * as z from 'zod/mini';

/**
 * For each newest revision, only the answers that an overview counts. A report with photos has more
 * than 4 kB.
 */
function newest(duties: readonly string[], fields: Record<string, unknown>): PipelineStage[] {
  return [
    { $match: { duty: { $in: duties } } },
    { $sort: { duty: -1, revision: -1 } },
    { $group: { _id: '$duty', answers: { $first: '$answers' } } },
    { $project: { _id: 0, duty: '$_id', ...fields } },
  ];
}

const listOf = (field: string) => ({ $cond: [{ $isArray: field }, field, []] });

export function orderReportsPipeline(duties: readonly string[]): PipelineStage[] {
  return newest(duties, {
    orderState: { $ifNull: ['$answers.orderState', ''] },
    experts: { $size: listOf('$answers.experts') },
  });
}

export function projectReportsPipeline(duties: readonly string[]): PipelineStage[] {
  return newest(duties, {
    projects: {
      $map: {
        input: listOf('$answers.projects'),
        in: {
          stage: { $ifNull: ['$$this.stage', ''] },
          budget: { $cond: [{ $isNumber: '$$this.budget' }, '$$this.budget', 0] },
        },
      },
    },
  });
}

export const orderReportsSchema = z.array(
  z.object({ duty: z.string(), orderState: z.string(), experts: z.int() }),
);
export const projectReportsSchema = z.array(
  z.object({
    duty: z.string(),
    projects: z.array(z.object({ stage: z.string(), budget: z.number() })),
  }),
);

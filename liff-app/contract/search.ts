import * as z from 'zod/mini';
import { searchKindSchema } from '#domain/search/kinds.ts';
import { limits } from '#domain/limits.ts';
import { dutyViewSchema } from './duty-views.ts';
import type { Rows } from './row.ts';

const foundSchema = z.object({
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
  href: z.string(),
  /** The state when the result is a duty. */
  state: z.nullable(z.pick(dutyViewSchema, { standing: true, daysLeft: true, holder: true })),
});

/** One search in everything that the reader may see. */
export const searchRows = {
  search: {
    method: 'GET',
    path: '/api/search',
    input: z.object({
      text: z.string().check(z.maxLength(limits.search.queryLetters)),
      kind: z.optional(searchKindSchema),
    }),
    output: z.object({
      groups: z.array(
        z.object({
          kind: searchKindSchema,
          total: z.int(),
          /** True when there may be more results than were counted. */
          isMore: z.boolean(),
          rows: z.array(foundSchema),
        }),
      ),
    }),
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { viewOne } from './duty-views.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { findDuty } from './find-duty.ts';
import { query } from '../use-case.ts';

/** A single duty as the actor sees it in chat. */
export const readDutyView = query({
  name: 'duty.seen',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<DutyView> =>
    viewOne(env, await findDuty(env, { id, action: 'duty.read' })),
});

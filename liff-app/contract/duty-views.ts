import type * as z from 'zod/mini';
import { dutyViewOf } from '#domain/duty/view.ts';
import { instantSchema } from './basics.ts';

export type { DutyAction } from '#domain/duty/action.ts';

export const dutyViewSchema = dutyViewOf(instantSchema);
export type DutyView = z.infer<typeof dutyViewSchema>;

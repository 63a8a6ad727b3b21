import * as z from 'zod/mini';
import { day } from '../../domain/calendar.ts';
import { comment, dutyView, id } from '../views.ts';
import type { Rows } from './row.ts';

const changedDuty = z.object({ duty: dutyView });

/** What reviewers and the province decide about a duty. */
export const decisionRows = {
  'duty.return': {
    method: 'POST',
    path: '/api/duties/:id/return',
    input: z.object({
      id,
      revision: z.int(),
      returnDueOn: day,
      comments: z
        .array(
          z.object({
            path: z.nullable(z.string().check(z.maxLength(200))),
            text: z.string().check(z.minLength(1), z.maxLength(1000)),
          }),
        )
        .check(z.minLength(1), z.maxLength(60)),
    }),
    output: changedDuty,
  },
  'duty.forward': {
    method: 'POST',
    path: '/api/duties/:id/forward',
    input: z.object({ id, revision: z.int() }),
    output: changedDuty,
  },
  'duty.accept': {
    method: 'POST',
    path: '/api/duties/:id/accept',
    input: z.object({ id, revision: z.int() }),
    output: changedDuty,
  },
  'duty.waive': {
    method: 'POST',
    path: '/api/duties/:id/waive',
    input: z.object({ id, reason: z.string().check(z.minLength(1), z.maxLength(500)) }),
    output: changedDuty,
  },
  /** An answer in a comment's thread; `reply` is made on the phone: the same again is the same answer. */
  'comment.reply': {
    method: 'POST',
    path: '/api/duties/:id/comments/:comment/replies',
    input: z.object({
      id,
      comment: z.uuid(),
      reply: z.uuid(),
      text: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
    }),
    output: z.object({ comments: z.array(comment) }),
  },
  'extension.ask': {
    method: 'POST',
    path: '/api/duties/:id/extension',
    input: z.object({ id, dueOn: day, reason: z.string().check(z.minLength(1), z.maxLength(500)) }),
    output: changedDuty,
  },
  'extension.decide': {
    method: 'POST',
    path: '/api/duties/:id/extension/decision',
    input: z.object({ id, grant: z.boolean(), dueOn: day }),
    output: changedDuty,
  },
} as const satisfies Rows;

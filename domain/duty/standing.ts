import * as z from 'zod/mini';

/** The single state shown for a duty on cards, chips, rich menus and maps. */
export const standingSchema = z.enum([
  'done',
  'due',
  'overdue',
  'returned',
  'draft',
  'review',
  'closed',
  'open',
  'waived',
]);
export type Standing = z.infer<typeof standingSchema>;

/** How a duty compares with its due date. */
export const timelinessSchema = z.enum([
  'notOpen',
  'open',
  'dueSoon',
  'overdue',
  'onTime',
  'onTimeExtended',
  'late',
  'waived',
]);
export type Timeliness = z.infer<typeof timelinessSchema>;

/** Who must act on the duty. */
export const assigneeSchema = z.enum(['centre', 'district', 'province', 'nobody']);
export type Assignee = z.infer<typeof assigneeSchema>;

import * as z from 'zod/mini';

/** What a person can do with a duty. */
export const dutyActionSchema = z.enum([
  'fill',
  'submit',
  'forward',
  'return',
  'accept',
  'askExtension',
  'decideExtension',
  'waive',
  'discard',
  'reply',
  'undo',
  'reopen',
  'reopenExtension',
  'giveExtension',
  'withdrawExtension',
  'chase',
]);
export type DutyAction = z.infer<typeof dutyActionSchema>;

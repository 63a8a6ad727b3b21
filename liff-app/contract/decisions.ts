import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { idSchema, instantSchema } from './basics.ts';
import { dutyViewSchema } from './duty-views.ts';
import { commentSchema } from './form-views.ts';
import type { Rows } from './row.ts';
import { untypedText } from '#domain/untyped-text.ts';

const changedDutySchema = z.object({ duty: dutyViewSchema });
const reasonSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
/** One round of one obligation in a district, or in the whole province. */
const manyDuties = {
  letter: untypedText({ max: 80 }),
  obligation: untypedText({ max: 80 }),
  areaCode: untypedText({ max: 6 }),
  dueOn: daySchema,
};

/** Duties that were chosen in a list. */
const chosenIdsSchema = z
  .array(idSchema)
  .check(z.minLength(1), z.maxLength(limits.selection.duties));

/** Decisions of reviewers and the province about a duty. */
export const decisionRows = {
  'duty.return': {
    method: 'POST',
    path: '/api/duties/:id/return',
    input: z.object({
      id: idSchema,
      revision: z.int(),
      returnDueOn: daySchema,
      comments: z
        .array(
          z.object({
            path: z.nullable(untypedText({ max: 200 })),
            text: z.string().check(z.minLength(1), z.maxLength(1000)),
          }),
        )
        .check(z.minLength(1), z.maxLength(60)),
    }),
    output: changedDutySchema,
  },
  'duty.forward': {
    method: 'POST',
    path: '/api/duties/:id/forward',
    input: z.object({ id: idSchema, revision: z.int() }),
    output: changedDutySchema,
  },
  'duty.accept': {
    method: 'POST',
    path: '/api/duties/:id/accept',
    input: z.object({ id: idSchema, revision: z.int() }),
    output: changedDutySchema,
  },
  'duty.waive': {
    method: 'POST',
    path: '/api/duties/:id/waive',
    input: z.object({ id: idSchema, reason: z.string().check(z.minLength(1), z.maxLength(500)) }),
    output: changedDutySchema,
  },
  /** Replies to a comment. `reply` is an id made on the phone; sending it again stores one reply. */
  'comment.reply': {
    method: 'POST',
    path: '/api/duties/:id/comments/:comment/replies',
    input: z.object({
      id: idSchema,
      comment: z.uuid(),
      reply: z.uuid(),
      text: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
    }),
    output: z.object({ comments: z.array(commentSchema) }),
  },
  'extension.ask': {
    method: 'POST',
    path: '/api/duties/:id/extension',
    input: z.object({
      id: idSchema,
      dueOn: daySchema,
      reason: z.string().check(z.minLength(1), z.maxLength(500)),
    }),
    output: changedDutySchema,
  },
  'extension.decide': {
    method: 'POST',
    path: '/api/duties/:id/extension/decision',
    /** A refusal needs a reason. */
    input: z.object({
      id: idSchema,
      grant: z.boolean(),
      dueOn: daySchema,
      reason: z.optional(z.nullable(z.string().check(z.maxLength(500)))),
    }),
    output: changedDutySchema,
  },
  'extension.withdraw': {
    method: 'POST',
    path: '/api/duties/:id/extension/withdraw',
    input: z.object({ id: idSchema }),
    output: changedDutySchema,
  },
  'extension.reopen': {
    method: 'POST',
    path: '/api/duties/:id/extension/reopen',
    input: z.object({ id: idSchema, reason: reasonSchema }),
    output: changedDutySchema,
  },
  /**
   * Gives more time without a request. The province moves its own date. A head moves the district’s date,
   * at most to the province’s.
   */
  'extension.give': {
    method: 'POST',
    path: '/api/duties/:id/extension/give',
    input: z.object({ id: idSchema, dueOn: daySchema, reason: reasonSchema }),
    output: changedDutySchema,
  },
  'extension.givePreview': {
    method: 'GET',
    path: '/api/extensions/preview',
    input: z.object({ ...manyDuties, round: z.coerce.number() }),
    output: z.object({
      total: z.int(),
      /** Duties that would get the new date. */
      given: z.int(),
      /** Duties that have that date or a later one already. */
      later: z.int(),
      /** Submitted, accepted or waived duties, for which the date does not matter. */
      over: z.int(),
      /** People who would be notified. */
      people: z.int(),
    }),
  },
  'extension.giveMany': {
    method: 'POST',
    path: '/api/extensions',
    input: z.object({
      ...manyDuties,
      round: z.int(),
      reason: reasonSchema,
      /** `given` of the preview. Refused (numbers-changed) when the number has changed. */
      expected: z.optional(z.int()),
    }),
    /** The duties whose date was extended, for duty.undoMany. */
    output: z.object({ given: z.int(), ids: z.array(z.string()) }),
  },
  /** The same preview for duties chosen in a list. */
  'extension.chosenPreview': {
    method: 'POST',
    path: '/api/extensions/chosen/preview',
    /** When no date is given, the answer proposes one. */
    input: z.object({ ids: chosenIdsSchema, dueOn: z.optional(daySchema) }),
    output: z.object({
      dueOn: daySchema,
      total: z.int(),
      given: z.int(),
      later: z.int(),
      over: z.int(),
      people: z.int(),
      /** The last day that a district head may give. Null for the province. */
      until: z.nullable(daySchema),
      holidays: z.array(daySchema),
    }),
  },
  'extension.giveChosen': {
    method: 'POST',
    path: '/api/extensions/chosen',
    input: z.object({
      ids: chosenIdsSchema,
      dueOn: daySchema,
      reason: reasonSchema,
      expected: z.optional(z.int()),
    }),
    output: z.object({ given: z.int(), ids: z.array(z.string()) }),
  },
  /** ทวงถาม: how many messages it would send, and who would get none. */
  'chase.preview': {
    method: 'POST',
    path: '/api/chases/preview',
    input: z.object({ ids: chosenIdsSchema }),
    output: z.object({
      messages: z.int(),
      /** The number of duties in the messages. */
      duties: z.int(),
      names: z.array(z.string()),
      /** People who are no friends of the account, or have blocked it. */
      unreached: z.array(z.string()),
      toldToday: z.array(z.string()),
      notOwed: z.int(),
      withoutHolder: z.int(),
      /** Messages left this month. Null without a limit. */
      left: z.nullable(z.int()),
      nextSendAt: instantSchema,
    }),
  },
  'chase.send': {
    method: 'POST',
    path: '/api/chases',
    /** `expected` is `messages` of the preview. Refused (numbers-changed) when the number has changed. */
    input: z.object({ id: z.uuid(), ids: chosenIdsSchema, expected: z.int().check(z.minimum(1)) }),
    output: z.object({ messages: z.int() }),
  },
  /** Cancels the messages that are not being sent yet. */
  'chase.undo': {
    method: 'POST',
    path: '/api/chases/:id/undo',
    input: z.object({ id: z.uuid() }),
    output: z.object({ undone: z.int(), sent: z.int() }),
  },
  'duty.undo': {
    method: 'POST',
    path: '/api/duties/:id/undo',
    input: z.object({ id: idSchema, version: z.optional(z.int()) }),
    output: z.object({
      duty: dutyViewSchema,
      /** Comments of an undone return, which become the reviewer's drafts again. */
      comments: z.array(z.object({ path: z.nullable(z.string()), text: z.string() })),
    }),
  },
  'duty.reopen': {
    method: 'POST',
    path: '/api/duties/:id/reopen',
    input: z.object({ id: idSchema, reason: reasonSchema }),
    output: changedDutySchema,
  },
} as const satisfies Rows;

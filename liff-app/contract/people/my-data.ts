import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { muteTopicSchema } from '#domain/people/mute.ts';
import { mySeatSchema } from '#domain/privacy/my-data.ts';
import { instantSchema } from '../basics.ts';
import { meSchema } from '../person-views.ts';
import type { Rows } from '../row.ts';

const noneSchema = z.object({});

const listSchema = z.object({
  count: z.int(),
  /** The newest entries only. */
  entries: z.array(
    z.object({ title: z.string(), place: z.string(), note: z.string(), at: instantSchema }),
  ),
});

/** ข้อมูลของฉัน: the stored data about the reader, and the parts they can change. */
export const myDataRows = {
  'me.data': {
    method: 'GET',
    path: '/api/me/data',
    input: noneSchema,
    output: z.object({
      name: z.string(),
      formerNames: z.array(z.string()),
      phone: z.nullable(z.string()),
      isFriend: z.boolean(),
      joinedAt: z.nullable(instantSchema),
      noticeAcceptedAt: z.nullable(instantSchema),
      mutes: z.array(z.string()),
      bigCards: z.boolean(),
      roles: z.array(z.string()),
      seats: z.array(mySeatSchema),
      lists: z.object({
        reports: listSchema,
        drafts: listSchema,
        files: listSchema,
        questions: listSchema,
        comments: listSchema,
        messages: listSchema,
        requests: listSchema,
        codes: listSchema,
        history: listSchema,
      }),
    }),
  },
  'notice.accept': {
    method: 'POST',
    path: '/api/me/notice',
    input: z.object({ version: z.string().check(z.maxLength(20)) }),
    output: meSchema,
  },
  'me.mutes': {
    method: 'GET',
    path: '/api/me/mutes',
    input: noneSchema,
    output: z.object({
      today: daySchema,
      /** The last day until which a topic may be muted. */
      lastDay: daySchema,
      /** Topics that the province does not allow its people to mute. */
      locked: z.array(muteTopicSchema),
      topics: z.array(z.object({ topic: muteTopicSchema, until: z.nullable(daySchema) })),
    }),
  },
  'me.mute': {
    method: 'PUT',
    path: '/api/me/mutes',
    /** Null ends the mute of the topic. */
    input: z.object({ topic: muteTopicSchema, until: z.nullable(daySchema) }),
    output: z.object({ until: z.nullable(daySchema) }),
  },
  /** Large or usual letters on the chat's cards. */
  'me.cards': {
    method: 'PUT',
    path: '/api/me/cards',
    input: z.object({ big: z.boolean() }),
    output: z.object({ big: z.boolean() }),
  },
  'me.correct': {
    method: 'PUT',
    path: '/api/me/data',
    input: z.object({
      name: z.string().check(z.minLength(2), z.maxLength(limits.joinRequest.nameLetters)),
      phone: z.nullable(z.string().check(z.maxLength(40))),
    }),
    output: z.object({ name: z.string(), phone: z.nullable(z.string()) }),
  },
} as const satisfies Rows;

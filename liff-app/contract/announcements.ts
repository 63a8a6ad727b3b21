import * as z from 'zod/mini';
import {
  announcementStateSchema,
  announcementTextSchema,
  audienceSchema,
} from '#domain/announcements/announcement.ts';
import { instantSchema } from './basics.ts';
import { quotaSchema } from './quota.ts';
import type { Rows } from './row.ts';

const announcementIdSchema = z.object({ id: z.uuid() });

const announcementSchema = z.extend(announcementTextSchema, {
  id: z.string(),
  audience: audienceSchema,
  state: announcementStateSchema,
  sendAt: instantSchema,
  /** The number of recipients. Null before the time of sending. */
  people: z.nullable(z.int()),
  sentAt: z.nullable(instantSchema),
  remindedAt: z.nullable(instantSchema),
  sent: z.int(),
  acknowledged: z.int(),
  notFriends: z.int(),
  failed: z.int(),
});

/** Messages of the province to many people. */
export const announcementRows = {
  'announcements.list': {
    method: 'GET',
    path: '/api/announcements',
    input: z.object({}),
    output: z.object({ announcements: z.array(announcementSchema) }),
  },
  'announcement.preview': {
    method: 'POST',
    path: '/api/announcements/preview',
    input: z.object({ audience: audienceSchema }),
    output: z.object({
      people: z.int(),
      /** The friends of the account, who cost one message each. */
      reached: z.int(),
      quota: quotaSchema,
      /** Messages that may still be sent this month. Null when LINE did not say or has no limit. */
      left: z.nullable(z.number()),
      nextSendAt: instantSchema,
      /** When messages are sent on working days, HH:MM. */
      window: z.object({ from: z.string(), to: z.string() }),
    }),
  },
  'announcement.create': {
    method: 'POST',
    path: '/api/announcements',
    input: z.extend(announcementTextSchema, {
      id: z.uuid(),
      audience: audienceSchema,
      /** Null: now. */
      sendAt: z.nullable(instantSchema),
    }),
    output: z.object({ sendAt: instantSchema }),
  },
  'announcement.read': {
    method: 'GET',
    path: '/api/announcements/:id',
    input: announcementIdSchema,
    output: z.extend(announcementSchema, {
      now: instantSchema,
      quota: quotaSchema,
      /** People who have not acknowledged or were not reached. */
      without: z.array(
        z.object({
          person: z.string(),
          name: z.string(),
          why: z.enum(['silent', 'notFriend', 'failed']),
        }),
      ),
    }),
  },
  'announcement.cancel': {
    method: 'POST',
    path: '/api/announcements/:id/cancel',
    input: announcementIdSchema,
    output: z.object({}),
  },
  'announcement.remind': {
    method: 'POST',
    path: '/api/announcements/:id/remind',
    input: announcementIdSchema,
    output: z.object({ people: z.int() }),
  },
} as const satisfies Rows;

import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { reviewStageSchema } from '#domain/duty/duty.ts';
import { dataRequestKindSchema } from '#domain/privacy/data-request.ts';
import { roleSchema } from '#domain/permissions.ts';
import { seatSchema } from '#domain/register/seats.ts';

const digestEntrySchema = z.object({
  duty: z.string(),
  wave: z.int(),
  dueOn: daySchema,
  escalatedFrom: z.nullable(z.string()),
  /** The role in which the person got the reminder; missing in digests of earlier versions. */
  role: z.optional(z.nullable(z.enum(['officer', 'districtHead']))),
});

/** A role with the name of its place, as both were when the notice was written. */
const namedRoleSchema = z.object({
  role: roleSchema,
  seat: z.nullable(seatSchema),
  place: z.string(),
});

const webhookHealthSchema = z.object({
  /** Null when LINE did not tell. */
  isActive: z.nullable(z.boolean()),
  /** The slowest handling of an event in the week, in seconds. */
  slowest: z.int(),
  /** The number of events that were parked after their last attempt. */
  parked: z.int(),
});

const meetingTimeSchema = z.object({
  on: daySchema,
  /** HH:MM; missing or empty when a report named the day only. */
  startAt: z.optional(z.string()),
  place: z.string(),
});

/** When the province reminds in the morning; the sender adds it. */
const digestAt = z.optional(z.string());

/** The content of a message. Use cases store the notice; the sender writes the text later. */
export const noticeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('digest'),
    day: daySchema,
    entries: z.array(digestEntrySchema),
    /**
     * For each role of the reader, the day on which unanswered reminders are escalated; missing in
     * digests of earlier versions.
     */
    escalates: z.optional(z.object({ officer: daySchema, districtHead: daySchema })),
    /** How many others of the district have sent the report that is due first. */
    others: z.optional(z.object({ title: z.string(), sent: z.int(), total: z.int() })),
  }),
  z.object({
    kind: z.literal('returned'),
    duty: z.string(),
    revision: z.int(),
    comments: z.array(z.string()),
    returnDueOn: daySchema,
  }),
  z.object({ kind: z.literal('draftGiven'), duty: z.string(), by: z.string() }),
  z.object({ kind: z.literal('draftTaken'), duty: z.string(), by: z.string() }),
  /** A complete draft was not sent for a day. */
  z.object({ kind: z.literal('unsent'), duty: z.string() }),
  /** A person without a code asks for a role. */
  z.object({
    kind: z.literal('joinAsked'),
    request: z.uuid(),
    name: z.string(),
    role: namedRoleSchema,
  }),
  z.object({
    kind: z.literal('joinDecided'),
    request: z.uuid(),
    role: namedRoleSchema,
    isAccepted: z.boolean(),
    reason: z.nullable(z.string()),
    by: z.string(),
    digestAt,
  }),
  /** The person joined in the app with this code. The chat tells them so and offers to undo it. */
  z.object({ kind: z.literal('joined'), code: z.string(), role: namedRoleSchema, digestAt }),
  /** A person asks for the erasure of their data. */
  z.object({
    kind: z.literal('erasureAsked'),
    request: z.uuid(),
    name: z.string(),
    dueOn: daySchema,
    /** Only a few days are left to answer it. */
    isReminder: z.optional(z.boolean()),
  }),
  z.object({
    kind: z.literal('erasureDecided'),
    request: z.uuid(),
    isGranted: z.boolean(),
    reply: z.string(),
  }),
  /** A person asks for a copy or a correction of their data. */
  z.object({
    kind: z.literal('dataAsked'),
    request: z.uuid(),
    about: dataRequestKindSchema,
    name: z.string(),
    dueOn: daySchema,
    /** Only a few days are left to answer it. */
    isReminder: z.optional(z.boolean()),
  }),
  z.object({
    kind: z.literal('dataAnswered'),
    request: z.uuid(),
    about: dataRequestKindSchema,
    reply: z.string(),
  }),
  /** Roles and open work that the person received from a colleague. */
  z.object({
    kind: z.literal('handedOver'),
    from: z.string(),
    by: z.string(),
    roles: z.array(namedRoleSchema),
    duties: z.array(z.string()),
    drafts: z.int(),
  }),
  /** Roles of the person that have ended. */
  z.object({
    kind: z.literal('roleEnded'),
    by: z.string(),
    roles: z.array(namedRoleSchema),
    to: z.array(z.string()),
    reason: z.string(),
  }),
  /** The role of a district head has ended or was given back. Sent to the other heads and the province. */
  z.object({
    kind: z.literal('headChanged'),
    name: z.string(),
    by: z.string(),
    roles: z.array(namedRoleSchema),
    reason: z.string(),
    isUndone: z.boolean(),
  }),
  /** A planned change of roles could not be made on its day. */
  z.object({
    kind: z.literal('leavingFailed'),
    name: z.string(),
    on: daySchema,
    roles: z.array(namedRoleSchema),
  }),
  /** The person's register row now has another person's name. */
  z.object({ kind: z.literal('unlinked'), roles: z.array(namedRoleSchema) }),
  /** A role that an officer gave, or one that was taken away and given back. */
  z.object({
    kind: z.literal('roleGiven'),
    by: z.string(),
    roles: z.array(namedRoleSchema),
    digestAt,
  }),
  z.object({ kind: z.literal('accepted'), duty: z.string(), revision: z.int() }),
  z.object({
    kind: z.literal('extensionDecided'),
    duty: z.string(),
    granted: z.boolean(),
    dueOn: daySchema,
    by: z.optional(z.string()),
    /** The reason of a refusal. */
    reason: z.optional(z.nullable(z.string())),
  }),
  /** An extension that was given without a request, for all duties of this person together. */
  z.object({
    kind: z.literal('extended'),
    duties: z.array(z.string()),
    dueOn: daySchema,
    desk: reviewStageSchema,
    by: z.string(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('reopened'),
    duty: z.string(),
    what: z.enum(['report', 'waiver', 'extension']),
    by: z.string(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('extensionAsked'),
    duty: z.string(),
    dueOn: daySchema,
    reason: z.string(),
    by: z.optional(z.string()),
  }),
  /** An office sent a chase. Each person gets at most one such message a day. */
  z.object({
    kind: z.literal('chased'),
    /** The app makes this id. Undoing the chase removes all messages with it. */
    batch: z.uuid(),
    duties: z.array(z.string()),
    by: z.string(),
    byPerson: z.string(),
  }),
  /** The weekly summary of a district or a province, sent on Mondays. */
  z.object({
    kind: z.literal('summary'),
    place: z.string(),
    areaCode: areaCodeSchema,
    from: daySchema,
    to: daySchema,
    came: z.int(),
    accepted: z.int(),
    late: z.int(),
    dueSoon: z.int(),
    silent: z.array(z.string()),
    /** Centres that may be late with their next reports; missing in older messages. */
    likelyLate: z.optional(z.object({ centres: z.int(), first: z.array(z.string()) })),
    /** The messages of the month; null without a limit, and for districts. */
    quota: z.nullable(z.object({ used: z.int(), limit: z.int() })),
    /** How LINE's events arrived and were handled; missing for districts. */
    webhook: z.optional(webhookHealthSchema),
  }),
  /** A person said that the duties of a reminder are not theirs. */
  z.object({
    kind: z.literal('disowned'),
    duties: z.array(z.string()),
    person: z.string(),
    by: z.string(),
    /** The name of the person whose duties they are, according to that person. */
    whose: z.nullable(z.string()),
  }),
  /** The office answered a question that the person had asked in chat. */
  z.object({
    kind: z.literal('questionAnswered'),
    question: z.uuid(),
    asked: z.string(),
    text: z.string(),
    by: z.string(),
  }),
  /** A message of the province to many people. */
  z.object({
    kind: z.literal('announcement'),
    announcement: z.uuid(),
    title: z.string(),
    text: z.string(),
    asksAcknowledgement: z.boolean(),
    isReminder: z.boolean(),
  }),
  z.object({ kind: z.literal('criteriaChanged'), duties: z.array(z.string()) }),
  z.object({ kind: z.literal('waived'), duty: z.string(), reason: z.string() }),
  z.object({
    kind: z.literal('replied'),
    duty: z.string(),
    replies: z.array(z.object({ by: z.string(), text: z.string() })),
  }),
  z.object({
    kind: z.literal('terms'),
    termTo: daySchema,
    entries: z.array(z.object({ centre: z.string(), centreName: z.string() })),
  }),
  /** A reminder of a meeting. The sender writes when and where it is by then. */
  z.object({
    kind: z.literal('meeting'),
    meeting: z.string(),
    centreName: z.string(),
    ...meetingTimeSchema.shape,
  }),
  /** A meeting was announced, moved or cancelled. A later change makes this message superfluous. */
  z.object({
    kind: z.literal('meetingNotice'),
    what: z.enum(['announced', 'changed', 'cancelled', 'restored']),
    meeting: z.string(),
    sequence: z.int(),
    centreName: z.string(),
    ...meetingTimeSchema.shape,
    /** What the reader was told before. */
    was: z.nullable(meetingTimeSchema),
    by: z.string(),
    /** Why it was cancelled; empty otherwise. */
    reason: z.string(),
  }),
  /**
   * An answer came too late for its reply token, so the person is asked to type again; `at` is
   * wall-clock time.
   */
  z.object({ kind: z.literal('backAgain'), at: z.date() }),
]);
export type Notice = z.infer<typeof noticeSchema>;

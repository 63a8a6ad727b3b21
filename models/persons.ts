import type { AreaCode } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { openMeetingQuestions } from '#domain/chat/meeting-answers.ts';
import { planDraftSchema, planQuestions } from '#domain/meeting/plan-dialogue.ts';
import { muteSchema } from '#domain/people/mute.ts';
import { grantSchema } from '#domain/permissions.ts';
import type { Role } from '#domain/permissions.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** A question that the chat asked this person and that waits for an answer. */
const openQuestionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('meeting'),
    /** The meeting report it is about. */
    duty: z.string(),
    question: z.enum(openMeetingQuestions),
    /** The topic whose resolution is asked. */
    topic: z.string(),
    /** True after ยกเลิก. Only ทำต่อ continues; other words are not read as answers. */
    paused: z.boolean(),
    askedAt: z.date(),
  }),
  /** The next words are the answer to what a person asked the office. */
  z.object({
    kind: z.literal('officeAnswer'),
    question: z.uuid(),
    paused: z.boolean(),
    askedAt: z.date(),
  }),
  /** A meeting that is announced, changed or cancelled. */
  z.object({
    kind: z.literal('meetingPlan'),
    plan: planDraftSchema,
    question: z.enum(planQuestions),
    paused: z.boolean(),
    askedAt: z.date(),
  }),
]);
export type OpenQuestion = z.infer<typeof openQuestionSchema>;

/** A person who uses the system. The LINE user id never leaves the server. */
export const personSchema = z.object({
  id: z.string(),
  lineUserId: z.string(),
  name: z.string(),
  grants: z.array(grantSchema),
  /** True for friends of the LINE account, who can receive messages. */
  following: z.boolean(),
  joinedAt: z.nullable(z.date()),
  /** LINE's time of the newest follow or unfollow. Older events are ignored. */
  followChangedAt: z.nullable(z.date()),
  /** LINE's display name, kept when an office corrects `name`. Absent: `name` is LINE's. */
  lineName: z.optional(z.string()),
  /** The newest use in app or chat, written once an hour at most. */
  lastActiveAt: z.optional(z.date()),
  /** Digits, as the person gave them. */
  phone: z.optional(z.nullable(z.string())),
  /** Names before a correction. They still stand in older texts, so an erasure needs them. */
  formerNames: z.optional(z.array(z.string())),
  /** Phones before a correction, for the same reason. */
  formerPhones: z.optional(z.array(z.string())),
  /** Reminder topics the person has muted. */
  mutes: z.optional(z.array(muteSchema)),
  /** Cards in chat have larger letters. */
  bigCards: z.optional(z.boolean()),
  /** The version of the privacy notice the person took note of. */
  notice: z.optional(z.object({ version: z.string(), acceptedAt: z.date() })),
  /** What the chat asked last; typed words are read as its answer. */
  openQuestion: z.optional(z.nullable(openQuestionSchema)),
  /** When the personal data was erased. The row stays, because the ledger refers to its id. */
  erasedAt: z.optional(z.date()),
  /** When the nightly job first saw this person without a role and without a date. */
  idleSince: z.optional(z.date()),
});
export type Person = z.infer<typeof personSchema>;

const remindedRoles: readonly Role[] = ['officer', 'districtHead', 'province'];

export function createPersonStore(connection: Connection) {
  const persons = createCollection(connection, {
    name: 'persons',
    shape: personSchema,
    indexes: [
      { keys: { lineUserId: 1 }, options: { unique: true } },
      { keys: { 'grants.areaCode': 1, 'grants.role': 1 } },
      { keys: { 'grants.centre': 1 } },
      { keys: { 'grants.role': 1, following: 1 } },
    ],
  });
  return {
    ...persons,
    byLine: (lineUserId: string) => persons.one({ lineUserId }),
    byLines: (lineUserIds: readonly string[]) =>
      persons.find({ lineUserId: trusted({ $in: [...new Set(lineUserIds)] }) }),
    /** People without any role whose data is not erased. */
    withoutRole: () => persons.find({ grants: trusted({ $size: 0 }), erasedAt: null }),
    /** The names and phones of all people. */
    names: () => persons.pick({}, ['name', 'phone']),
    many: (ids: readonly string[]) => persons.find({ id: trusted({ $in: ids }) }),
    change: (
      id: string,
      fields: Partial<
        Pick<
          Person,
          'following' | 'followChangedAt' | 'name' | 'lineName' | 'formerNames' | 'idleSince'
        >
      >,
    ) => persons.update({ id }, { $set: fields }),
    /** Keeps the question that the chat asked; null ends the dialogue. */
    setOpenQuestion: (id: string, question: OpenQuestion | null) =>
      persons.update({ id }, { $set: { openQuestion: question } }),
    /** Says when the person used the system; a newer stored time stays. */
    markActive: (id: string, { at, before }: { at: Date; before: Date }) =>
      persons.updateMany(
        { id, lastActiveAt: trusted({ $not: { $gt: before } }) },
        { $set: { lastActiveAt: at } },
      ),
    /** People with a role in one of these areas or inside them. */
    within: async (areaCodes: readonly AreaCode[]) =>
      areaCodes.length === 0
        ? []
        : persons.find({
            $or: areaCodes.map((areaCode) => ({
              grants: trusted({ $elemMatch: { areaCode: areaPrefix(areaCode) } }),
            })),
          }),
    /** Friends with a role that receives reminders. */
    reachable: () =>
      persons.find({
        following: true,
        'grants.role': trusted({ $in: remindedRoles }),
      }),
    /** Friends with a role that receives reminders, inside an area. */
    reachableIn: (scope: AreaCode) =>
      persons.find({
        following: true,
        grants: trusted({
          $elemMatch: { role: { $in: remindedRoles }, areaCode: areaPrefix(scope) },
        }),
      }),
    holding: (role: Role, areaCodes: readonly AreaCode[]) =>
      persons.find({ grants: trusted({ $elemMatch: { role, areaCode: { $in: areaCodes } } }) }),
    /** People with one of these roles in one of these areas, and those with these ids. */
    holdingAny: (
      roles: readonly Role[],
      areaCodes: readonly AreaCode[],
      ids: readonly string[] = [],
    ) => {
      const grants = trusted({
        $elemMatch: { areaCode: { $in: areaCodes }, role: { $in: roles } },
      });
      return persons.find(
        ids.length === 0 ? { grants } : { $or: [{ grants }, { _id: trusted({ $in: ids }) }] },
      );
    },
    /** People with one of these roles anywhere inside an area. */
    holdingWithin: (roles: readonly Role[], scope: AreaCode) =>
      persons.find({
        grants: trusted({ $elemMatch: { areaCode: areaPrefix(scope), role: { $in: roles } } }),
      }),
    /** The number of people with a role anywhere inside an area. */
    countWithin: (scope: AreaCode) => persons.count({ 'grants.areaCode': areaPrefix(scope) }),
    ofCentre: (centre: string) => persons.find({ 'grants.centre': centre }),
    ofCentres: (centres: readonly string[]) =>
      centres.length === 0
        ? Promise.resolve([])
        : persons.find({ 'grants.centre': trusted({ $in: centres }) }),
  };
}

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
    /** The meeting report that the question is about. */
    duty: z.string(),
    question: z.enum(openMeetingQuestions),
    /** The topic whose resolution is asked for. */
    topic: z.string(),
    /** True after ยกเลิก. Then only ทำต่อ continues, and other words are not read as answers. */
    paused: z.boolean(),
    askedAt: z.date(),
  }),
  /** The officer's next words are the answer to a question that a person asked the office. */
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
  /** LINE's display name, kept when an office corrects `name`. If it is missing, `name` is LINE's. */
  lineName: z.optional(z.string()),
  /** The time of the last use in app or chat. It is written at most once an hour. */
  lastActiveAt: z.optional(z.date()),
  /** The digits of the phone number that the person entered. */
  phone: z.optional(z.nullable(z.string())),
  /** Names before a correction. Older texts still contain them, so an erasure needs them. */
  formerNames: z.optional(z.array(z.string())),
  /** Phones before a correction, kept for the same reason. */
  formerPhones: z.optional(z.array(z.string())),
  /** Reminder topics the person has muted. */
  mutes: z.optional(z.array(muteSchema)),
  /** True when cards in chat have larger letters. */
  bigCards: z.optional(z.boolean()),
  /** The version of the privacy notice that the person has read. */
  notice: z.optional(z.object({ version: z.string(), acceptedAt: z.date() })),
  /** What the chat asked last. Typed words are read as its answer. */
  openQuestion: z.optional(z.nullable(openQuestionSchema)),
  /** When the personal data was erased. The row is kept, because other documents refer to its id. */
  erasedAt: z.optional(z.date()),
  /** When the nightly job first saw this person without a role, if the end of the role has no date. */
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
    /** People without any role whose data is not erased yet. */
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
    /** Stores the question that the chat asked; null ends the dialogue. */
    setOpenQuestion: (id: string, question: OpenQuestion | null) =>
      persons.update({ id }, { $set: { openQuestion: question } }),
    /** Stores when the person used the system. A newer stored time is not changed. */
    markActive: (id: string, { at, before }: { at: Date; before: Date }) =>
      persons.updateMany(
        { id, lastActiveAt: trusted({ $not: { $gt: before } }) },
        { $set: { lastActiveAt: at } },
      ),
    /** People with a role in one of these areas or inside it. */
    within: async (areaCodes: readonly AreaCode[]) =>
      areaCodes.length === 0
        ? []
        : persons.find({
            $or: areaCodes.map((areaCode) => ({
              grants: trusted({ $elemMatch: { areaCode: areaPrefix(areaCode) } }),
            })),
          }),
    /** Friends of the account with a role that receives reminders. */
    reachable: () =>
      persons.find({
        following: true,
        'grants.role': trusted({ $in: remindedRoles }),
      }),
    /** Friends of the account inside an area with a role that receives reminders. */
    reachableIn: (scope: AreaCode) =>
      persons.find({
        following: true,
        grants: trusted({
          $elemMatch: { role: { $in: remindedRoles }, areaCode: areaPrefix(scope) },
        }),
      }),
    holding: (role: Role, areaCodes: readonly AreaCode[]) =>
      persons.find({ grants: trusted({ $elemMatch: { role, areaCode: { $in: areaCodes } } }) }),
    /** People with one of these roles in one of these areas, and the people with these ids. */
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

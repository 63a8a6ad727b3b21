import * as z from 'zod/mini';
import { meetingQuestions } from '#domain/chat/meeting-answers.ts';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { muteTopicSchema } from '#domain/people/mute.ts';
import { requestRefusalSchema } from '#domain/people/join-request.ts';

/**
 * The data of a postback, written as `v1:<kind>:<value>…`. Old messages can still be tapped, so a
 * kind never changes its meaning. Data that cannot be read gets a friendly answer.
 */
const centreIdSchema = z.string().check(z.regex(/^[a-z0-9.-]{1,60}$/));
const dutyIdSchema = z.string().check(z.regex(/^[a-z0-9.-]{1,200}$/));

const inviteCodeSchema = z.string().check(z.regex(/^[A-Z0-9]{8}$/));

const reasonKeySchema = z.enum(['disaster', 'order', 'meeting', 'handover']);

/** `ask`: the reason must still be chosen. */
const refusalKeySchema = z.enum(['ask', ...requestRefusalSchema.options]);

export const postbackActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('acknowledge'), delivery: z.uuid() }),
  z.object({ kind: z.literal('extension'), delivery: z.uuid() }),
  z.object({
    kind: z.literal('answer'),
    delivery: z.uuid(),
    answer: z.enum(['done', 'notMine']),
  }),
  /** Whose reminder it is, when it reached the wrong person; `unknown` when that person does not know. */
  z.object({
    kind: z.literal('whose'),
    delivery: z.uuid(),
    person: z.string().check(z.regex(/^[\w-]{1,80}$/)),
  }),
  z.object({ kind: z.literal('place'), areaCode: areaCodeSchema }),
  /** The steps of ขอขยายเวลา: duty, reason, new date (proposed or picked), sent. */
  z.object({ kind: z.literal('askExtension'), duty: dutyIdSchema }),
  z.object({ kind: z.literal('extensionReason'), duty: dutyIdSchema, reason: reasonKeySchema }),
  z.object({ kind: z.literal('extensionDate'), duty: dutyIdSchema, reason: reasonKeySchema }),
  z.object({
    kind: z.literal('sendExtension'),
    duty: dutyIdSchema,
    reason: reasonKeySchema,
    dueOn: daySchema,
  }),
  z.object({ kind: z.literal('changeExtension'), duty: dutyIdSchema }),
  z.object({ kind: z.literal('withdrawExtension'), duty: dutyIdSchema }),
  z.object({ kind: z.literal('keepDate'), duty: dutyIdSchema }),
  /**
   * The province's decision on the requested date. Granting takes one tap; refusing also asks for a
   * reason.
   */
  z.object({
    kind: z.literal('decideExtension'),
    duty: dutyIdSchema,
    dueOn: daySchema,
    grant: z.enum(['yes', 'no']),
  }),
  z.object({
    kind: z.literal('refuseExtension'),
    duty: dutyIdSchema,
    dueOn: daySchema,
    refusal: z.enum(['deadline', 'enough', 'unclear', 'call']),
  }),
  /** เลิกทำ: undoes the decision that led to this version of the duty. */
  z.object({
    kind: z.literal('undo'),
    duty: dutyIdSchema,
    version: z.string().check(z.regex(/^\d{1,9}$/)),
  }),
  /** Assigns photos that were sent in a row to a report. */
  z.object({ kind: z.literal('filePhotos'), batch: z.uuid(), duty: dutyIdSchema }),
  /** The steps of รายงานการประชุม, from the centre's next report to the missing answers. */
  z.object({ kind: z.literal('meetingBegin'), centre: centreIdSchema }),
  z.object({
    kind: z.literal('meetingStep'),
    duty: dutyIdSchema,
    step: z.enum([...meetingQuestions, 'summary']),
  }),
  z.object({ kind: z.literal('meetingDate'), duty: dutyIdSchema }),
  /** Asks one question again, whether it is answered or not. `choose` offers all questions. */
  z.object({
    kind: z.literal('meetingAsk'),
    duty: dutyIdSchema,
    step: z.enum([...meetingQuestions, 'choose']),
  }),
  z.object({ kind: z.literal('meetingSend'), duty: dutyIdSchema }),
  z.object({
    kind: z.literal('meetingSay'),
    duty: dutyIdSchema,
    field: z.enum(['present', 'place']),
  }),
  /** Steps of นัดประชุม: the centre, its meeting, a question again, the picked day, and the decision. */
  z.object({ kind: z.literal('planMeeting'), centre: centreIdSchema }),
  z.object({ kind: z.literal('moveMeeting'), meeting: dutyIdSchema }),
  z.object({ kind: z.literal('endMeeting'), meeting: dutyIdSchema }),
  z.object({ kind: z.literal('restoreMeeting'), meeting: dutyIdSchema }),
  z.object({ kind: z.literal('planDate'), meeting: dutyIdSchema }),
  z.object({ kind: z.literal('sendPlan'), meeting: dutyIdSchema }),
  /** Confirms the code of a second role, or gives back a role that was just received. */
  z.object({ kind: z.literal('join'), code: inviteCodeSchema }),
  z.object({ kind: z.literal('refuseJoin'), code: inviteCodeSchema }),
  z.object({ kind: z.literal('undoJoin'), code: inviteCodeSchema }),
  /** A request to join, with the place and the role, and the decision on it. */
  z.object({
    kind: z.literal('askJoin'),
    areaCode: areaCodeSchema,
    role: z.enum(['member', 'officer']),
  }),
  z.object({ kind: z.literal('acceptRequest'), request: z.uuid() }),
  z.object({ kind: z.literal('refuseRequest'), request: z.uuid(), refusal: refusalKeySchema }),
  z.object({ kind: z.literal('undoRequest'), request: z.uuid() }),
  /** The person confirms that they want their data erased, or withdraws the request. */
  z.object({ kind: z.literal('askErasure') }),
  z.object({ kind: z.literal('withdrawErasure') }),
  z.object({
    kind: z.literal('acceptNotice'),
    version: z.string().check(z.regex(/^\d{4}-\d{1,3}$/)),
  }),
  z.object({
    kind: z.literal('mute'),
    topic: muteTopicSchema,
    days: z.enum(['7', '30', '60']),
  }),
  /** Questions to the office: the asker passes one on or ends it, or an officer chooses one to answer. */
  z.object({ kind: z.literal('askOffice'), question: z.uuid() }),
  z.object({ kind: z.literal('endQuestion'), question: z.uuid() }),
  z.object({ kind: z.literal('answerQuestion'), question: z.uuid() }),
  z.object({ kind: z.literal('acknowledgeAnnouncement'), announcement: z.uuid() }),
  z.object({ kind: z.literal('status') }),
  z.object({ kind: z.literal('calendar') }),
]);
export type PostbackAction = z.infer<typeof postbackActionSchema>;

const version = 'v1';
export const maxPostbackUnits = 300;

const fields: Record<PostbackAction['kind'], readonly string[]> = {
  acknowledge: ['delivery'],
  extension: ['delivery'],
  answer: ['delivery', 'answer'],
  askExtension: ['duty'],
  extensionReason: ['duty', 'reason'],
  extensionDate: ['duty', 'reason'],
  sendExtension: ['duty', 'reason', 'dueOn'],
  changeExtension: ['duty'],
  withdrawExtension: ['duty'],
  keepDate: ['duty'],
  decideExtension: ['duty', 'dueOn', 'grant'],
  refuseExtension: ['duty', 'dueOn', 'refusal'],
  undo: ['duty', 'version'],
  whose: ['delivery', 'person'],
  place: ['areaCode'],
  filePhotos: ['batch', 'duty'],
  meetingBegin: ['centre'],
  meetingStep: ['duty', 'step'],
  meetingDate: ['duty'],
  meetingAsk: ['duty', 'step'],
  meetingSend: ['duty'],
  meetingSay: ['duty', 'field'],
  planMeeting: ['centre'],
  moveMeeting: ['meeting'],
  endMeeting: ['meeting'],
  restoreMeeting: ['meeting'],
  planDate: ['meeting'],
  sendPlan: ['meeting'],
  join: ['code'],
  refuseJoin: ['code'],
  undoJoin: ['code'],
  askJoin: ['areaCode', 'role'],
  acceptRequest: ['request'],
  refuseRequest: ['request', 'refusal'],
  undoRequest: ['request'],
  acceptNotice: ['version'],
  mute: ['topic', 'days'],
  askOffice: ['question'],
  endQuestion: ['question'],
  answerQuestion: ['question'],
  acknowledgeAnnouncement: ['announcement'],
  askErasure: [],
  withdrawErasure: [],
  status: [],
  calendar: [],
};

function isKind(name: string): name is PostbackAction['kind'] {
  return Object.hasOwn(fields, name);
}

export function encodePostback(action: PostbackAction): string {
  const values = new Map<string, string>(Object.entries(action));
  return [version, action.kind, ...fields[action.kind].map((name) => values.get(name))].join(':');
}

/** Null for data of another version, of an unknown kind, or not made by us. */
export function parsePostback(data: string): PostbackAction | null {
  if (data.length > maxPostbackUnits) return null;
  const [sentVersion, kind = '', ...values] = data.split(':');
  if (sentVersion !== version || !isKind(kind)) return null;
  const names = fields[kind];
  if (values.length !== names.length) return null;
  const entries = names.map((name, index) => [name, values[index]]);
  const parsed = z.safeParse(postbackActionSchema, { kind, ...Object.fromEntries(entries) });
  return parsed.success ? parsed.data : null;
}

import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { isWithin } from '#domain/centre/centre.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { planDraftSchema, planQuestions } from '#domain/meeting/plan-dialogue.ts';
import { can } from '#domain/permissions.ts';
import { command, query } from '../use-case.ts';
import { viewOfMeeting } from './read-meeting.ts';

/** The centres whose committee the actor may call together, with the coming meetings of each. */
export const callableCentres = query({
  name: 'meetings.callable',
  input: z.object({ within: z.optional(areaCodeSchema) }),
  run: async (env, { within }) => {
    const { stores, actor, now } = env;
    const scopes = actor.grants.map(({ role, areaCode, centre }) => {
      if (centre !== null) return { centre };
      return role === 'officer' ? { within: areaCode } : { area: areaCode };
    });
    const centres = (await stores.centres.ofScopes(scopes)).filter(
      ({ id, areaCode, level, closedOn }) =>
        closedOn === null &&
        (within === undefined || isWithin(areaCode, within)) &&
        can(actor, 'meeting.plan', { areaCode, level, centre: id }),
    );
    const ids = centres.map(({ id }) => id);
    const ahead = await stores.meetings.comingOf(ids, bangkokDay(now));
    return centres.map((centre) => ({
      id: centre.id,
      name: centre.name,
      districtName: centre.districtName,
      level: centre.level,
      meetings: ahead
        .filter((meeting) => meeting.centre === centre.id)
        .map((meeting) => viewOfMeeting(env, { meeting, centre })),
    }));
  },
});
export type CallableCentre = Awaited<ReturnType<typeof callableCentres.run>>[number];

/** Keeps what the chat asked about a meeting, so that the next typed words are read as its answer. */
export const askPlanQuestion = command({
  name: 'meeting.planAsked',
  input: z.object({
    question: z.nullable(
      z.object({
        plan: planDraftSchema,
        question: z.enum(planQuestions),
        paused: z.boolean(),
      }),
    ),
  }),
  run: async ({ stores, actor, now }, { question }) => {
    const asked = question && ({ ...question, kind: 'meetingPlan', askedAt: now } as const);
    await stores.persons.setOpenQuestion(actor.person, asked);
    return {};
  },
});

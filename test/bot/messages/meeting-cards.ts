import * as fc from 'fast-check';
import type { Message } from '#bot/line/line-client.ts';
import type { Links } from '#bot/links.ts';
import {
  cannotPlanText,
  planDoneCard,
  planDroppedText,
  planStepCard,
  whichAnswerText,
  whichCommitteeCard,
  whichMeetingCard,
} from '#bot/messages/meeting-plan.ts';
import { meetingsCard } from '#bot/messages/meeting.ts';
import { planQuestions } from '#domain/meeting/plan-dialogue.ts';
import { meetings as summaries, views } from './card-samples.ts';
import { hostile } from './hostile.ts';
import { day } from './samples.ts';

const time = fc.record({
  on: day,
  startAt: fc.constantFrom('', '09:00', '13:30'),
  place: hostile,
});

/** Every message of the talk about a meeting, with names and places of any length. */
export function meetingCards(
  links: Links,
  now: Date,
): Record<string, fc.Arbitrary<readonly Message[]>> {
  const talk = fc
    .record({
      name: hostile,
      time,
      mode: fc.constantFrom('announce' as const, 'change' as const, 'cancel' as const),
      question: fc.constantFrom(...planQuestions),
      reason: hostile,
      why: fc.option(hostile, { nil: undefined }),
      count: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ name, time: when, mode, question, reason, why, count }) => {
      const meeting = {
        ...when,
        id: '7a7bd9f2-64a5-4a4e-8f06-0d1a3c7e5b21',
        centre: { id: 't570401', label: name },
        sequence: 0,
        changedAt: now,
        cancelled: null,
        isOver: false,
        mayPlan: true,
      };
      const meetings = Array.from({ length: count }, () => meeting);
      const centre = {
        id: 't570401',
        name,
        districtName: name,
        level: 'tambon' as const,
        meetings,
      };
      const plan = {
        ...when,
        meeting: meeting.id,
        centre: centre.id,
        centreName: name,
        mode,
        sequence: 0,
        reason,
      };
      return {
        asked: [planStepCard({ plan, question, why, now, links })],
        chosen: [
          whichCommitteeCard(
            meetings.map(() => centre),
            links,
          ),
          whichMeetingCard({ meetings, cancels: mode === 'cancel' }, links),
        ],
        said: [
          planDoneCard({ mode, meeting, told: count, sendsAt: '18 ธ.ค. 10.00 น.' }, links),
          planDroppedText(links),
          whichAnswerText(plan, links),
          cannotPlanText(mode === 'cancel' ? 'noMeeting' : 'notAllowed', links),
        ],
      };
    });
  return {
    meetings: fc
      .record({ meetings: summaries, duties: views })
      .map((all) => [meetingsCard({ ...all, links })]),
    'meeting plan, a question': talk.map(({ asked }) => asked),
    'meeting plan, which': talk.map(({ chosen }) => chosen),
    'meeting plan, answers': talk.map(({ said }) => said),
  };
}

import { addDays } from '#domain/calendar.ts';
import { muteTopic, readMutes } from '#use-cases/people/mute-topic.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { muteQuestion, mutedText, unmutedText } from '../messages/mute.ts';
import type { PostbackAction } from '../postback.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/** ปิดเตือน asks which topic to mute and for how long; เปิดเตือน ends all mutes. Only in a private chat. */
export const muting: Feature = {
  name: 'mute',
  matches: (context) => !context.inGroup && asksFor(context, 'mute'),
  handle: withRole(async ({ situation, links }) => {
    const { topics, locked } = await execute(readMutes, { situation, input: {} });
    return [muteQuestion({ topics, locked }, links)];
  }),
};

export const unmuting: Feature = {
  name: 'unmute',
  matches: (context) => !context.inGroup && asksFor(context, 'unmute'),
  handle: withRole(async ({ situation }) => {
    const { topics } = await execute(readMutes, { situation, input: {} });
    const muted = topics.flatMap(({ topic, until }) => (until === null ? [] : [topic]));
    for (const topic of muted)
      await execute(muteTopic, { situation, input: { topic, until: null } });
    return [unmutedText(muted)];
  }),
};

export async function answerMute(
  { situation, links }: FeatureContext,
  { topic, days }: Extract<PostbackAction, { kind: 'mute' }>,
): Promise<readonly Message[]> {
  const { today } = await execute(readMutes, { situation, input: {} });
  const until = addDays(today, Number(days));
  await execute(muteTopic, { situation, input: { topic, until } });
  return [mutedText({ topic, until }, links)];
}

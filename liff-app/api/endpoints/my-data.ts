import { chooseCardLetters } from '#use-cases/people/card-letters.ts';
import { muteTopic, readMutes } from '#use-cases/people/mute-topic.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { acceptNotice } from '#use-cases/privacy/accept-notice.ts';
import { correctMe } from '#use-cases/privacy/correct-me.ts';
import { readMyData } from '#use-cases/privacy/my-data.ts';
import { execute } from '#use-cases/use-case.ts';
import type { myDataRows } from '#contract/people/my-data.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const myDataEndpoints: EndpointsOf<typeof myDataRows> = {
  'me.data': fromUseCase(readMyData),
  'notice.accept': async (call, input) => {
    const situation = call.situation();
    await execute(acceptNotice, { situation, input });
    const actor = { ...situation.actor, noticeVersion: input.version };
    return execute(readMe, { situation: { ...situation, actor }, input: {} });
  },
  'me.mutes': fromUseCase(readMutes),
  'me.mute': fromUseCase(muteTopic),
  'me.cards': fromUseCase(chooseCardLetters),
  'me.correct': fromUseCase(correctMe),
};

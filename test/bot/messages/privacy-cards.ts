import * as fc from 'fast-check';
import type { Links } from '#bot/links.ts';
import { muteQuestion, mutedText, unmutedText } from '#bot/messages/mute.ts';
import {
  erasureQuestionCard,
  erasureSentCard,
  erasureWithdrawnText,
  noticeAcceptedText,
  noticeCard,
} from '#bot/messages/privacy.ts';
import { muteTopicSchema } from '#domain/people/mute.ts';
import { day } from './samples.ts';

/** Answers about the notice, erasure and muted topics. */
export function privacyCards(links: Links) {
  return {
    mute: fc
      .record({ until: fc.option(day, { nil: null }) })
      .map(({ until }) => [
        muteQuestion(
          { topics: muteTopicSchema.options.map((topic) => ({ topic, until })), locked: [] },
          links,
        ),
        muteQuestion({ topics: [], locked: muteTopicSchema.options }, links),
        mutedText({ topic: 'others', until: until ?? '2024-12-30' }, links),
        unmutedText(muteTopicSchema.options),
      ]),
    erasure: fc
      .record({ dueOn: day, isNew: fc.boolean(), isGranted: fc.boolean() })
      .map((all) => [
        erasureQuestionCard(links),
        erasureSentCard(all, links),
        erasureWithdrawnText(),
        noticeCard(links),
        noticeAcceptedText(),
      ]),
  };
}

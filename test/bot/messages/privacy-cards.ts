import * as fc from 'fast-check';
import type { Links } from '#bot/links.ts';
import { meCard } from '#bot/messages/me.ts';
import { muteQuestion, mutedText, unmutedText } from '#bot/messages/mute.ts';
import {
  erasureQuestionCard,
  erasureSentCard,
  erasureWithdrawnText,
  noticeAcceptedText,
  noticeCard,
} from '#bot/messages/privacy.ts';
import { muteTopicSchema } from '#domain/people/mute.ts';
import { held } from './card-samples.ts';
import { day, hostile } from './samples.ts';

/** Answers about the person's own data, the notice, erasure and muted topics. */
export function privacyCards(links: Links) {
  return {
    me: fc
      .record({
        name: hostile,
        held: fc.array(held, { maxLength: 60 }),
        phone: fc.constantFrom(null, '089-xxx-2210'),
        bigCards: fc.boolean(),
        counts: fc.record({
          reports: fc.nat(9_999),
          files: fc.nat(9_999),
          messages: fc.nat(9_999),
        }),
      })
      .map((all) => [meCard({ ...all, links })]),
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

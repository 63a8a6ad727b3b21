import type { Links } from '#bot/links.ts';
import { enlarge } from '#bot/messages/parts/enlarge.ts';
import { answerCards } from './answer-samples.ts';
import type { CardSample } from './card-sample.ts';
import { noticeCards } from './notice-samples.ts';
import { createSampleWorld, longNames, usualNames } from './sample-world.ts';
import { stepCards } from './step-samples.ts';

interface Wish {
  links: Links;
  hasLongNames: boolean;
  hasBigLetters: boolean;
}

/** A sample of every card that the app can send, made by the app's own builders. */
export function sampleCards({ links, hasLongNames, hasBigLetters }: Wish): CardSample[] {
  const world = createSampleWorld(hasLongNames ? longNames : usualNames, links);
  const cards = [...noticeCards(world), ...answerCards(world), ...stepCards(world)];
  if (!hasBigLetters) return cards;
  return cards.map((card) => ({ ...card, messages: enlarge(card.messages) }));
}

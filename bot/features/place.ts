import type { AreaCode } from '#domain/centre/centre.ts';
import { areaLabel } from '#domain/centre/centre.ts';
import { findPlaces } from '#use-cases/centres/find-places.ts';
import type { Place } from '#use-cases/centres/find-places.ts';
import { placeDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import { normalizeCommand, readings } from '../command-text.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { unhandledText } from '../messages/help.ts';
import { fullPlace, placeRefusal, unknownPlaceText, whichPlaceCard } from '../messages/place.ts';
import { statusCard } from '../messages/status.ts';
import { answerStatus, status } from './status.ts';
import { areasNamed, placeAsked } from './support/place-parser.ts';
import type { PlaceQuestion } from './support/place-parser.ts';
import { withRole } from './support/text-match.ts';

const ownWords = ['ฉัน', 'ผม', 'เรา', 'หนู', 'ทาน', 'ล่าสุด', 'วันนี้', 'ตอนนี้', 'ทั้งหมด'].map(
  normalizeCommand,
);

/** Questions about a place, such as สถานะ ริมกก, อำเภอเทิงเหลืออะไร or ต.งิ้ว. */
export const place: Feature = {
  name: 'place',
  matches: (context) => {
    if (context.inGroup && !context.mentioned && !context.command.text.startsWith('สถานะ'))
      return false;
    const question = placeAsked(context.text);
    return question !== null && !question.names.some((name) => ownWords.includes(name));
  },
  handle: withRole(async (context) => {
    const question = placeAsked(context.text);
    if (!question) return [];
    return answerPlace(context, question);
  }),
};

async function answerPlace(context: FeatureContext, question: PlaceQuestion) {
  const { situation, links } = context;
  const places = await execute(findPlaces, { situation, input: {} });
  const called = areasNamed(question.names, places);
  const readable = called.filter((place) => place.readable);
  const [only, second] = readable;
  if (only && !second) return placeStatus(context, only);
  if (second) return [whichPlaceCard(readable, links)];
  const [known] = called;
  if (known) return [placeRefusal(called.length > 1 ? areaLabel(known) : fullPlace(known), links)];
  // In a group, a text that names no known place is not meant for us.
  if (context.inGroup && !context.mentioned) return [];
  if (question.sure || context.text.includes('สถานะ')) return [unknownPlaceText(links)];
  return status.matches(context) ? answerStatus(context) : [unhandledText(links)];
}

/** The answer to a text that may be a bare place name; null when no area has that name. */
export async function barePlace(context: FeatureContext): Promise<readonly Message[] | null> {
  const places = await execute(findPlaces, { situation: context.situation, input: {} });
  const names = readings(context.command.text).filter((name) => name.length > 1);
  const isName = areasNamed(names, places).length > 0;
  return isName ? answerPlace(context, { names, sure: true }) : null;
}

/** Answers the button of a place. */
export async function chosenPlace(
  context: FeatureContext,
  areaCode: AreaCode,
): Promise<readonly Message[]> {
  const places = await execute(findPlaces, { situation: context.situation, input: {} });
  const chosen = places.find((place) => place.id === areaCode);
  if (!chosen) return [unknownPlaceText(context.links)];
  if (!chosen.readable) return [placeRefusal(fullPlace(chosen), context.links)];
  return placeStatus(context, chosen);
}

async function placeStatus(context: FeatureContext, area: Place): Promise<readonly Message[]> {
  const { situation, links } = context;
  const result = await execute(placeDuties, { situation, input: { areaCode: area.id } });
  if (!result) return [placeRefusal(fullPlace(area), links)];
  const { duties } = result;
  const title = areaLabel(area);
  return [
    statusCard({
      title: title,
      duties,
      queue: [],
      now: situation.now,
      links,
      listUrl: links.duties(area.id),
    }),
  ];
}

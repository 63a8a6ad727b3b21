import type { AskedPlace } from '#domain/chat/asked-place.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { areaLabel } from '#domain/centre/centre.ts';
import { findPlaces } from '#use-cases/centres/find-places.ts';
import type { Place } from '#use-cases/centres/find-places.ts';
import { placeDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import { isGroupTalk } from '../incoming.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { fullPlace, placeRefusal, unknownPlaceText, whichPlaceCard } from '../messages/place.ts';
import { statusCard } from '../messages/status.ts';
import { withRole } from './support/asks-for.ts';
import { unreadable } from './support/asked-duties.ts';

/** Questions about a place, such as สถานะ ริมกก, อำเภอเทิงเหลืออะไร or ต.งิ้ว. */
export const place: Feature = {
  name: 'place',
  matches: (incoming) => incoming.event.type === 'message' && !isGroupTalk(incoming),
  applies: ({ wish, place }) => wish.intent === 'status' && place !== null,
  handle: withRole(async (context) => {
    const { place: asked, links } = context;
    if (!asked) return [];
    return asked.isUnknown ? unknownPlace(context) : answerPlace(context, asked, links);
  }),
};

/** In a group, a text that names no known place is not meant for the account. */
function unknownPlace({ inGroup, mentioned, links }: FeatureContext): Message[] {
  return inGroup && !mentioned ? [] : [unknownPlaceText(links)];
}

async function answerPlace(
  context: FeatureContext,
  { areas, how }: AskedPlace<Place>,
  links: Links,
): Promise<readonly Message[]> {
  const readable = areas.filter((area) => area.readable);
  const [only, second] = readable;
  if (second || (only && how === 'near')) return [whichPlaceCard(readable, links)];
  if (only) return placeStatus(context, only);
  return [unreadable(areas, links)];
}

/** Answers the button that chooses a place. */
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

import type { DutyView } from '#domain/duty/view.ts';
import { areaLabel } from '#domain/centre/centre.ts';
import { myDuties, placeDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import type { FeatureContext } from '#bot/feature.ts';
import type { Message } from '#bot/line/line-client.ts';
import { fullPlace, placeRefusal, unknownPlaceText, whichPlaceCard } from '#bot/messages/place.ts';

/**
 * The duties that a question is about: those of the place it names, else the person's own. If the
 * person may not read the place, or several places have the name, it returns the messages that say
 * so.
 */
export async function askedDuties({
  situation,
  place,
  links,
}: Pick<FeatureContext, 'situation' | 'place' | 'links'>): Promise<
  { duties: readonly DutyView[] } | { messages: Message[] }
> {
  if (!place) {
    const { duties } = await execute(myDuties, { situation, input: {} });
    return { duties };
  }
  const readable = place.areas.filter((area) => area.readable);
  const [only, second] = readable;
  if (second || (only && place.how === 'near'))
    return { messages: [whichPlaceCard(readable, links)] };
  if (!only) return { messages: [unreadable(place.areas, links)] };
  const result = await execute(placeDuties, { situation, input: { areaCode: only.id } });
  return result ? { duties: result.duties } : { messages: [placeRefusal(fullPlace(only), links)] };
}

/** The refusal for places that the person may not read or that do not exist. */
export function unreadable(
  areas: readonly Parameters<typeof fullPlace>[0][],
  links: FeatureContext['links'],
): Message {
  const [known, other] = areas;
  if (!known) return unknownPlaceText(links);
  return placeRefusal(other ? areaLabel(known) : fullPlace(known), links);
}

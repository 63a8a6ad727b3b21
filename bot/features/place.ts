import type { AreaCode } from '#domain/centre/centre.ts';
import { areaLabel } from '#domain/centre/centre.ts';
import { findPlaces } from '#use-cases/centres/find-places.ts';
import type { Place } from '#use-cases/centres/find-places.ts';
import { placeDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { unhandledText } from '../messages/help.ts';
import { fullPlace, placeRefusal, unknownPlaceText, whichPlaceCard } from '../messages/place.ts';
import { statusCard } from '../messages/status.ts';
import { answerStatus, status } from './status.ts';
import { areasNamed, placeAsked } from './place-parser.ts';
import type { Asked } from './place-parser.ts';
import { normalizeCommand, readings, withRole } from './text-match.ts';

const ownWords = ['ฉัน', 'ผม', 'เรา', 'หนู', 'ทาน', 'ล่าสุด', 'วันนี้', 'ตอนนี้', 'ทั้งหมด'];

/** สถานะ ริมกก, อำเภอเทิงเหลืออะไร, ต.งิ้ว */
export const place: Feature = {
  name: 'place',
  matches: (turn) => {
    if (turn.inGroup && !turn.mentioned && !normalizeCommand(turn.text).startsWith('สถานะ'))
      return false;
    const asked = placeAsked(turn.text);
    const own = ownWords.map(normalizeCommand);
    return asked !== null && !asked.names.some((name) => own.includes(name));
  },
  handle: withRole(async (turn) => {
    const asked = placeAsked(turn.text);
    if (!asked) return [];
    return answerPlace(turn, asked);
  }),
};

async function answerPlace(turn: FeatureContext, asked: Asked) {
  const { situation, links } = turn;
  const places = await execute(findPlaces, { situation, input: {} });
  const called = areasNamed(asked.names, places);
  const readable = called.filter((one) => one.readable);
  const [only, second] = readable;
  if (only && !second) return placeStatus(turn, only);
  if (second) return [whichPlaceCard(readable, links)];
  const [known] = called;
  if (known) return [placeRefusal(called.length > 1 ? areaLabel(known) : fullPlace(known), links)];
  // People talk among themselves in a group: what names no place is not meant for us.
  if (turn.inGroup && !turn.mentioned) return [];
  if (asked.sure || turn.text.includes('สถานะ')) return [unknownPlaceText(links)];
  return status.matches(turn) ? answerStatus(turn) : [unhandledText(links)];
}

/** A name alone, with nothing to say it is one; null when it is none. */
export async function barePlace(turn: FeatureContext): Promise<readonly Message[] | null> {
  const places = await execute(findPlaces, { situation: turn.situation, input: {} });
  const names = readings(normalizeCommand(turn.text)).filter((name) => name.length > 1);
  const isName = areasNamed(names, places).length > 0;
  return isName ? answerPlace(turn, { names, sure: true }) : null;
}

/** A place chosen from the buttons. */
export async function chosenPlace(
  turn: FeatureContext,
  areaCode: AreaCode,
): Promise<readonly Message[]> {
  const places = await execute(findPlaces, { situation: turn.situation, input: {} });
  const chosen = places.find((one) => one.id === areaCode);
  if (!chosen) return [unknownPlaceText(turn.links)];
  if (!chosen.readable) return [placeRefusal(fullPlace(chosen), turn.links)];
  return placeStatus(turn, chosen);
}

async function placeStatus(turn: FeatureContext, area: Place): Promise<readonly Message[]> {
  const { situation, links } = turn;
  const found = await execute(placeDuties, { situation, input: { areaCode: area.id } });
  if (!found) return [placeRefusal(fullPlace(area), links)];
  const { duties } = found;
  const of = areaLabel(area);
  return [
    statusCard({ of, duties, queue: [], now: situation.now, links, rest: links.duties(area.id) }),
  ];
}

import { requestRefusals } from '#domain/people/join-request.ts';
import { askToJoin } from '#use-cases/people/ask-to-join.ts';
import {
  acceptRequest,
  refuseRequest,
  undoRequestDecision,
} from '#use-cases/people/decide-request.ts';
import type { Decided } from '#use-cases/people/decide-request.ts';
import { readJoinPlaces, readRequest } from '#use-cases/people/read-requests.ts';
import { execute } from '#use-cases/use-case.ts';
import { placesIn } from '#domain/chat/places.ts';
import { wordsOf } from '#domain/chat/words.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import {
  alreadyDecidedText,
  askAsWhatCard,
  refusalQuestion,
  requestDecidedText,
  requestReopenedText,
  requestSentText,
} from '../messages/join-request.ts';
import { fullPlace, unknownPlaceText } from '../messages/place.ts';
import { howToAskCard } from '../messages/welcome.ts';
import type { PostbackAction } from '../postback.ts';
import { asksFor } from './support/asks-for.ts';

type RequestStep = Extract<
  PostbackAction,
  { kind: 'askJoin' | 'acceptRequest' | 'refuseRequest' | 'undoRequest' }
>;

/** A text such as ขอเข้าร่วม ต.งิ้ว, with or without a place. */
const askWords = /^\s*ขอ(?:เข้าร่วม|สมัคร)/;

/**
 * ขอเข้าร่วม: without a place, the answer explains how to ask; with a place, it asks for the role.
 * Private chats only.
 */
export const askingToJoin: Feature = {
  name: 'ask-to-join',
  matches: (context) =>
    !context.inGroup && (askWords.test(context.text) || asksFor(context, 'askToJoin')),
  handle: async ({ text, links, situation }) => {
    const { areas } = await execute(readJoinPlaces, { situation, input: {} });
    const named = placesIn(wordsOf(text), areas)?.areas ?? [];
    const [place, second] = named.filter(({ level }) => level !== 'province');
    if (place && !second) return [askAsWhatCard(place, links)];
    const names = text.replace(askWords, '').trim();
    const isUnknown = named.length === 0 && askWords.test(text) && names !== '';
    return [isUnknown ? unknownPlaceText(links) : howToAskCard(links)];
  },
};

/** Handles the buttons of a request, which are tapped by the person who asks or by the head who decides. */
export async function answerRequest(
  context: FeatureContext,
  step: RequestStep,
): Promise<readonly Message[]> {
  const { situation, links } = context;
  if (step.kind === 'askJoin') return sendRequest(context, step);
  const input = { id: step.request };
  if (step.kind === 'undoRequest') {
    const { request } = await execute(undoRequestDecision, { situation, input });
    return [requestReopenedText(request, links)];
  }
  if (step.kind === 'acceptRequest')
    return decided(await execute(acceptRequest, { situation, input }), context);
  if (step.refusal === 'ask') {
    const request = await execute(readRequest, { situation, input });
    return request.state === 'asked'
      ? [refusalQuestion(request, links)]
      : [alreadyDecidedText(request, links)];
  }
  const reason = requestRefusals[step.refusal];
  return decided(await execute(refuseRequest, { situation, input: { ...input, reason } }), context);
}

function decided({ request, isFirst }: Decided, { links }: FeatureContext): Message[] {
  return isFirst
    ? [requestDecidedText({ request, undo: true }, links)]
    : [alreadyDecidedText(request, links)];
}

/** A member asks to join the centre of the place. The request has the person's LINE name. */
async function sendRequest(
  { situation, line, person }: FeatureContext,
  { areaCode, role }: Extract<RequestStep, { kind: 'askJoin' }>,
): Promise<Message[]> {
  const { areas, centres } = await execute(readJoinPlaces, { situation, input: {} });
  const area = areas.find(({ id }) => id === areaCode);
  const centre = role === 'member' ? centres.find((open) => open.areaCode === areaCode) : null;
  const profile = person.name === '' ? await line.profile(person.lineUserId) : null;
  const input = {
    name: person.name === '' ? (profile?.displayName ?? 'ไม่ทราบชื่อ') : person.name,
    phone: null,
    role,
    areaCode,
    centre: centre?.id ?? null,
    seat: null,
  };
  const { isNew } = await execute(askToJoin, { situation, input });
  return [requestSentText({ isNew, place: area ? fullPlace(area) : '' })];
}

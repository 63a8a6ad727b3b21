import { markDeliverySeen } from '#use-cases/notices/acknowledge-delivery.ts';
import { readDelivery } from '#use-cases/notices/read-delivery.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { answeredText } from '../messages/acknowledged.ts';
import { whoseThanksText } from '../messages/disowned.ts';
import { disownDelivery } from '#use-cases/notices/disown-delivery.ts';
import { disown } from './disown.ts';
import { acknowledged, answerAnnouncement } from './acknowledge.ts';
import { extensionCard } from '../messages/extension.ts';
import { staleCard } from '../messages/help.ts';
import { parsePostback } from '../postback.ts';
import type { PostbackAction } from '../postback.ts';
import { answerCalendar } from './calendar.ts';
import { chosenPlace } from './place.ts';
import { answerExtension } from './extension.ts';
import { answerDecision } from './support/extension-decision.ts';
import { answerJoin } from './join.ts';
import { answerRequest } from './join-request.ts';
import { answerMute } from './mute.ts';
import { answerErasure, answerNotice } from './privacy.ts';
import { answerQuestionStep } from './support/office-answer.ts';
import { answerUndo } from './support/undo.ts';
import { answerMeetingStep } from './support/meeting-steps.ts';
import { answerPlanStep } from './support/plan-steps.ts';
import { answerPhotos } from './photo.ts';
import { answerStatus } from './status.ts';
import { withRole } from './support/asks-for.ts';

/** Answers a tapped button, however old its message is. */
export const postback: Feature = {
  name: 'postback',
  matches: ({ event }) => event.type === 'postback',
  handle: async (context) => {
    const action = parsePostback(context.event.postback?.data ?? '');
    // The buttons that a person without a role can use: to ask for a role, or for the erasure of
    // their data.
    if (action?.kind === 'askErasure' || action?.kind === 'withdrawErasure')
      return answerErasure(context, action);
    if (action?.kind === 'acceptNotice') return answerNotice(context, action.version);
    return action?.kind === 'askJoin' ? answerRequest(context, action) : answerWithRole(context);
  },
};

const answerWithRole = withRole(async (context) => {
  const action = parsePostback(context.event.postback?.data ?? '');
  return action ? answer(context, action) : [staleCard(context.links)];
});

async function answer(
  context: FeatureContext,
  action: PostbackAction,
): Promise<readonly Message[]> {
  switch (action.kind) {
    case 'status':
      return answerStatus(context);
    case 'calendar':
      return answerCalendar(context);
    case 'place':
      return chosenPlace(context, action.areaCode);
    case 'meetingBegin':
    case 'meetingStep':
    case 'meetingDate':
    case 'meetingAsk':
    case 'meetingSend':
    case 'meetingSay':
      return answerMeetingStep(context, action);
    case 'planMeeting':
    case 'moveMeeting':
    case 'endMeeting':
    case 'restoreMeeting':
    case 'planDate':
    case 'sendPlan':
      return answerPlanStep(context, action);
    case 'filePhotos':
      return answerPhotos(context, action);
    case 'askExtension':
    case 'extensionReason':
    case 'extensionDate':
    case 'sendExtension':
    case 'changeExtension':
    case 'withdrawExtension':
    case 'keepDate':
      return answerExtension(context, action);
    case 'decideExtension':
    case 'refuseExtension':
      return answerDecision(context, action);
    case 'join':
    case 'refuseJoin':
    case 'undoJoin':
      return answerJoin(context, action);
    case 'askJoin':
    case 'acceptRequest':
    case 'refuseRequest':
    case 'undoRequest':
      return answerRequest(context, action);
    case 'askErasure':
    case 'withdrawErasure':
      return answerErasure(context, action);
    case 'askOffice':
    case 'endQuestion':
    case 'answerQuestion':
      return answerQuestionStep(context, action);
    case 'acknowledgeAnnouncement':
      return answerAnnouncement(context, action.announcement);
    case 'mute':
      return answerMute(context, action);
    case 'acceptNotice':
      return answerNotice(context, action.version);
    case 'undo':
      return answerUndo(context, action);
    default:
      return answerDelivery(context, action);
  }
}

/**
 * Answers a button on a delivery. If the delivery no longer exists or belongs to another person, the
 * answer links to today's work.
 */
async function answerDelivery(
  context: FeatureContext,
  action: Extract<PostbackAction, { delivery: string }>,
): Promise<readonly Message[]> {
  const { situation, links } = context;
  const input = { id: action.delivery };
  const delivery = await execute(readDelivery, { situation, input });
  if (!delivery) return [staleCard(links)];
  const { duties } = delivery;
  if (action.kind === 'extension') {
    return [extensionCard(duties, { links, delivery: action.delivery })];
  }
  if (action.kind === 'whose') {
    await execute(disownDelivery, { situation, input: { ...input, whose: action.person } });
    return [whoseThanksText(links)];
  }
  if (action.kind === 'answer' && action.answer === 'notMine')
    return disown(context, action.delivery);
  if (action.kind === 'answer') {
    await execute(markDeliverySeen, { situation, input: { ...input, answer: 'done' } });
    return [answeredText(links)];
  }
  return acknowledged(context, { ...action, duties });
}

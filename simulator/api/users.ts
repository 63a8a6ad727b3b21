import type { Router } from 'express';
import { isUserId } from '../ids.ts';
import type { Platform } from '../platform.ts';
import type { Group } from '../state.ts';
import { jsonOf, ok, refuse } from '../http/call.ts';
import { createRouter } from '../http/endpoint.ts';
import { isFields } from '../validate/report.ts';
import type { Detail } from '../validate/report.ts';
import type { ApiCall, ApiGuard, ApiReply } from './api-guard.ts';
import { errorBody } from './replies.ts';

interface UserContext {
  guard: ApiGuard;
  platform: Platform;
}

type Endpoint = (context: UserContext, call: ApiCall) => ApiReply;

/** Profiles, groups, the loading animation and read marks. */
export function createUserRouter(context: UserContext): Router {
  const router = createRouter();
  const endpoint = (name: string, handle: Endpoint) =>
    context.guard.endpoint({ name }, (call) => handle(context, call));
  router.get('/v2/bot/profile/:userId', endpoint('profile', readProfile));
  router.get(
    '/v2/bot/followers/ids',
    endpoint('followers', () =>
      refuse(403, 'Access to this API is not available for your account'),
    ),
  );
  router.get('/v2/bot/group/:groupId/summary', endpoint('group summary', readGroup));
  router.get('/v2/bot/group/:groupId/member/:userId', endpoint('group member', readMember));
  router.get('/v2/bot/group/:groupId/members/count', endpoint('group count', countMembers));
  router.post('/v2/bot/group/:groupId/leave', endpoint('group leave', leaveGroup));
  router.post('/v2/bot/chat/loading/start', endpoint('loading', startLoading));
  router.post('/v2/bot/chat/markAsRead', endpoint('markAsRead', markAsRead));
  return router;
}

const readProfile: Endpoint = ({ platform }, { params }) => {
  const person = platform.persona(params['userId'] ?? '');
  if (person === undefined || person.friend !== 'friend') return refuse(404, 'Not found');
  const body = { userId: person.lineUserId, displayName: person.name, language: 'th' };
  return { ...ok(body), subject: person.name, verdict: 'อ่านแล้ว' };
};

/** The group of the address, if the account is in it. */
function groupOf({ platform }: UserContext, { params }: ApiCall): Group | undefined {
  const group = platform.group(params['groupId'] ?? '');
  return group?.joined ? group : undefined;
}

const readGroup: Endpoint = (context, call) => {
  const group = groupOf(context, call);
  if (group === undefined) return refuse(404, 'Not found');
  const body = { groupId: group.groupId, groupName: group.name };
  return { ...ok(body), subject: group.name, verdict: 'อ่านแล้ว' };
};

const readMember: Endpoint = (context, call) => {
  const person = context.platform.persona(call.params['userId'] ?? '');
  if (person === undefined || !groupOf(context, call)?.members.includes(person.lineUserId))
    return refuse(404, 'Not found');
  return { ...ok({ userId: person.lineUserId, displayName: person.name }), subject: person.name };
};

const countMembers: Endpoint = (context, call) => {
  const group = groupOf(context, call);
  return group === undefined ? refuse(404, 'Not found') : ok({ count: group.members.length });
};

const leaveGroup: Endpoint = (context, call) => {
  const group = groupOf(context, call);
  if (group === undefined) return refuse(404, 'Not found');
  group.joined = false;
  context.platform.publish({ type: 'people' });
  return { ...ok(), subject: group.name };
};

const startLoading: Endpoint = ({ platform }, call) => {
  const body = jsonOf(call);
  const { chatId, loadingSeconds } = isFields(body) ? body : {};
  const seconds = loadingSeconds ?? 20;
  const details = loadingProblems(chatId, seconds);
  if (details.length > 0) return errorBody(details);
  if (isUserId(chatId)) platform.publish({ type: 'loading', chatId, seconds: Number(seconds) });
  return { status: 202, body: {}, subject: platform.shortName(String(chatId)) };
};

function loadingProblems(chatId: unknown, seconds: unknown): Detail[] {
  const details: Detail[] = [];
  if (!isUserId(chatId))
    details.push({
      message:
        'Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.',
      property: 'chatId',
    });
  if (typeof seconds !== 'number' || seconds < 5 || seconds > 60)
    details.push({ message: 'Must be between 5 and 60', property: 'loadingSeconds' });
  if (typeof seconds !== 'number' || seconds % 5 !== 0)
    details.push({ message: 'must be a multiple of five', property: 'loadingSeconds' });
  return details;
}

const markAsRead: Endpoint = (_context, call) => {
  const body = jsonOf(call);
  if (isFields(body) && typeof body['markAsReadToken'] === 'string') return ok();
  return refuse(
    400,
    'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.',
  );
};

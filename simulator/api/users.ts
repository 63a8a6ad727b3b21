import type { AppClock } from '../clock.ts';
import { isUserId } from '../ids.ts';
import type { Platform } from '../platform.ts';
import { jsonOf, ok, refuse } from '../router.ts';
import type { Route } from '../router.ts';
import { isFields } from '../validate/report.ts';
import type { Detail } from '../validate/report.ts';
import type { ApiCall, ApiGuard, ApiReply } from './api-guard.ts';
import { errorBody } from './messages.ts';

interface Needs {
  guard: ApiGuard;
  platform: Platform;
  clock: AppClock;
}

export function userRoutes({ guard, platform }: Needs): Route[] {
  const get = (path: string, name: string, handle: (call: ApiCall) => ApiReply) =>
    guard.route({ method: 'GET', path, name }, handle);

  const profile = ({ params }: ApiCall): ApiReply => {
    const person = platform.persona(params['userId'] ?? '');
    if (person === undefined || person.friend !== 'friend') return refuse(404, 'Not found');
    const body = { userId: person.lineUserId, displayName: person.name, language: 'th' };
    return { ...ok(body), subject: person.name, verdict: 'อ่านแล้ว' };
  };

  const groupOf = ({ params }: ApiCall) => {
    const group = platform.group(params['groupId'] ?? '');
    return group?.joined ? group : undefined;
  };
  const summary = (call: ApiCall): ApiReply => {
    const group = groupOf(call);
    if (group === undefined) return refuse(404, 'Not found');
    const body = { groupId: group.groupId, groupName: group.name };
    return { ...ok(body), subject: group.name, verdict: 'อ่านแล้ว' };
  };
  const member = (call: ApiCall): ApiReply => {
    const person = platform.persona(call.params['userId'] ?? '');
    if (person === undefined || !groupOf(call)?.members.includes(person.lineUserId))
      return refuse(404, 'Not found');
    return { ...ok({ userId: person.lineUserId, displayName: person.name }), subject: person.name };
  };
  const leave = (call: ApiCall): ApiReply => {
    const group = groupOf(call);
    if (group === undefined) return refuse(404, 'Not found');
    group.joined = false;
    platform.publish({ type: 'people' });
    return { ...ok(), subject: group.name };
  };

  const loading = (call: ApiCall): ApiReply => {
    const body = jsonOf(call);
    const { chatId, loadingSeconds } = isFields(body) ? body : {};
    const seconds = loadingSeconds ?? 20;
    const details: Detail[] = [];
    const wrong = (message: string, property: string) => details.push({ message, property });
    if (!isUserId(chatId))
      wrong(
        'Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.',
        'chatId',
      );
    if (typeof seconds !== 'number' || seconds < 5 || seconds > 60)
      wrong('Must be between 5 and 60', 'loadingSeconds');
    if (typeof seconds !== 'number' || seconds % 5 !== 0)
      wrong('must be a multiple of five', 'loadingSeconds');
    if (details.length > 0) return errorBody(details);
    if (isUserId(chatId)) platform.publish({ type: 'loading', chatId, seconds: Number(seconds) });
    return { status: 202, body: {}, subject: platform.shortName(String(chatId)) };
  };

  const markAsRead = (call: ApiCall): ApiReply => {
    const body = jsonOf(call);
    const good = isFields(body) && typeof body['markAsReadToken'] === 'string';
    return good
      ? ok()
      : refuse(
          400,
          'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.',
        );
  };

  return [
    get('/v2/bot/profile/:userId', 'profile', profile),
    get('/v2/bot/followers/ids', 'followers', () =>
      refuse(403, 'Access to this API is not available for your account'),
    ),
    get('/v2/bot/group/:groupId/summary', 'group summary', summary),
    get('/v2/bot/group/:groupId/member/:userId', 'group member', member),
    get('/v2/bot/group/:groupId/members/count', 'group count', (call) => {
      const group = groupOf(call);
      return group === undefined ? refuse(404, 'Not found') : ok({ count: group.members.length });
    }),
    guard.route(
      { method: 'POST', path: '/v2/bot/group/:groupId/leave', name: 'group leave' },
      leave,
    ),
    guard.route({ method: 'POST', path: '/v2/bot/chat/loading/start', name: 'loading' }, loading),
    guard.route(
      { method: 'POST', path: '/v2/bot/chat/markAsRead', name: 'markAsRead' },
      markAsRead,
    ),
  ];
}

import type { ApiCall, ApiGuard, ApiReply } from '../api/api-guard.ts';
import type { Keys } from '../keys.ts';
import type { AppClock } from '../clock.ts';
import type { Platform } from '../platform.ts';
import { jsonOf, ok, refuse } from '../router.ts';
import type { Answer, Call, Route } from '../router.ts';
import { isFields, wordsOf } from '../validate/report.ts';
import type { Fields } from '../validate/report.ts';
import type { LiffSessions } from './liff-session.ts';
import { refusalPage } from './picker.ts';
import { chosen, page, pickFrom, redirect } from './routes.ts';

/** The simulator's own short way in: a one-time code becomes an ID token without a login page. */
export function createShortLoginRouter(needs: {
  platform: Platform;
  clock: AppClock;
  keys: Keys;
  liff: LiffSessions;
  loginChannelId: string;
}): Route[] {
  const { platform, clock, keys, liff, loginChannelId } = needs;
  const token = async (call: Call): Promise<Answer> => {
    const body = jsonOf(call);
    const code = isFields(body) ? body['code'] : undefined;
    const person = platform.persona(liff.redeem(typeof code === 'string' ? code : '') ?? '');
    if (person === undefined) return refuse(400, 'The code was used before or is too old');
    const { lineUserId: sub, name } = person;
    const at = clock.wall();
    const idToken = await keys.signIdToken({
      sub,
      aud: loginChannelId,
      name,
      nonce: undefined,
      at,
    });
    return ok({ idToken, userId: sub, displayName: name });
  };
  const authorize = (call: Call): Answer => {
    const redirectUri = call.query.get('redirect_uri') ?? `${liff.endpointUrl()}/`;
    if (!liff.isOurs(redirectUri))
      return page(400, refusalPage('ที่อยู่สำหรับกลับไม่ใช่ของระบบ ศอช. ประสาน'));
    const person = chosen(platform, call.query);
    if (person === undefined) return pickFrom(platform, call);
    return redirect(liff.returnTo(person.lineUserId, redirectUri));
  };
  return [
    { method: 'POST', path: '/_liff/token', handle: token },
    { method: 'GET', path: '/_liff/authorize', handle: authorize },
  ];
}

function appProblem(app: unknown): string | undefined {
  const view = isFields(app) ? app['view'] : undefined;
  if (!isFields(app) || !isFields(view)) return 'view must be specified';
  const types = ['compact', 'tall', 'full'];
  if (!types.includes(String(view['type']))) return 'view.type is invalid';
  const { url } = view;
  const local = typeof url === 'string' && url.startsWith('http://localhost');
  if (typeof url !== 'string' || !(url.startsWith('https://') || local))
    return 'view.url is invalid';
  if (url.includes('#')) return 'view.url must not contain a fragment';
  return /line/i.test(wordsOf(app['description']))
    ? 'description contains a reserved word'
    : undefined;
}

/** The LIFF server API of the Login channel: list, create, update. */
export function liffAppRoutes({
  guard,
  liffId,
  endpointUrl,
}: {
  guard: ApiGuard;
  liffId: string;
  endpointUrl: string;
}): Route[] {
  const apps = new Map<string, Fields>([
    [
      liffId,
      {
        view: { type: 'full', url: endpointUrl },
        description: 'ศอช. ประสาน',
        scope: ['openid', 'profile'],
        botPrompt: 'normal',
        permanentLinkPattern: 'concat',
      },
    ],
  ]);
  const opens = 'login' as const;
  const create = (call: ApiCall): ApiReply => {
    const app = jsonOf(call);
    const problem = appProblem(app);
    if (problem !== undefined || !isFields(app)) return refuse(400, problem ?? 'invalid');
    if (apps.size >= 30) return refuse(400, 'The number of LIFF apps has reached the limit');
    const id = `${liffId.split('-')[0] ?? '0'}-${String(apps.size).padStart(8, 'x')}`;
    apps.set(id, app);
    return ok({ liffId: id });
  };
  const update = (call: ApiCall): ApiReply => {
    const id = call.params['liffId'] ?? '';
    const before = apps.get(id);
    const change = jsonOf(call);
    if (before === undefined) return refuse(404, 'Not found');
    const after = { ...before, ...(isFields(change) ? change : {}) };
    const problem = appProblem(after);
    if (problem !== undefined) return refuse(400, problem);
    apps.set(id, after);
    return ok();
  };
  const list = (): ApiReply =>
    apps.size === 0
      ? refuse(404, 'no liff app')
      : ok({ apps: [...apps].map(([id, app]) => ({ liffId: id, ...app })) });
  return [
    guard.route({ method: 'GET', path: '/liff/v1/apps', name: 'liff list', opens }, list),
    guard.route({ method: 'POST', path: '/liff/v1/apps', name: 'liff create', opens }, create),
    guard.route(
      { method: 'PUT', path: '/liff/v1/apps/:liffId', name: 'liff update', opens },
      update,
    ),
  ];
}

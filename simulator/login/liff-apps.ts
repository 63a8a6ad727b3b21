import type { Router } from 'express';
import type { ApiCall, ApiGuard, ApiHandler, ApiReply } from '../api/api-guard.ts';
import { jsonOf, ok, refuse } from '../http/call.ts';
import { createRouter } from '../http/endpoint.ts';
import { isFields, wordsOf } from '../validate/report.ts';
import type { Fields } from '../validate/report.ts';

interface LiffAppsOptions {
  guard: ApiGuard;
  liffId: string;
  endpointUrl: string;
}

interface LiffAppsState {
  liffId: string;
  apps: Map<string, Fields>;
}

const maxApps = 30;

/** The LIFF server API of the Login channel: list, create, update. */
export function createLiffAppsRouter({ guard, liffId, endpointUrl }: LiffAppsOptions): Router {
  const firstApp = {
    view: { type: 'full', url: endpointUrl },
    description: 'ศอช. ประสาน',
    scope: ['openid', 'profile'],
    botPrompt: 'normal',
    permanentLinkPattern: 'concat',
  };
  const state: LiffAppsState = { liffId, apps: new Map([[liffId, firstApp]]) };
  const router = createRouter();
  const endpoint = (name: string, handle: ApiHandler) =>
    guard.endpoint({ name, token: 'login' }, handle);
  router.get(
    '/liff/v1/apps',
    endpoint('liff list', () => listApps(state)),
  );
  router.post(
    '/liff/v1/apps',
    endpoint('liff create', (call) => createApp(state, call)),
  );
  router.put(
    '/liff/v1/apps/:liffId',
    endpoint('liff update', (call) => updateApp(state, call)),
  );
  return router;
}

function listApps({ apps }: LiffAppsState): ApiReply {
  if (apps.size === 0) return refuse(404, 'no liff app');
  return ok({ apps: [...apps].map(([id, app]) => ({ liffId: id, ...app })) });
}

function createApp({ liffId, apps }: LiffAppsState, call: ApiCall): ApiReply {
  const app = jsonOf(call);
  const problem = appProblem(app);
  if (problem !== undefined || !isFields(app)) return refuse(400, problem ?? 'invalid');
  if (apps.size >= maxApps) return refuse(400, 'The number of LIFF apps has reached the limit');
  const id = `${liffId.split('-')[0] ?? '0'}-${String(apps.size).padStart(8, 'x')}`;
  apps.set(id, app);
  return ok({ liffId: id });
}

function updateApp({ apps }: LiffAppsState, call: ApiCall): ApiReply {
  const id = call.params['liffId'] ?? '';
  const app = apps.get(id);
  if (app === undefined) return refuse(404, 'Not found');
  const change = jsonOf(call);
  const changed = { ...app, ...(isFields(change) ? change : {}) };
  const problem = appProblem(changed);
  if (problem !== undefined) return refuse(400, problem);
  apps.set(id, changed);
  return ok();
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

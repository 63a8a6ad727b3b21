import type { AppClock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import type { Platform } from '../platform.ts';
import { jsonOf, ok, refuse } from '../router.ts';
import type { Route } from '../router.ts';
import type { Storage } from '../storage.ts';
import { isFields } from '../validate/report.ts';
import type { Rules } from '../validate/report.ts';
import type { WebhookSender } from '../webhook.ts';
import type { ApiCall, ApiGuard, ApiReply } from './api-guard.ts';

interface Needs {
  guard: ApiGuard;
  faults: Faults;
  platform: Platform;
  clock: AppClock;
  storage: Storage;
  webhook: WebhookSender;
  rules: Rules;
  account: { userId: string; name: string; basicId: string };
}

function isEndpoint(value: unknown, rules: Rules): value is string {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.protocol === 'https:') return true;
  const local = rules.httpOrigins === 'localhost' ? false : rules.httpOrigins.has(url.origin);
  return url.protocol === 'http:' && (local || url.hostname === 'localhost');
}

export function channelRoutes(needs: Needs): Route[] {
  const { guard, faults, platform, clock, storage, webhook, rules, account } = needs;
  const endpointPath = '/v2/bot/channel/webhook/endpoint';

  const setEndpoint = (call: ApiCall): ApiReply => {
    const body = jsonOf(call);
    const endpoint = isFields(body) ? body['endpoint'] : undefined;
    if (!isEndpoint(endpoint, rules)) return refuse(400, 'Invalid webhook endpoint URL');
    platform.state.webhook = { endpoint, active: true };
    platform.touch();
    return { ...ok(), subject: endpoint };
  };
  const getEndpoint = (): ApiReply => {
    const { endpoint, active } = platform.state.webhook;
    if (endpoint === null) return refuse(404, 'Webhook endpoint not found');
    return { ...ok({ endpoint, active }), subject: endpoint, verdict: 'อ่านแล้ว' };
  };
  const test = async (call: ApiCall): Promise<ApiReply> => {
    const body = jsonOf(call);
    const given = isFields(body) ? body['endpoint'] : undefined;
    const endpoint = given ?? platform.state.webhook.endpoint;
    if (endpoint === null) return refuse(404, 'Webhook endpoint not found');
    if (!isEndpoint(endpoint, rules)) return refuse(400, 'Invalid webhook endpoint URL');
    const { status, why } = await webhook.post([], endpoint);
    const success = status >= 200 && status <= 299;
    const reason = success ? 'OK' : why === undefined ? 'ERROR_STATUS_CODE' : reasons[why];
    const detail = status > 0 ? String(status) : `Failure to connect: ${endpoint}`;
    const timestamp = clock.wall().toISOString();
    return { ...ok({ success, timestamp, statusCode: status, reason, detail }), subject: endpoint };
  };

  const content = async ({ params }: ApiCall): Promise<ApiReply> => {
    const id = params['messageId'] ?? '';
    if (faults.take('content'))
      return { ...refuse(500, 'Internal Server Error'), verdict: 'โหลดรูปไม่ได้' };
    const held = platform.state.contents.find((item) => item.id === id);
    const bytes = held === undefined ? undefined : await storage.readBlob(held.file);
    if (held !== undefined && bytes !== undefined)
      return {
        ...ok(bytes),
        headers: { 'content-type': held.contentType },
        verdict: 'ดาวน์โหลดแล้ว',
      };
    const gone = platform.findMessage(id)?.unsent === true;
    return gone ? refuse(410, 'The content is gone') : refuse(404, 'not found');
  };
  const contentPath = '/v2/bot/message/:messageId/content';

  return [
    guard.route({ method: 'GET', path: '/v2/bot/info', name: 'bot info' }, () => ({
      ...ok({
        userId: account.userId,
        basicId: account.basicId,
        displayName: account.name,
        chatMode: 'bot',
        markAsReadMode: 'auto',
      }),
      verdict: 'อ่านแล้ว',
    })),
    guard.route({ method: 'PUT', path: endpointPath, name: 'webhook endpoint' }, setEndpoint),
    guard.route({ method: 'GET', path: endpointPath, name: 'webhook endpoint' }, getEndpoint),
    guard.route(
      { method: 'POST', path: '/v2/bot/channel/webhook/test', name: 'webhook test' },
      test,
    ),
    guard.route({ method: 'GET', path: contentPath, name: 'content' }, content),
    guard.route(
      { method: 'GET', path: `${contentPath}/preview`, name: 'content preview' },
      content,
    ),
    guard.route({ method: 'GET', path: `${contentPath}/transcoding`, name: 'transcoding' }, () =>
      ok({ status: 'succeeded' }),
    ),
  ];
}

const reasons = { unreachable: 'COULD_NOT_CONNECT', timeout: 'REQUEST_TIMEOUT' } as const;

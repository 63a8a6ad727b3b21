import type { Router } from 'express';
import type { AppClock } from '../clock.ts';
import type { Platform } from '../platform.ts';
import { jsonOf, ok, refuse } from '../http/call.ts';
import { createRouter } from '../http/endpoint.ts';
import { isFields } from '../validate/report.ts';
import type { Rules } from '../validate/report.ts';
import type { WebhookSender } from '../webhook.ts';
import type { ApiCall, ApiGuard, ApiReply } from './api-guard.ts';

interface ChannelContext {
  guard: ApiGuard;
  platform: Platform;
  clock: AppClock;
  webhook: WebhookSender;
  rules: Rules;
  account: { userId: string; name: string; basicId: string };
}

const endpointPath = '/v2/bot/channel/webhook/endpoint';
const failureReasons = { unreachable: 'COULD_NOT_CONNECT', timeout: 'REQUEST_TIMEOUT' } as const;

/** The account itself and its webhook address. */
export function createChannelRouter(context: ChannelContext): Router {
  const { guard } = context;
  const router = createRouter();
  router.get(
    '/v2/bot/info',
    guard.endpoint({ name: 'bot info' }, () => readAccount(context)),
  );
  router.put(
    endpointPath,
    guard.endpoint({ name: 'webhook endpoint' }, (call) => setEndpoint(context, call)),
  );
  router.get(
    endpointPath,
    guard.endpoint({ name: 'webhook endpoint' }, () => readEndpoint(context)),
  );
  router.post(
    '/v2/bot/channel/webhook/test',
    guard.endpoint({ name: 'webhook test' }, (call) => testEndpoint(context, call)),
  );
  return router;
}

function readAccount({ account }: ChannelContext): ApiReply {
  return {
    ...ok({
      userId: account.userId,
      basicId: account.basicId,
      displayName: account.name,
      chatMode: 'bot',
      markAsReadMode: 'auto',
    }),
    verdict: 'อ่านแล้ว',
  };
}

function isEndpoint(value: unknown, rules: Rules): value is string {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return false;
  const url = new URL(value);
  if (url.protocol === 'https:') return true;
  const local = rules.httpOrigins === 'localhost' ? false : rules.httpOrigins.has(url.origin);
  return url.protocol === 'http:' && (local || url.hostname === 'localhost');
}

function endpointIn(call: ApiCall): unknown {
  const body = jsonOf(call);
  return isFields(body) ? body['endpoint'] : undefined;
}

function setEndpoint({ platform, rules }: ChannelContext, call: ApiCall): ApiReply {
  const endpoint = endpointIn(call);
  if (!isEndpoint(endpoint, rules)) return refuse(400, 'Invalid webhook endpoint URL');
  platform.state.webhook = { endpoint, active: true };
  platform.touch();
  return { ...ok(), subject: endpoint };
}

function readEndpoint({ platform }: ChannelContext): ApiReply {
  const { endpoint, active } = platform.state.webhook;
  if (endpoint === null) return refuse(404, 'Webhook endpoint not found');
  return { ...ok({ endpoint, active }), subject: endpoint, verdict: 'อ่านแล้ว' };
}

async function testEndpoint(context: ChannelContext, call: ApiCall): Promise<ApiReply> {
  const { platform, clock, webhook, rules } = context;
  const endpoint = endpointIn(call) ?? platform.state.webhook.endpoint;
  if (endpoint === null) return refuse(404, 'Webhook endpoint not found');
  if (!isEndpoint(endpoint, rules)) return refuse(400, 'Invalid webhook endpoint URL');
  const { status, why } = await webhook.post([], endpoint);
  const success = status >= 200 && status <= 299;
  const reason = success ? 'OK' : why === undefined ? 'ERROR_STATUS_CODE' : failureReasons[why];
  const detail = status > 0 ? String(status) : `Failure to connect: ${endpoint}`;
  const timestamp = clock.wall().toISOString();
  return { ...ok({ success, timestamp, statusCode: status, reason, detail }), subject: endpoint };
}

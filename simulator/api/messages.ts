import type { Router } from 'express';
import { jsonOf, ok, refuse } from '../http/call.ts';
import { createRouter } from '../http/endpoint.ts';
import { isGroupId, isUserId } from '../ids.ts';
import type { ReplyTokens } from '../reply-tokens.ts';
import { validateMessages } from '../validate/messages.ts';
import { isFields } from '../validate/report.ts';
import type { Rules } from '../validate/report.ts';
import type { ApiCall, ApiGuard, ApiReply } from './api-guard.ts';
import { gist, listOf } from './delivery.ts';
import { readMessages } from './read-messages.ts';
import { errorBody, invalidProperty, notJson } from './replies.ts';
import { sendMessages } from './send-messages.ts';
import type { SendContext } from './send-messages.ts';

export interface MessageContext extends SendContext {
  guard: ApiGuard;
  replyTokens: ReplyTokens;
  rules: Rules;
}

type Endpoint = (context: MessageContext, call: ApiCall) => ApiReply | Promise<ApiReply>;

export function createMessageRouter(context: MessageContext): Router {
  const { guard } = context;
  const router = createRouter();
  const post = (name: string, takesRetryKey: boolean, handle: Endpoint) =>
    router.post(
      `/v2/bot/message/${name}`,
      guard.endpoint({ name, sends: true, takesRetryKey }, (call) => handle(context, call)),
    );
  post('reply', false, reply);
  post('push', true, push);
  post('multicast', true, multicast);
  post('broadcast', true, broadcast);
  for (const kind of ['reply', 'push', 'multicast', 'narrowcast', 'broadcast'])
    router.post(
      `/v2/bot/message/validate/${kind}`,
      guard.endpoint({ name: 'validate' }, (call) => validate(context, call)),
    );
  router.get(
    '/v2/bot/message/quota',
    guard.endpoint({ name: 'quota' }, () => readQuota(context)),
  );
  router.get(
    '/v2/bot/message/quota/consumption',
    guard.endpoint({ name: 'consumption' }, () => readConsumption(context)),
  );
  return router;
}

/** Replies are free. They use no quota and have no retry key. */
async function reply(
  { platform, delivery, replyTokens, rules }: MessageContext,
  call: ApiCall,
): Promise<ApiReply> {
  const request = readMessages(call, rules);
  if ('refused' in request) return request.refused;
  const token = request.body['replyToken'];
  const messages = listOf(request.body['messages']);
  const chatId = typeof token === 'string' ? replyTokens.peek(token) : undefined;
  if (typeof token !== 'string' || chatId === undefined)
    return {
      ...refuse(400, 'Invalid reply token'),
      subject: gist(messages),
      verdict: 'replyToken ใช้ไม่ได้',
    };
  replyTokens.use(token);
  const sentMessages = delivery.sent(messages);
  await delivery.put(chatId, messages, sentMessages);
  return {
    ...ok({ sentMessages }),
    subject: `${platform.shortName(chatId)} · ${gist(messages)}`,
  };
}

const push: Endpoint = (context, call) => {
  const { platform, rules } = context;
  const request = readMessages(call, rules);
  if ('refused' in request) return request.refused;
  const { to, messages } = request.body;
  if (!isUserId(to) && !isGroupId(to)) return invalidProperty('to');
  if (isUserId(to) ? platform.persona(to) === undefined : platform.group(to) === undefined)
    return { ...refuse(400, 'Failed to send messages'), subject: to, verdict: 'ไม่รู้จักผู้รับ' };
  return sendMessages(context, { call, to: [to], messages: listOf(messages), returnsSent: true });
};

const multicast: Endpoint = (context, call) => {
  const request = readMessages(call, context.rules);
  if ('refused' in request) return request.refused;
  const { to, messages } = request.body;
  if (!Array.isArray(to) || to.length < 1 || to.length > 500)
    return errorBody([{ message: 'Size must be between 1 and 500', property: 'to' }]);
  const invalid = to.findIndex((id: unknown) => !isUserId(id));
  if (invalid >= 0) return invalidProperty(`to[${invalid}]`);
  return sendMessages(context, {
    call,
    to: to.filter(isUserId),
    messages: listOf(messages),
    returnsSent: false,
  });
};

const broadcast: Endpoint = (context, call) => {
  const request = readMessages(call, context.rules);
  if ('refused' in request) return request.refused;
  const friends = context.platform.state.personas.filter((person) => person.friend === 'friend');
  const to = friends.map((person) => person.lineUserId);
  const messages = listOf(request.body['messages']);
  return sendMessages(context, { call, to, messages, returnsSent: false });
};

function validate({ rules }: MessageContext, call: ApiCall): ApiReply {
  const body = jsonOf(call);
  if (!isFields(body)) return notJson();
  const details = validateMessages(body['messages'], rules);
  const subject = gist(listOf(body['messages']));
  return details.length > 0
    ? { ...errorBody(details), subject }
    : { ...ok(), subject, verdict: 'ถูกต้อง' };
}

function readQuota({ quota, platform }: MessageContext): ApiReply {
  return {
    ...ok(quota.value === null ? { type: 'none' } : { type: 'limited', value: quota.value }),
    subject: `ใช้ไป ${platform.quotaUsed()} จาก ${quota.value ?? 'ไม่จำกัด'}`,
    verdict: 'อ่านแล้ว',
  };
}

function readConsumption({ platform }: MessageContext): ApiReply {
  return {
    ...ok({ totalUsage: platform.quotaUsed() }),
    subject: `ใช้ไป ${platform.quotaUsed()}`,
    verdict: 'อ่านแล้ว',
  };
}

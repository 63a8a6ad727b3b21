import type { Faults } from '../faults.ts';
import { isGroupId, isUserId } from '../ids.ts';
import type { Platform } from '../platform.ts';
import type { ReplyTokens } from '../reply-tokens.ts';
import { hashOf, isRetryKey } from '../retry-keys.ts';
import type { RetryKeys, SentMessage } from '../retry-keys.ts';
import { jsonOf, ok, refuse } from '../router.ts';
import type { Route } from '../router.ts';
import { validateMessages } from '../validate/messages.ts';
import { isFields } from '../validate/report.ts';
import type { Detail, Fields, Rules } from '../validate/report.ts';
import { gist, listOf } from './delivery.ts';
import type { MessageDelivery, Messages } from './delivery.ts';
import type { ApiCall, ApiGuard, ApiReply } from './api-guard.ts';

export interface MessageNeeds {
  guard: ApiGuard;
  platform: Platform;
  faults: Faults;
  delivery: MessageDelivery;
  replyTokens: ReplyTokens;
  retryKeys: RetryKeys;
  rules: Rules;
  quota: { value: number | null };
}

export function errorBody(details: readonly Detail[]): ApiReply {
  const message = `The request body has ${details.length} error(s)`;
  return { status: 400, body: { message, details } };
}

function invalidProperty(name: string): ApiReply {
  return refuse(
    400,
    `The property, '${name}', in the request body is invalid (line: -, column: -)`,
  );
}

const notJson = () =>
  refuse(400, 'The request body could not be parsed as JSON (line: 1, column: 1)');

interface Sending {
  to: readonly string[];
  messages: Messages;
  returnsSent: boolean;
}

export function messageRoutes(needs: MessageNeeds): Route[] {
  const { guard, platform, faults, delivery, replyTokens, retryKeys, rules, quota } = needs;

  const read = (call: ApiCall): { body: Fields } | { refused: ApiReply } => {
    if (!/^application\/json\b/i.test(call.headers['content-type'] ?? ''))
      return {
        refused: refuse(
          415,
          `The content type, ${call.headers['content-type'] ?? ''}, is not supported`,
        ),
      };
    const body = jsonOf(call);
    if (!isFields(body)) return { refused: notJson() };
    const details = validateMessages(body['messages'], rules);
    const unit = body['customAggregationUnits'];
    if (unit !== undefined && !isAggregationUnit(unit))
      details.push({ message: 'invalid value', property: 'customAggregationUnits' });
    return details.length > 0
      ? { refused: { ...errorBody(details), subject: gist(listOf(body['messages'])) } }
      : { body };
  };

  const alreadyAccepted = (
    call: ApiCall,
    key: string,
    returnsSent: boolean,
  ): ApiReply | undefined => {
    if (!isRetryKey(key)) return refuse(400, 'Invalid retry key');
    const accepted = retryKeys.find(key);
    if (accepted === undefined) return undefined;
    const same = accepted.bodyHash === hashOf(call.raw);
    const sentMessages = returnsSent ? { sentMessages: accepted.sentMessages } : {};
    return {
      status: 409,
      headers: { 'x-line-accepted-request-id': accepted.requestId },
      body: { message: 'The retry key is already accepted', ...sentMessages },
      verdict: same ? 'ไม่นับซ้ำ' : 'กุญแจเดิม เนื้อหาไม่เหมือนเดิม',
      subject: 'ลองใหม่ กุญแจเดิม',
    };
  };

  const overQuota = (recipients: number) =>
    faults.take('quota') ||
    (quota.value !== null && platform.quotaUsed() + recipients > quota.value);

  const send = async (call: ApiCall, { to, messages, returnsSent }: Sending): Promise<ApiReply> => {
    const key = call.headers['x-line-retry-key'];
    const repeated = typeof key === 'string' ? alreadyAccepted(call, key, returnsSent) : undefined;
    const whom = to.length === 1 ? platform.shortName(to[0] ?? '') : `${to.length} คน`;
    const subject = `${whom} · ${gist(messages)}`;
    if (repeated !== undefined) return { subject, ...repeated };
    const recipients = to.reduce((sum, id) => sum + delivery.recipients(id), 0);
    if (overQuota(recipients))
      return {
        ...refuse(429, 'You have reached your monthly limit.'),
        subject,
        verdict: 'โควตาหมด',
      };
    const sent = delivery.sent(messages);
    if (typeof key === 'string')
      retryKeys.accept(key, {
        requestId: call.requestId,
        bodyHash: hashOf(call.raw),
        sentMessages: sent,
      });
    platform.spend(recipients);
    for (const chatId of to) await delivery.put(chatId, messages, sent);
    return { ...ok(returnsSent ? { sentMessages: sent } : {}), subject };
  };

  const reply = async (call: ApiCall): Promise<ApiReply> => {
    const got = read(call);
    if ('refused' in got) return got.refused;
    const token = got.body['replyToken'];
    const messages = listOf(got.body['messages']);
    const chatId = typeof token === 'string' ? replyTokens.peek(token) : undefined;
    if (typeof token !== 'string' || chatId === undefined)
      return {
        ...refuse(400, 'Invalid reply token'),
        subject: gist(messages),
        verdict: 'replyToken ใช้ไม่ได้',
      };
    replyTokens.use(token);
    const sent: SentMessage[] = delivery.sent(messages);
    await delivery.put(chatId, messages, sent);
    return {
      ...ok({ sentMessages: sent }),
      subject: `${platform.shortName(chatId)} · ${gist(messages)}`,
    };
  };

  const push = (call: ApiCall): ApiReply | Promise<ApiReply> => {
    const got = read(call);
    if ('refused' in got) return got.refused;
    const { to, messages } = got.body;
    if (!isUserId(to) && !isGroupId(to)) return invalidProperty('to');
    if (isUserId(to) ? platform.persona(to) === undefined : platform.group(to) === undefined)
      return { ...refuse(400, 'Failed to send messages'), subject: to, verdict: 'ไม่รู้จักผู้รับ' };
    return send(call, { to: [to], messages: listOf(messages), returnsSent: true });
  };

  const multicast = (call: ApiCall): ApiReply | Promise<ApiReply> => {
    const got = read(call);
    if ('refused' in got) return got.refused;
    const { to, messages } = got.body;
    if (!Array.isArray(to) || to.length < 1 || to.length > 500)
      return errorBody([{ message: 'Size must be between 1 and 500', property: 'to' }]);
    const wrong = to.findIndex((id: unknown) => !isUserId(id));
    if (wrong >= 0) return invalidProperty(`to[${wrong}]`);
    return send(call, { to: to.filter(isUserId), messages: listOf(messages), returnsSent: false });
  };

  const broadcast = (call: ApiCall): ApiReply | Promise<ApiReply> => {
    const got = read(call);
    if ('refused' in got) return got.refused;
    const friends = platform.state.personas.filter((person) => person.friend === 'friend');
    const to = friends.map((person) => person.lineUserId);
    return send(call, { to, messages: listOf(got.body['messages']), returnsSent: false });
  };

  const validate = (call: ApiCall): ApiReply => {
    const body = jsonOf(call);
    if (!isFields(body)) return notJson();
    const details = validateMessages(body['messages'], rules);
    const subject = gist(listOf(body['messages']));
    return details.length > 0
      ? { ...errorBody(details), subject }
      : { ...ok(), subject, verdict: 'ถูกต้อง' };
  };

  const spec = (name: string, takesRetryKey: boolean) =>
    ({
      method: 'POST',
      path: `/v2/bot/message/${name}`,
      name,
      sends: true,
      takesRetryKey,
    }) as const;
  const validations = ['reply', 'push', 'multicast', 'narrowcast', 'broadcast'].map((kind) =>
    guard.route(
      { method: 'POST', path: `/v2/bot/message/validate/${kind}`, name: 'validate' },
      validate,
    ),
  );
  return [
    guard.route(spec('reply', false), reply),
    guard.route(spec('push', true), push),
    guard.route(spec('multicast', true), multicast),
    guard.route(spec('broadcast', true), broadcast),
    ...validations,
    guard.route({ method: 'GET', path: '/v2/bot/message/quota', name: 'quota' }, () => ({
      ...ok(quota.value === null ? { type: 'none' } : { type: 'limited', value: quota.value }),
      subject: `ใช้ไป ${platform.quotaUsed()} จาก ${quota.value ?? 'ไม่จำกัด'}`,
      verdict: 'อ่านแล้ว',
    })),
    guard.route(
      { method: 'GET', path: '/v2/bot/message/quota/consumption', name: 'consumption' },
      () => ({
        ...ok({ totalUsage: platform.quotaUsed() }),
        subject: `ใช้ไป ${platform.quotaUsed()}`,
        verdict: 'อ่านแล้ว',
      }),
    ),
  ];
}

function isAggregationUnit(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > 1) return false;
  return value.every((name) => typeof name === 'string' && /^[0-9a-zA-Z_]{1,30}$/.test(name));
}

import type { Faults } from '../faults.ts';
import { ok, refuse } from '../http/call.ts';
import type { Platform } from '../platform.ts';
import { hashOf, isRetryKey } from '../retry-keys.ts';
import type { RetryKeys } from '../retry-keys.ts';
import { gist } from './delivery.ts';
import type { MessageDelivery, Messages } from './delivery.ts';
import type { ApiCall, ApiReply } from './api-guard.ts';

export interface SendContext {
  platform: Platform;
  faults: Faults;
  delivery: MessageDelivery;
  retryKeys: RetryKeys;
  quota: { value: number | null };
}

export interface Sending {
  call: ApiCall;
  to: readonly string[];
  messages: Messages;
  /** Only the answers to push and reply contain the ids of the sent messages. */
  returnsSent: boolean;
}

/**
 * Sends messages that LINE counts. A repeated retry key sends nothing, and the monthly quota limits
 * the rest.
 */
export async function sendMessages(context: SendContext, sending: Sending): Promise<ApiReply> {
  const { platform, delivery, retryKeys } = context;
  const { call, to, messages, returnsSent } = sending;
  const key = call.headers['x-line-retry-key'];
  const repeated =
    typeof key === 'string' ? repeatedReply(retryKeys, { ...sending, key }) : undefined;
  const receiver = to.length === 1 ? platform.shortName(to[0] ?? '') : `${to.length} คน`;
  const subject = `${receiver} · ${gist(messages)}`;
  if (repeated !== undefined) return { subject, ...repeated };
  const recipients = to.reduce((sum, id) => sum + delivery.recipients(id), 0);
  if (isOverQuota(context, recipients))
    return { ...refuse(429, 'You have reached your monthly limit.'), subject, verdict: 'โควตาหมด' };
  const sentMessages = delivery.sent(messages);
  if (typeof key === 'string')
    retryKeys.accept(key, {
      requestId: call.requestId,
      bodyHash: hashOf(call.raw),
      sentMessages,
    });
  platform.spend(recipients);
  for (const chatId of to) await delivery.put(chatId, messages, sentMessages);
  return { ...ok(returnsSent ? { sentMessages } : {}), subject };
}

/** LINE's answer to an invalid or already accepted retry key; undefined for a new key. */
function repeatedReply(
  retryKeys: RetryKeys,
  { call, key, returnsSent }: Sending & { key: string },
): ApiReply | undefined {
  if (!isRetryKey(key)) return refuse(400, 'Invalid retry key');
  const accepted = retryKeys.find(key);
  if (accepted === undefined) return undefined;
  const sameBody = accepted.bodyHash === hashOf(call.raw);
  const sentMessages = returnsSent ? { sentMessages: accepted.sentMessages } : {};
  return {
    status: 409,
    headers: { 'x-line-accepted-request-id': accepted.requestId },
    body: { message: 'The retry key is already accepted', ...sentMessages },
    verdict: sameBody ? 'ไม่นับซ้ำ' : 'กุญแจเดิม เนื้อหาไม่เหมือนเดิม',
    subject: 'ลองใหม่ กุญแจเดิม',
  };
}

function isOverQuota({ faults, platform, quota }: SendContext, recipients: number): boolean {
  if (faults.take('quota')) return true;
  return quota.value !== null && platform.quotaUsed() + recipients > quota.value;
}

import { setTimeout as pause } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { AppClock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import { uuid } from '../ids.ts';
import { readable } from '../call-log.ts';
import type { CallLog } from '../call-log.ts';
import type { RateLimits } from '../rate-limits.ts';
import { jsonOf, refuse } from '../http/call.ts';
import type { Call, Reply } from '../http/call.ts';
import { callOf, sendReply } from '../http/endpoint.ts';
import type { Tokens } from './tokens.ts';

export type ApiCall = Call & { requestId: string };

/**
 * A reply with what the call log shows about it: a subject and, if the status does not say it, a
 * verdict.
 */
export type ApiReply = Reply & { subject?: string; verdict?: string };

export type ApiHandler = (call: ApiCall) => ApiReply | Promise<ApiReply>;

export interface EndpointRules {
  /** Name in the call log and for the rate limit. */
  name: string;
  /** The channel whose token the endpoint accepts. The token endpoints need none. */
  token?: 'messaging' | 'login' | 'none';
  /** True for endpoints that send messages. Delivery faults apply to them. */
  sends?: boolean;
  takesRetryKey?: boolean;
}

/** Checks every API call as LINE does, applies the faults that are switched on, and logs the call. */
export interface ApiGuard {
  endpoint(rules: EndpointRules, handle: ApiHandler): RequestHandler;
}

interface GuardContext {
  tokens: Tokens;
  limits: RateLimits;
  faults: Faults;
  callLog: CallLog;
  clock: AppClock;
}

interface GuardedCall {
  rules: EndpointRules;
  call: ApiCall;
}

const rateText = 'The API rate limit has been exceeded. Try again later.';
const maxBodyBytes = 2 * 1024 * 1024;

export function createApiGuard(context: GuardContext): ApiGuard {
  return {
    endpoint: (rules, handle) => async (request, response) => {
      const call = { ...callOf(request), requestId: uuid() };
      const started = performance.now();
      if (rules.token !== 'none' && context.faults.take('delay')) await pause(3000);
      const reply = refusalOf(context, { rules, call }) ?? (await handle(call));
      const outcome = applySendFaults(context, { rules, reply });
      const ms = Math.round(performance.now() - started);
      const shown = outcome === 'drop' ? { ...reply, status: 0, verdict: 'สายหลุดหลังรับ' } : outcome;
      record(context, { rules, call, reply: shown, ms });
      if (outcome === 'drop') return void response.destroy();
      const headers = { 'x-line-request-id': call.requestId, ...outcome.headers };
      return sendReply(response, { status: outcome.status, body: outcome.body, headers });
    },
  };
}

/** Why LINE would refuse the call before reading its content; undefined if it would not. */
function refusalOf(context: GuardContext, { rules, call }: GuardedCall): ApiReply | undefined {
  const { tokens, limits, faults } = context;
  const refusal =
    rules.token === 'none' ? undefined : tokens.refusal(call, rules.token ?? 'messaging');
  if (refusal !== undefined) return { ...refusal, verdict: 'token ใช้ไม่ได้' };
  if (rules.sends && faults.take('rate')) return { ...refuse(429, rateText), verdict: 'ถี่เกินไป' };
  if (!limits.admits(rules.name)) return { ...refuse(429, rateText), verdict: 'ถี่เกินไป' };
  if (call.raw.length > maxBodyBytes)
    return { ...refuse(413, 'Payload Too Large'), verdict: 'ใหญ่เกินไป' };
  if (call.headers['x-line-retry-key'] !== undefined && rules.takesRetryKey !== true)
    return refuse(400, 'The retry key is not supported by this API');
  if (rules.sends && faults.take('errorBefore'))
    return { ...refuse(500, 'Internal Server Error'), verdict: 'ล้มก่อนรับ' };
  return undefined;
}

/**
 * Faults that happen after LINE accepted the messages: an error status, or a connection that is cut
 * without an answer.
 */
function applySendFaults(
  { faults }: GuardContext,
  { rules, reply }: { rules: EndpointRules; reply: ApiReply },
): ApiReply | 'drop' {
  if (!rules.sends || reply.status >= 300) return reply;
  if (faults.take('errorAfter'))
    return { ...reply, ...refuse(500, 'Internal Server Error'), verdict: 'รับแล้วล้ม' };
  return faults.take('drop') ? 'drop' : reply;
}

function record(
  { callLog, clock }: GuardContext,
  { rules, call, reply, ms }: GuardedCall & { reply: ApiReply; ms: number },
): void {
  callLog.add({
    at: clock.now().toISOString(),
    direction: 'out',
    call: `${call.method} ${rules.name}`,
    subject: reply.subject ?? '',
    status: reply.status,
    verdict: reply.verdict ?? defaultVerdict(reply.status),
    ms,
    details: detailsOf(call, reply),
  });
}

function defaultVerdict(status: number): string {
  if (status < 300) return 'รับแล้ว';
  if (status === 409) return 'ไม่นับซ้ำ';
  if (status === 404) return 'ไม่พบ';
  if (status === 429) return 'เกินจำนวน';
  return status >= 500 ? 'ล้ม' : 'ไม่ถูกต้อง';
}

function detailsOf(call: ApiCall, reply: ApiReply): { label: string; text: string }[] {
  const key = call.headers['x-line-retry-key'];
  const sent = call.raw.length === 0 ? undefined : (jsonOf(call) ?? `${call.raw.length} ไบต์`);
  const answer = Buffer.isBuffer(reply.body) ? `${reply.body.length} ไบต์` : reply.body;
  return [
    ...(typeof key === 'string' ? [{ label: 'กุญแจลองใหม่', text: key }] : []),
    { label: 'เลขคำขอ', text: call.requestId },
    { label: 'ที่อยู่', text: call.path },
    ...(sent === undefined ? [] : [{ label: 'ส่งมา', text: readable(hideSecrets(sent)) }]),
    { label: 'ตอบ', text: readable(hideSecrets(answer)) },
  ];
}

function hideSecrets(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const secrets = ['access_token', 'client_secret', 'id_token', 'refresh_token'];
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, secrets.includes(name) ? '…' : field]),
  );
}

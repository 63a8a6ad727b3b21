import { setTimeout as pause } from 'node:timers/promises';
import type { AppClock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import { uuid } from '../ids.ts';
import { readable } from '../call-log.ts';
import type { CallLog } from '../call-log.ts';
import type { RateLimits } from '../rate-limits.ts';
import { jsonOf, refuse } from '../router.ts';
import type { Answer, Call, Reply, Route } from '../router.ts';
import type { Tokens } from './tokens.ts';

export type ApiCall = Call & { requestId: string };

/** What a handler says about itself for the log: a subject and, when it is not plain, a verdict. */
export type ApiReply = Reply & { subject?: string; verdict?: string };

export interface EndpointSpec {
  method: string;
  path: string;
  /** Name in the log and for the rate limit. */
  name: string;
  /** Which channel's token opens it; none for the token endpoints. */
  opens?: 'messaging' | 'login' | 'nobody';
  /** Sends messages: delivery faults apply here. */
  sends?: boolean;
  takesRetryKey?: boolean;
  maxBytes?: number;
  quiet?: boolean;
}

export interface ApiGuard {
  route(spec: EndpointSpec, handle: (call: ApiCall) => ApiReply | Promise<ApiReply>): Route;
}

interface Needs {
  tokens: Tokens;
  limits: RateLimits;
  faults: Faults;
  callLog: CallLog;
  clock: AppClock;
}

const rateText = 'The API rate limit has been exceeded. Try again later.';

export function createApiGuard({ tokens, limits, faults, callLog, clock }: Needs): ApiGuard {
  const turnedAway = (spec: EndpointSpec, call: ApiCall): ApiReply | undefined => {
    const why =
      spec.opens === 'nobody' ? undefined : tokens.refusal(call, spec.opens ?? 'messaging');
    if (why !== undefined) return { ...why, verdict: 'token ใช้ไม่ได้' };
    if (spec.sends && faults.take('rate')) return { ...refuse(429, rateText), verdict: 'ถี่เกินไป' };
    if (!limits.admits(spec.name)) return { ...refuse(429, rateText), verdict: 'ถี่เกินไป' };
    if (call.raw.length > (spec.maxBytes ?? 2 * 1024 * 1024))
      return { ...refuse(413, 'Payload Too Large'), verdict: 'ใหญ่เกินไป' };
    if (call.headers['x-line-retry-key'] !== undefined && spec.takesRetryKey !== true)
      return refuse(400, 'The retry key is not supported by this API');
    if (spec.sends && faults.take('errorBefore'))
      return { ...refuse(500, 'Internal Server Error'), verdict: 'ล้มก่อนรับ' };
    return undefined;
  };

  const spoil = (spec: EndpointSpec, told: ApiReply): ApiReply | 'drop' => {
    if (!spec.sends || told.status >= 300) return told;
    if (faults.take('errorAfter'))
      return { ...told, ...refuse(500, 'Internal Server Error'), verdict: 'รับแล้วล้ม' };
    return faults.take('drop') ? 'drop' : told;
  };

  const record = (spec: EndpointSpec, call: ApiCall, told: ApiReply & { ms: number }) => {
    if (spec.quiet) return;
    callLog.add({
      at: clock.now().toISOString(),
      direction: 'out',
      call: `${spec.method} ${spec.name}`,
      subject: told.subject ?? '',
      status: told.status,
      verdict: told.verdict ?? plainVerdict(told.status),
      ms: told.ms,
      details: detailsOf(call, told),
    });
  };

  return {
    route: (spec, handle) => ({
      method: spec.method,
      path: spec.path,
      handle: async (plain) => {
        const call = { ...plain, requestId: uuid() };
        const started = performance.now();
        if (spec.opens !== 'nobody' && faults.take('delay')) await pause(3000);
        const told = turnedAway(spec, call) ?? (await handle(call));
        const outcome = spoil(spec, told);
        const ms = Math.round(performance.now() - started);
        const shown = outcome === 'drop' ? { ...told, status: 0, verdict: 'สายหลุดหลังรับ' } : outcome;
        record(spec, call, { ...shown, ms });
        if (outcome === 'drop') return { drop: true };
        return outgoing(outcome, call.requestId);
      },
    }),
  };
}

function outgoing(told: ApiReply, requestId: string): Answer {
  const { status, body, headers } = told;
  return { status, body, headers: { 'x-line-request-id': requestId, ...headers } };
}

function plainVerdict(status: number): string {
  if (status < 300) return 'รับแล้ว';
  if (status === 409) return 'ไม่นับซ้ำ';
  if (status === 404) return 'ไม่พบ';
  if (status === 429) return 'เกินจำนวน';
  return status >= 500 ? 'ล้ม' : 'ไม่ถูกต้อง';
}

function detailsOf(call: ApiCall, told: ApiReply): { label: string; text: string }[] {
  const key = call.headers['x-line-retry-key'];
  const sent = call.raw.length === 0 ? undefined : (jsonOf(call) ?? `${call.raw.length} ไบต์`);
  const answer = Buffer.isBuffer(told.body) ? `${told.body.length} ไบต์` : told.body;
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
  const hidden = ['access_token', 'client_secret', 'id_token', 'refresh_token'];
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, hidden.includes(name) ? '…' : item]),
  );
}

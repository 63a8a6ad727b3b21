import { setTimeout as pause } from 'node:timers/promises';
import type { messagingApi } from '@line/bot-sdk';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { withoutNationalIds } from '#domain/thai/text.ts';
import { createTokenProvider } from './access-token.ts';
import { NoAnswer, TooLarge } from './http.ts';
import type { Http, HttpAnswer, HttpCall } from './http.ts';

export type Message = messagingApi.Message;

/**
 * The outcome of a send. `sent` includes the status 409, which means that LINE had accepted this
 * retry key before. `unknown` (time-out, broken connection, 5xx) may have reached LINE, so a push may
 * be repeated only with the same retry key. `notSent` never reached LINE, because there was no token,
 * no address or no connection. `unauthorized` means that LINE refused a token issued for this send.
 */
export type SendOutcome =
  | { kind: 'sent'; requestId: string }
  | { kind: 'unknown'; reason: string }
  | { kind: 'notSent'; reason: string }
  | { kind: 'unauthorized'; status: number; reason: string }
  | { kind: 'monthlyLimit'; reason: string }
  | { kind: 'rateLimit'; reason: string }
  | { kind: 'refused'; status: number; reason: string };

/** A picture that a person sent. `gone` is final; after `away`, a later try may succeed. */
export type Content =
  | { kind: 'here'; bytes: Buffer }
  | { kind: 'gone' }
  | { kind: 'tooLarge' }
  | { kind: 'away' };

export interface LineClient {
  reply(send: { replyToken: string; messages: readonly Message[] }): Promise<SendOutcome>;
  /** `body` is the JSON of {to, messages}, which is fixed. Every retry sends the same bytes. */
  push(send: { body: string; retryKey: string }): Promise<SendOutcome>;
  /**
   * Sends to up to 500 people: `body` is {to: [], messages}. LINE accepts it for all of them or for
   * none.
   */
  multicast(send: { body: string; retryKey: string }): Promise<SendOutcome>;
  /** Null when the person blocked the account or was never a friend. */
  profile(userId: string): Promise<{ displayName: string } | null>;
  quota(): Promise<{ limit: number | null; used: number }>;
  /** Tries a few times, because LINE may still be preparing the picture. */
  content(messageId: string): Promise<Content>;
  /** Makes any other API call. Used for rich menus and the set-up. */
  call(request: {
    method: HttpCall['method'];
    path: string;
    json?: unknown;
    data?: DataBody;
    /** The time-out in milliseconds; a default if left out. */
    timeoutMs?: number;
  }): Promise<HttpAnswer>;
}

interface DataBody {
  bytes: Uint8Array;
  type: string;
}

interface Options {
  http: Http;
  apiOrigin: string;
  dataApiOrigin: string;
  channelId: string;
  channelSecret: string;
  /** A long-lived token. If null, the client issues and renews stateless tokens. */
  accessToken: string | null;
  wallClock: () => Date;
  /** Called when LINE refuses even a new token, so that an operator is told. */
  alert?: (fields: Record<string, unknown>, message: string) => void;
  /** The time-out of one try of a reply. Several tries must fit into the lifetime of the reply token. */
  replyTryMs?: number;
  /** The pauses between the tries to fetch a picture. */
  contentPausesMs?: readonly number[];
}

const sendTimeoutMs = limits.outside.wholeMs;
const usualReplyTryMs = 5_000;
const contentTimeoutMs = 30_000;
/** The sender waits for this picture, so all tries together must end before the time limit of the event. */
const pictureWithinMs = 8_000;
const maxPictureBytes = 10 * 1024 * 1024;
const usualPausesMs = [500, 1_500, 4_000];

export function createLineClient(options: Options): LineClient {
  const { apiOrigin, dataApiOrigin, replyTryMs = usualReplyTryMs } = options;
  const api = createApiCall(options);
  const send = createSend(options, api);
  const sendWithKey =
    (path: string): LineClient['push'] =>
    ({ body, retryKey }) =>
      send(path, { json: body, headers: { 'X-Line-Retry-Key': retryKey } });
  const readJson = async (path: string): Promise<{ status: number; json: unknown }> => {
    const answer = await api.call({ method: 'GET', url: apiOrigin + path });
    return {
      status: answer.status,
      json: answer.status === 200 ? JSON.parse(answer.body.toString()) : null,
    };
  };
  return {
    reply: (reply) =>
      send('/v2/bot/message/reply', { json: JSON.stringify(reply), timeoutMs: replyTryMs }),
    push: sendWithKey('/v2/bot/message/push'),
    multicast: sendWithKey('/v2/bot/message/multicast'),
    profile: async (userId) => {
      const { status, json } = await readJson(`/v2/bot/profile/${encodeURIComponent(userId)}`);
      if (status !== 200) return null;
      const { displayName } = z.parse(z.object({ displayName: z.string() }), json);
      return { displayName: withoutNationalIds(displayName) };
    },
    quota: async () => {
      const limits = await readJson('/v2/bot/message/quota');
      const usage = await readJson('/v2/bot/message/quota/consumption');
      const { value } = z.parse(
        z.object({ type: z.string(), value: z.optional(z.number()) }),
        limits.json,
      );
      return {
        limit: value ?? null,
        used: z.parse(z.object({ totalUsage: z.number() }), usage.json).totalUsage,
      };
    },
    content: createContentReader(options, api),
    call: ({ method, path, json, data, timeoutMs }) =>
      api.call({
        method,
        url: (data ? dataApiOrigin : apiOrigin) + path,
        ...bodyOf({ json, data }),
        timeoutMs: timeoutMs ?? (data ? contentTimeoutMs : sendTimeoutMs),
      }),
  };
}

interface ApiCall {
  call: (request: Omit<HttpCall, 'timeoutMs'> & { timeoutMs?: number }) => Promise<HttpAnswer>;
  /** Resolves when a token is available. A long-lived token is always available. */
  ready: () => Promise<void>;
}

/**
 * Calls LINE with a token. After a refusal it tries one new token. A long-lived token cannot be
 * renewed.
 */
function createApiCall(options: Options): ApiCall {
  const { http, accessToken } = options;
  const tokens = createTokenProvider(options);
  return {
    call: async (request) => {
      const withToken = (token: string): Promise<HttpAnswer> =>
        http({
          timeoutMs: sendTimeoutMs,
          ...request,
          headers: { Authorization: `Bearer ${token}`, ...request.headers },
        });
      if (accessToken !== null) return withToken(accessToken);
      const token = await tokens.token();
      const answer = await withToken(token);
      if (!isUnauthorized(answer)) return answer;
      tokens.drop(token);
      return withToken(await tokens.token());
    },
    ready: async () => {
      if (accessToken === null) await tokens.token();
    },
  };
}

/** Sends messages and classifies every failure; see `SendOutcome`. */
function createSend({ apiOrigin, alert = () => {} }: Options, api: ApiCall) {
  return async (path: string, body: SendBody): Promise<SendOutcome> => {
    try {
      // The token is requested first, because nothing can be sent without one.
      await api.ready();
    } catch (error) {
      return { kind: 'notSent', reason: `no token: ${reasonOf(error)}` };
    }
    try {
      const headers = { 'Content-Type': 'application/json', ...body.headers };
      const { json, timeoutMs = sendTimeoutMs } = body;
      const outcome = outcomeOf(
        await api.call({ method: 'POST', url: apiOrigin + path, headers, body: json, timeoutMs }),
      );
      if (outcome.kind === 'unauthorized')
        alert({ path, reason: outcome.reason }, 'LINE refuses our access token');
      return outcome;
    } catch (error) {
      if (error instanceof NoAnswer)
        return { kind: error.maybeArrived ? 'unknown' : 'notSent', reason: error.message };
      // LINE refused the token of this send, and no new one could be issued.
      if (error instanceof Problem) return { kind: 'notSent', reason: reasonOf(error) };
      throw error;
    }
  };
}

/** Reads a picture, with pauses while LINE is preparing it. */
function createContentReader(options: Options, api: ApiCall) {
  const { dataApiOrigin, wallClock, contentPausesMs = usualPausesMs } = options;
  const fetchContent = async (source: { url: string; timeoutMs: number }): Promise<Content> => {
    try {
      return contentOf(await api.call({ method: 'GET', ...source, maxBytes: maxPictureBytes }));
    } catch (error) {
      if (error instanceof TooLarge) return { kind: 'tooLarge' };
      if (error instanceof NoAnswer || error instanceof Problem) return { kind: 'away' };
      throw error;
    }
  };
  return async (messageId: string): Promise<Content> => {
    const url = `${dataApiOrigin}/v2/bot/message/${encodeURIComponent(messageId)}/content`;
    const end = wallClock().getTime() + pictureWithinMs;
    let content = await fetchContent({ url, timeoutMs: pictureWithinMs });
    for (const wait of contentPausesMs) {
      const remainingMs = end - wallClock().getTime() - wait;
      if (content.kind !== 'away' || remainingMs <= 0) break;
      await pause(wait);
      content = await fetchContent({ url, timeoutMs: remainingMs });
    }
    return content;
  };
}

interface SendBody {
  json: string;
  headers?: Record<string, string>;
  timeoutMs?: number;
}

function isUnauthorized({ status }: Pick<HttpAnswer, 'status'>): boolean {
  return status === 401 || status === 403;
}

function reasonOf(error: unknown): string {
  if (error instanceof Problem) return `${error.code} ${JSON.stringify(error.details)}`;
  return error instanceof Error ? error.message : String(error);
}

/**
 * Status 202 means that LINE is still preparing the picture. 429 and 5xx are temporary. Every other
 * answer is final.
 */
function contentOf({ status, body }: HttpAnswer): Content {
  if (status === 200) return { kind: 'here', bytes: body };
  return { kind: status === 202 || status === 429 || status >= 500 ? 'away' : 'gone' };
}

function bodyOf(request: {
  json: unknown;
  data: DataBody | undefined;
}): Pick<HttpCall, 'headers' | 'body'> {
  if (request.data)
    return { headers: { 'Content-Type': request.data.type }, body: request.data.bytes };
  if (request.json === undefined) return {};
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(request.json) };
}

/**
 * LINE's two kinds of 429 differ only in their message text (Messaging API reference, error
 * responses).
 */
function outcomeOf({ status, headers, body }: HttpAnswer): SendOutcome {
  const requestId = String(headers['x-line-request-id'] ?? '');
  if (status === 200 || status === 409) return { kind: 'sent', requestId };
  const reason = `${status} ${messageOf(body)} (${requestId})`;
  if (status >= 500) return { kind: 'unknown', reason };
  if (isUnauthorized({ status })) return { kind: 'unauthorized', status, reason };
  if (status !== 429) return { kind: 'refused', status, reason };
  return { kind: /monthly limit/i.test(reason) ? 'monthlyLimit' : 'rateLimit', reason };
}

/** LINE's description of the error. It contains field names and limits, but no personal data. */
function messageOf(body: Buffer): string {
  try {
    const shape = z.object({
      message: z.string(),
      details: z.optional(
        z.array(z.object({ message: z.optional(z.string()), property: z.optional(z.string()) })),
      ),
    });
    const { message, details } = z.parse(shape, JSON.parse(body.toString()));
    const more = (details ?? []).map(
      (detail) => `${detail.property ?? ''}: ${detail.message ?? ''}`,
    );
    return [message, ...more].join('; ').slice(0, 500);
  } catch {
    return 'no readable reason';
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { validateSignature } from '@line/bot-sdk';
import getRawBody from 'raw-body';
import { limits } from '#domain/limits.ts';
import type { ReceivedEvent } from '#models/inbox.ts';
import { inboxEventsOf } from './event.ts';
import type { LineEvent } from './event.ts';

interface Options {
  channelSecret: string;
  receive: (events: readonly ReceivedEvent[]) => Promise<void>;
  /** False for an event that no feature answers or acts on. */
  needsHandling: (event: LineEvent) => boolean;
  wallClock: () => Date;
  log: {
    info(fields: Record<string, unknown>, message: string): void;
    error(fields: Record<string, unknown>, message: string): void;
  };
}

export function isWebhookCall({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && (url === '/webhook' || url.startsWith('/webhook?'));
}

/**
 * POST /webhook: checks the signature over the raw bytes, stores the events durably, then answers
 * 200. They are handled afterwards. It answers 401 for a bad signature, 400 for bad JSON, 413 for too
 * much data, and 415 for compressed data. It answers 500 only when the database is down, so that LINE
 * redelivers. The request comes directly from node, because Express
 * would be a third of the cost of an acknowledgement.
 */
export function createWebhook(
  options: Options,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const status = await statusFor(options, request);
    response.writeHead(status, { 'Content-Length': 0 }).end();
  };
}

async function statusFor(options: Options, request: IncomingMessage): Promise<number> {
  const { log } = options;
  try {
    const status = await take(options, request);
    if (status !== 200) log.info({ status }, 'webhook refused');
    return status;
  } catch (error) {
    const status = statusOf(error);
    if (status === 500) log.error({ error: String(error) }, 'webhook not stored');
    else log.info({ status }, 'webhook refused');
    return status;
  }
}

async function take(options: Options, request: IncomingMessage): Promise<number> {
  const { channelSecret, receive, needsHandling, wallClock } = options;
  const { 'x-line-signature': signature, 'content-encoding': encoding = 'identity' } =
    request.headers;
  if (encoding !== 'identity') return 415;
  const length = request.headers['content-length'];
  const limit = limits.body.webhookBytes;
  const bytes = await getRawBody(request, { limit, ...(length === undefined ? {} : { length }) });
  if (typeof signature !== 'string' || !validateSignature(bytes, channelSecret, signature))
    return 401;
  const parsed = parseJson(bytes);
  if (parsed === undefined) return 400;
  await receive(inboxEventsOf(parsed, wallClock(), needsHandling));
  return 200;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Errors while reading the body are the sender's fault; all others are ours. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

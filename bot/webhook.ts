import { validateSignature } from '@line/bot-sdk';
import { Router, raw } from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { limits } from '#domain/limits.ts';
import type { ReceivedEvent } from '#models/inbox.ts';
import { inboxEventsOf } from './event.ts';
import type { LineEvent } from './event.ts';

interface Options {
  channelSecret: string;
  receive: (events: readonly ReceivedEvent[]) => Promise<void>;
  /** False for an event that nothing answers or acts on. */
  needsHandling: (event: LineEvent) => boolean;
  wallClock: () => Date;
  log: {
    info(fields: Record<string, unknown>, message: string): void;
    error(fields: Record<string, unknown>, message: string): void;
  };
}

const bodyLimit = limits.body.webhookBytes;

/**
 * POST /webhook: signature over the raw bytes, events made durable, then 200. Handling comes after.
 * 401 bad signature, 400 bad JSON, 413 too large; 500 only when the store is down, so that LINE redelivers.
 */
export function createWebhook(options: Options): Router {
  const { channelSecret, receive, needsHandling, wallClock, log } = options;
  const router = Router();
  const take: RequestHandler = async (request, response) => {
    const body: unknown = request.body;
    const signature = request.headers['x-line-signature'];
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    if (typeof signature !== 'string' || !validateSignature(bytes, channelSecret, signature)) {
      response.status(401).end();
      return;
    }
    const parsed = parseJson(bytes);
    if (parsed === undefined) {
      response.status(400).end();
      return;
    }
    await receive(inboxEventsOf(parsed, wallClock(), needsHandling));
    response.status(200).end();
  };
  const refuse: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    const status = statusOf(error);
    if (status === 500) log.error({ error: String(error) }, 'webhook not stored');
    else log.info({ status }, 'webhook refused');
    response.status(status).end();
  };
  router.post('/webhook', raw({ type: () => true, limit: bodyLimit, inflate: false }), take);
  router.use('/webhook', refuse);
  return router;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Errors of Express's body reader are the sender's fault; all others are ours. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}

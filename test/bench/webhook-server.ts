import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LineBotClient, middleware } from '@line/bot-sdk';
import express from 'express';
import * as z from 'zod/mini';
import { createFeatures } from '#bot/features/index.ts';
import { needsHandling } from '#bot/incoming.ts';
import { createWebhook } from '#bot/webhook.ts';
import { tellUsage } from './tell-usage.ts';

/** One of the compared servers, in a separate process. It prints its port, and ends with its parent. */
const [variant = '', secret = '', lineOrigin = ''] = process.argv.slice(2);
const wallClock = (): Date => new Date();
const log = {
  info: () => {},
  error: (fields: Record<string, unknown>) => void process.stderr.write(JSON.stringify(fields)),
};

const features = createFeatures();

/** The practical limit: it reads the body, checks the HMAC and answers 200. */
function bare() {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const digest = createHmac('sha256', secret).update(Buffer.concat(chunks)).digest();
      const given = Buffer.from(String(request.headers['x-line-signature']), 'base64');
      response.writeHead(timingSafeEqual(digest, given) ? 200 : 401, { 'Content-Length': 0 }).end();
    });
  });
}

const echoed = z.object({
  events: z.array(z.object({ replyToken: z.string(), message: z.object({ text: z.string() }) })),
});

/** Works as the SDK’s own examples do: it replies, then answers 200, and stores nothing. */
function echo() {
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: 'bench',
    apiBaseURL: lineOrigin,
  });
  const app = express();
  app.post('/webhook', middleware({ channelSecret: secret }), async (request, response) => {
    const { events } = z.parse(echoed, request.body);
    await Promise.all(
      events.map(({ replyToken, message }) =>
        client.replyMessage({ replyToken, messages: [{ type: 'text', text: message.text }] }),
      ),
    );
    response.json({});
  });
  return createServer(app);
}

function noStore() {
  const webhook = createWebhook({
    channelSecret: secret,
    needsHandling: (event) => needsHandling(features, event),
    receive: async () => {},
    wallClock,
    log,
  });
  return createServer((request, response) => void webhook(request, response));
}

const servers = { bare, echo, noStore };
const make = Object.entries(servers).find(([name]) => name === variant)?.[1];
if (!make) throw new Error(`no such server: ${variant}`);
const server = make();
server.listen(0, '127.0.0.1', () => {
  const address: AddressInfo | string | null = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
tellUsage();
process.once('disconnect', () => process.exit(0));

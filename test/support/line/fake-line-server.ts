import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createIdTokenIssuer } from './id-tokens.ts';
import type { IdTokenIssuer } from './id-tokens.ts';

export interface RecordedCall {
  method: string;
  path: string;
  authorization: string;
  retryKey: string;
  body: string;
}

export interface FakeLineServer {
  origin: string;
  issuer: IdTokenIssuer;
  /** All calls that were received, in order. */
  calls: readonly RecordedCall[];
  /** Bodies of the calls to one path. */
  bodies(path: string): unknown[];
  close(): Promise<void>;
}

const answersOf: Readonly<Record<string, unknown>> = {
  '/oauth2/v3/token': { token_type: 'Bearer', access_token: 'stateless-token', expires_in: 900 },
  '/v2/bot/message/quota': { type: 'limited', value: 5000 },
  '/v2/bot/message/quota/consumption': { totalUsage: 0 },
  '/v2/bot/info': { userId: `U${'b'.repeat(32)}`, basicId: '@x', displayName: 'x' },
  '/v2/bot/message/reply': { sentMessages: [{ id: '1' }] },
  '/v2/bot/message/push': { sentMessages: [{ id: '2' }] },
};

/** A minimal fake LINE server with its own signing key. It records every call. */
export async function startFakeLineServer(): Promise<FakeLineServer> {
  const issuer = await createIdTokenIssuer();
  const calls: RecordedCall[] = [];
  const server = createServer((request, response) => {
    const answer = (bytes: Buffer): void => {
      const call = recordedCallOf(request, bytes);
      calls.push(call);
      const known =
        call.path === '/oauth2/v2.1/certs' ? issuer.jwks : (answersOf[call.path] ?? null);
      response.writeHead(known === null ? 404 : 200, {
        'content-type': 'application/json',
        'x-line-request-id': `request-${calls.length}`,
      });
      response.end(JSON.stringify(known ?? { message: 'Not found' }));
    };
    buffer(request).then(answer, () => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    issuer,
    calls: calls,
    bodies: (path) =>
      calls.filter((call) => call.path === path).map((call): unknown => JSON.parse(call.body)),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function recordedCallOf(request: IncomingMessage, bytes: Buffer): RecordedCall {
  return {
    method: request.method ?? '',
    path: new URL(request.url ?? '/', 'http://line').pathname,
    authorization: request.headers.authorization ?? '',
    retryKey: String(request.headers['x-line-retry-key'] ?? ''),
    body: bytes.toString(),
  };
}

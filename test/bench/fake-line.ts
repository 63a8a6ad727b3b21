import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeLine {
  origin: string;
  /** Resolves when a reply or push with this token or key has arrived. */
  onSend(
    listen: (send: { path: string; body: string; retryKey: string | null; at: number }) => void,
  ): void;
  close(): Promise<void>;
}

/** A fake LINE that accepts everything after a delay: the benches measure our app only. */
export async function startFakeLine({
  delayMs,
  jwks = { keys: [] },
}: {
  delayMs: number;
  /** The keys that sign ID tokens. */
  jwks?: unknown;
}): Promise<FakeLine> {
  const listeners: Parameters<FakeLine['onSend']>[0][] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const at = performance.now();
      const body = Buffer.concat(chunks).toString();
      const retryKey = request.headers['x-line-retry-key'];
      for (const listen of listeners)
        listen({ path, body, retryKey: typeof retryKey === 'string' ? retryKey : null, at });
      const answer = JSON.stringify(path === '/oauth2/v2.1/certs' ? jwks : answerTo(path));
      const send = (): void => {
        response.writeHead(200, {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(answer),
        });
        response.end(answer);
      };
      if (delayMs > 0) setTimeout(send, delayMs);
      else send();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address: AddressInfo | string | null = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    onSend: (listen) => listeners.push(listen),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** LINE's answer to a successful call. */
export function answerTo(path: string): unknown {
  if (path.endsWith('/quota')) return { type: 'none' };
  if (path.endsWith('/consumption')) return { totalUsage: 0 };
  if (path.startsWith('/oauth2'))
    return { access_token: 'bench', expires_in: 899, token_type: 'Bearer' };
  if (path.includes('/richmenu/alias/')) return { richMenuId: 'richmenu-1' };
  if (path.includes('/profile/')) return { displayName: 'คนทดสอบ', userId: 'U' };
  return { sentMessages: [{ id: '1' }] };
}

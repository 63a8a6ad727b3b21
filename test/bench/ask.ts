import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Answer {
  status: number;
  ms: number;
  body: string;
}

/** Sends a request to our API as a browser does: with a cookie, from the same origin, as JSON. */
export function createAsk(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 600 });
  const ask = (of: {
    method: string;
    path: string;
    cookie: string;
    json?: unknown;
  }): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const askedAt = performance.now();
      const body = of.json === undefined ? undefined : JSON.stringify(of.json);
      const headers = {
        Cookie: of.cookie,
        Origin: `http://localhost:${port}`,
        ...(body === undefined
          ? {}
          : {
              'Content-Type': 'application/json',
              'Content-Length': String(Buffer.byteLength(body)),
            }),
      };
      const asked = request(
        { port, host: '127.0.0.1', path: of.path, method: of.method, agent, headers },
        (response) => {
          buffer(response).then(
            (bytes) =>
              resolve({
                status: response.statusCode ?? 0,
                ms: performance.now() - askedAt,
                body: bytes.toString(),
              }),
            reject,
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  return { ask, close: () => agent.destroy() };
}

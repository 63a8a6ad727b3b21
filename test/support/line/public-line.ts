import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

interface Answer {
  status: number;
  body: string;
}

/** Changes LINE’s answer to a path, to imitate another state of the account. */
export type Change = (answer: Answer) => Answer;

/**
 * A proxy between the app and the LINE simulator. The app has a public https address that the simulator
 * cannot call, so the proxy replaces it with the local address in every body.
 */
export async function startPublicLine(of: { line: string; publicUrl: string; localUrl: string }) {
  const changes = new Map<string, Change>();
  const server = createServer((request, response) => {
    void (async () => {
      const body = (await buffer(request)).toString('utf8');
      const { 'content-type': type = '', authorization = '' } = request.headers;
      const answer = await fetch(of.line + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers: { 'content-type': type, authorization },
        ...(body === '' ? {} : { body: body.replaceAll(of.publicUrl, of.localUrl) }),
      });
      const text = (await answer.text()).replaceAll(of.localUrl, of.publicUrl);
      const change = changes.get(`${request.method} ${request.url}`) ?? ((same: Answer) => same);
      const changed = change({ status: answer.status, body: text });
      response.writeHead(changed.status, { 'content-type': 'application/json' }).end(changed.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    changes,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

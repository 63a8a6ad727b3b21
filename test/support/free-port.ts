import { once } from 'node:events';
import { createServer } from 'node:net';

/** Finds a free port, because the app must know its own address before it starts. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  probe.close();
  await once(probe, 'close');
  return address.port;
}

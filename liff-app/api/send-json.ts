import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const toGzip = promisify(gzip);
/** Below this a packet is a packet. */
const worthPackingBytes = 1_200;

/** JSON, packed for the weak signal it travels over; quickly, since every answer is packed anew. */
export async function sendJson(
  { request, response }: { request: Request; response: Response },
  body: unknown,
): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(body));
  response.type('application/json').vary('Accept-Encoding');
  const packs = bytes.length >= worthPackingBytes && request.acceptsEncodings().includes('gzip');
  if (packs) response.setHeader('Content-Encoding', 'gzip');
  const sent = packs ? await toGzip(bytes, { level: constants.Z_BEST_SPEED }) : bytes;
  // Not express's send: it hashes every answer for a tag which, never stored, nobody would send back.
  response.setHeader('Content-Length', sent.length);
  response.end(sent);
}

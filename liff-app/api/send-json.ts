import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const toGzip = promisify(gzip);
/** A smaller body fits in one TCP packet; compressing it gains nothing. */
const worthPackingBytes = 1_200;

interface Exchange {
  request: Request;
  response: Response;
}

/** Sends JSON gzipped for slow connections, at the fastest level because every answer is compressed. */
export function sendJson(to: Exchange, body: unknown): Promise<void> {
  return sendPacked(to, Buffer.from(JSON.stringify(body)));
}

/** Sends bytes that are already JSON. */
export async function sendPacked({ request, response }: Exchange, bytes: Buffer): Promise<void> {
  response.type('application/json').vary('Accept-Encoding');
  const packs = bytes.length >= worthPackingBytes && request.acceptsEncodings().includes('gzip');
  if (packs) response.setHeader('Content-Encoding', 'gzip');
  const sent = packs ? await toGzip(bytes, { level: constants.Z_BEST_SPEED }) : bytes;
  // express's send would hash every answer for an ETag; with no-store no client sends it back.
  response.setHeader('Content-Length', sent.length);
  response.end(sent);
}
